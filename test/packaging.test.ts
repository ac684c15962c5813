import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { parseYAML } from 'confbox/yaml'
import { describe, expect, it } from 'vitest'
import { readConfig, settingNames } from '../src/config.ts'

const text = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8')

type Instruction = { readonly name: string; readonly rest: string }

const instructionsOf = (dockerfile: string): readonly Instruction[] =>
  dockerfile
    .replace(/^\s*#.*$/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ name: line.trim().split(/\s/)[0]!, rest: line.trim().replace(/^\S+\s*/, '') }))

/** Both parts of an exec form that Docker takes literally: ["node", "x"]. */
const isExec = (rest: string) => {
  try {
    return (JSON.parse(rest.replace(/^.*?(?=\[)/, '')) as unknown[]).every((part) => typeof part === 'string')
  } catch {
    return false
  }
}

/** An image by a name that will not mean another major version tomorrow. */
const isPinned = (image: string) => /:\d[\w.-]*(@sha256:[0-9a-f]{64})?$/.test(image)

/** What in a Dockerfile would harm somebody or surprise an operator. */
function inspectImage(dockerfile: string): string[] {
  const all = instructionsOf(dockerfile)
  const stages = all.filter(({ name }) => name === 'FROM')
  const last = all.slice(all.lastIndexOf(stages.at(-1)!))
  const find = (name: string) => last.findLast((each) => each.name === name)?.rest ?? ''
  const user = Number(find('USER').split(':')[0])
  const rules: readonly [broken: boolean, told: string][] = [
    [stages.length < 2, 'one stage: the tools of the build are shipped'],
    [!stages.every(({ rest }) => isPinned(rest.split(' ')[0]!)), 'an image without a version'],
    [!/^node:24\b.*-slim/.test(stages.at(-1)?.rest ?? ''), 'not the slim image of Node 24'],
    [!(user >= 10_000), 'runs as a user of the machine'],
    [
      last.findIndex(({ name }) => name === 'USER') < last.findLastIndex(({ name }) => name === 'RUN'),
      'root after USER',
    ],
    [/\b(curl|wget)\b/.test(dockerfile.replace(/^\s*#.*$/gm, '')), 'a tool to download with'],
    [!/\/healthz/.test(find('HEALTHCHECK')) || !isExec(find('HEALTHCHECK')), 'no health check of its own'],
    [!isExec(find('CMD')) || !/^\["node"/.test(find('CMD')), 'a shell between the signal and the house'],
    [all.some(({ name }) => name === 'ADD'), 'ADD fetches and unpacks'],
    [
      all.some(({ name, rest }) => name === 'COPY' && /(^|\s)\.\/?\s/.test(rest)),
      'copies whatever lies about',
    ],
    [
      all.some(({ name, rest }) => /^(ENV|ARG)$/.test(name) && /TOKEN|SECRET|PASSWORD/.test(rest)),
      'a secret in a layer',
    ],
    [!all.some(({ rest }) => /install\.mjs run$/.test(rest)), 'not the lean tree of package-lock.json'],
    [!/\/data/.test(find('VOLUME')) || !/\/keys/.test(find('VOLUME')), 'data and key share a place'],
  ]
  return rules.filter(([broken]) => broken).map(([, told]) => told)
}

type Service = Readonly<Record<string, unknown>>
type Compose = {
  readonly services: Readonly<Record<string, Service>>
  readonly networks: Record<string, unknown>
}

/** What in a compose file would harm somebody or surprise an operator, as "service: what". */
function inspectCompose({ services, networks }: Compose): string[] {
  const told = Object.entries(services).flatMap(([name, service]) => {
    const has = (key: string, wanted: string) => JSON.stringify(service[key] ?? null).includes(wanted)
    const rules: readonly [broken: boolean, told: string][] = [
      [!isPinned(String(service['image'])), 'an image without a version'],
      [service['read_only'] !== true, 'may write to its own files'],
      [!has('cap_drop', '"ALL"'), 'keeps powers of root'],
      [!has('security_opt', 'no-new-privileges:true'), 'may gain powers'],
      [!(Number(String(service['user']).split(':')[0]) > 0), 'runs as root'],
      [service['privileged'] === true || has('volumes', 'docker.sock'), 'owns the machine'],
      [has('environment', 'PASSWORD":') || has('environment', 'TOKEN":'), 'a secret in the environment'],
      [service['memswap_limit'] !== service['mem_limit'] || !service['mem_limit'], 'may be swapped to disk'],
      [(service['ulimits'] as Service | undefined)?.['core'] !== 0, 'may be dumped to disk'],
      [
        has('ports', '"') && !(service['ports'] as string[]).every((port) => /^127\.0\.0\.1:/.test(port)),
        'open to the world',
      ],
      [!service['restart'] || !service['stop_grace_period'] || !service['logging'], 'is not looked after'],
    ]
    return rules.filter(([broken]) => broken).map(([, what]) => `${name}: ${what}`)
  })
  const database = services['database'] ?? {}
  const only = JSON.stringify(database['networks']) === '["inside"]'
  const closed = (networks['inside'] as Service | undefined)?.['internal'] === true
  return [
    ...told,
    ...(only && closed && !database['ports'] ? [] : ['database: others than the house can reach it']),
    ...(database['healthcheck'] ? [] : ['database: nobody knows when it is ready']),
    ...(JSON.stringify(services['house']?.['depends_on'] ?? '').includes('service_healthy')
      ? []
      : ['house: does not wait for the database']),
  ]
}

const dockerfile = text('Dockerfile')
const compose = () => parseYAML<Compose>(text('compose.yaml'))

describe('the container image', () => {
  it('holds what runs and nothing else, and runs without powers', () => {
    expect(inspectImage(dockerfile)).toEqual([])
  })

  it.each([
    ['one stage', /FROM node:24-bookworm AS build/, '#'],
    ['without a version', /node:24-bookworm AS/, 'node:latest AS'],
    ['without a version', /node:24-bookworm AS/, 'node AS'],
    ['slim image', /24-bookworm-slim/, '24-bookworm'],
    ['user of the machine', /USER .*/, 'USER node'],
    ['user of the machine', /USER .*/, ''],
    ['root after USER', /EXPOSE 3000/, 'RUN chown -R 10001 /app'],
    ['download', /RUN install/, 'RUN apt-get install curl && install'],
    ['health check', /HEALTHCHECK[\s\S]*?\n {2}CMD.*/, ''],
    ['shell between', /CMD \["node", "--enable.*/, 'CMD npm start'],
    ['ADD', /COPY flows/, 'ADD flows'],
    ['lies about', /COPY flows flows/, 'COPY . .'],
    ['secret in a layer', /PORT=3000/, 'BOT_TOKEN=1'],
    ['lean tree', /node scripts\/install.mjs run/, 'npm install'],
    ['share a place', /HOST_KEY_FILE=\/keys\/host.key|, "\/keys"/g, ''],
  ])('is found wrong with: %s (mutant)', (told, part, instead) => {
    expect(inspectImage(dockerfile.replace(part, instead)).join()).toContain(told)
  })
})

describe('the image and the commands', () => {
  it('bundle the same entries: the house and its command line, and what builds the desk and the cleaner', () => {
    const bundled = [...dockerfile.matchAll(/bundle\.mjs (\S+)/g)].map(([, entry]) => entry)
    const { scripts } = JSON.parse(text('package.json'))
    expect(bundled).toEqual(['src/main.ts', scripts.stezhka.split(' ').at(-1), 'scripts/beforehand.ts'])
  })

  it('keep the one database engine per dialect that the generated clients ask for', () => {
    for (const dialect of ['sqlite', 'postgresql']) {
      const engines =
        text(`prisma/client/${dialect}/internal/class.ts`).match(/runtime\/query_compiler_[\w.]+/g) ?? []
      expect(engines.length).toBeGreaterThan(0)
      for (const engine of engines) expect(engine).toContain(`_small_bg.${dialect}.`)
    }
  })
})

describe('the compose file', () => {
  it('gives the house and its database no powers, no way in and no secrets in the open', () => {
    expect(inspectCompose(compose())).toEqual([])
  })

  const mutants: readonly [told: string, service: 'house' | 'database', change: Service][] = [
    ['without a version', 'database', { image: 'postgres:latest' }],
    ['own files', 'house', { read_only: false }],
    ['powers of root', 'house', { cap_drop: [] }],
    ['gain powers', 'database', { security_opt: [] }],
    ['runs as root', 'database', { user: undefined }],
    ['owns the machine', 'house', { volumes: ['/var/run/docker.sock:/s'] }],
    ['in the environment', 'database', { environment: { POSTGRES_PASSWORD: 'x' } }],
    ['swapped', 'house', { memswap_limit: '1g' }],
    ['dumped', 'house', { ulimits: undefined }],
    ['open to the world', 'house', { ports: ['3000:3000'] }],
    ['looked after', 'house', { restart: undefined }],
    ['others than the house', 'database', { networks: ['inside', 'outside'] }],
    ['others than the house', 'database', { ports: ['127.0.0.1:5432:5432'] }],
    ['when it is ready', 'database', { healthcheck: undefined }],
    ['does not wait', 'house', { depends_on: ['database'] }],
  ]
  it.each(mutants)('is found wrong with: %s (mutant)', (told, service, change) => {
    const { services, networks } = compose()
    const broken = { ...services, [service]: { ...services[service], ...change } }
    expect(inspectCompose({ services: broken, networks }).join()).toContain(told)
  })

  it('names only settings that the house reads', () => {
    const known = settingNames.flatMap((name) => [name, `${name}_FILE`])
    for (const name of Object.keys(compose().services['house']!['environment'] as object))
      expect(known).toContain(name)
  })
})

describe('what lies beside the code', () => {
  it('keeps everything out of the image that the Dockerfile does not ask for, secrets above all', () => {
    const [first, ...rest] = text('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
    expect(first).toBe('*')
    const allowed = rest.filter((line) => line.startsWith('!')).map((line) => line.slice(1))
    const copied = instructionsOf(dockerfile)
      .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from'))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1))
    expect([...allowed].sort()).toEqual([...new Set(copied)].sort())
    for (const kept of ['**/.env*', '**/*.db', '**/host.key'])
      expect(rest.slice(allowed.length)).toContain(kept)
  })

  it('shows every setting in .env.example, no other, and with values that are right', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stezhka-example-'))
    const example = text('.env.example').replace(/^#(?=[A-Z])/gm, '')
    const named = Object.keys(parseEnv(example))
    expect(named.filter((name) => !name.endsWith('_FILE')).sort()).toEqual(
      settingNames.filter((name) => name !== 'HOST_KEY_FILE').sort(),
    )
    writeFileSync(join(folder, '.env'), example.replace(/^\w+=\/run\/secrets.*$/gm, ''))
    expect(readConfig({}, folder)).toMatchObject({ ok: true, config: { port: 3000 } })
    rmSync(folder, { recursive: true })
  })

  it('carries the licence word for word', () => {
    const sum = createHash('sha256').update(text('LICENSE')).digest('hex')
    expect(sum).toBe('0d96a4ff68ad6d4b6f1f30f713b18d5184912ba8dd389f86aa7710db079abcb0')
    expect(JSON.parse(text('package.json')).license).toBe('AGPL-3.0-or-later')
  })
})
