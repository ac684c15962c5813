import { type ChildProcess, execFile, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mendFor, ownEnvironment } from '../scripts/install.mjs'
import { holds, runPart } from '../scripts/tree.mjs'

const root = join(import.meta.dirname, '..')

/** Stands where npm stands: notes its call, waits while `hold` exists, then leaves a tree as npm does. */
const npm = `
import { appendFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs'
const project = process.env.PROJECT
process.on('SIGINT', () => process.exit(130))
appendFileSync(project + '/calls', process.argv.slice(2).join(' ') + ' omit=' + process.env.npm_config_omit + '\\n')
while (existsSync(project + '/hold')) await new Promise((resolve) => setTimeout(resolve, 20))
if (existsSync(project + '/broken')) { console.error('npm error code ENOTFOUND'); process.exit(1) }
mkdirSync('node_modules')
symlinkSync(process.env.ESBUILD, 'node_modules/esbuild', 'junction')
copyFileSync('package-lock.json', 'node_modules/.package-lock.json')
`
const main = `
import { word } from './word.ts'
const [mode]: string[] = process.argv.slice(2)
console.log('door open', word, process.argv.slice(2).join())
if (mode === 'fail') throw new Error('no such day')
if (mode === 'stay') {
  const waiting = setInterval(() => {}, 1000)
  process.once('SIGTERM', () => { clearInterval(waiting); console.log('door closed') })
}
`
const manifest = { name: 'stezhka', type: 'module', engines: { node: '>=20.19' } }
const lock = { lockfileVersion: 3, packages: { '': manifest, 'node_modules/a': { version: '1.0.0' } } }

let project: string
const at = (...path: string[]) => join(project, ...path)
const put = (path: string, value: unknown) =>
  writeFileSync(at(path), typeof value === 'string' ? value : JSON.stringify(value))

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'stezhka-start-'))
  cpSync(join(root, 'scripts'), at('scripts'), { recursive: true })
  cpSync(join(root, 'tsconfig.json'), at('tsconfig.json'))
  mkdirSync(at('src'))
  put('src/main.ts', main)
  put('src/word.ts', `export const word: string = 'one'`)
  put('package.json', manifest)
  put('package-lock.json', lock)
  mkdirSync(at('npm'))
  put('npm/npm-cli.mjs', npm)
  put('npm/npm-cli.js', `import('./npm-cli.mjs')`)
})
afterEach(() => rmSync(project, { recursive: true, force: true }))

type Run = { process: ChildProcess; said: () => string; ended: Promise<number | null> }

const ownPlace = () => ({
  ...process.env,
  PROJECT: project,
  ESBUILD: join(root, 'node_modules', 'esbuild'),
  npm_execpath: at('npm', 'npm-cli.js'),
  npm_config_omit: 'dev',
})

function start(...args: string[]): Run {
  const child = spawn(process.execPath, [at('scripts', 'start.mjs'), ...args], {
    cwd: project,
    env: ownPlace(),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part))
  return { process: child, said: () => said, ended: new Promise((resolve) => child.on('close', resolve)) }
}

async function startAndEnd(...args: string[]) {
  const run = start(...args)
  return { code: await run.ended, said: run.said() }
}

/** Waits until `happened`, however slow the machine; the test's own limit ends a wait in vain. */
async function until(happened: () => boolean) {
  while (!happened()) await sleep(20)
}

const calls = () => (existsSync(at('calls')) ? readFileSync(at('calls'), 'utf8').trim().split('\n') : [])
const bundles = () => readdirSync(at('.cache', 'run')).filter((name) => /-[0-9a-f]{12}$/.test(name))

describe('npm start', () => {
  it('installs what the house runs on, without the settings of the npm around it, and opens the door', async () => {
    const { code, said } = await startAndEnd('a', 'b')
    expect(said).toMatch(
      /installing the libraries the house runs on[\s\S]*installed in \d+ s[\s\S]*door open one a,b/,
    )
    expect(code).toBe(0)
    expect(calls()).toHaveLength(1)
    expect(calls()[0]).toMatch(/^ci .*omit=undefined$/)
  })

  it('the second time neither installs nor bundles', async () => {
    await startAndEnd()
    const record = at('.cache', 'run', 'src+main.ts.json')
    const before = readFileSync(record, 'utf8')
    rmSync(at('node_modules', 'esbuild'))
    const { said } = await startAndEnd()
    expect(said).toBe('door open one \n')
    expect(calls()).toHaveLength(1)
    expect(readFileSync(record, 'utf8')).toBe(before)
  })

  it('bundles again when a source changed, however deep it lies', async () => {
    await startAndEnd()
    put('src/word.ts', `export const word: string = 'two'`)
    expect((await startAndEnd()).said).toBe('door open two \n')
    expect(bundles()).toHaveLength(2)
  })

  it('installs again when the lock file changed, and when the tree is gone', async () => {
    await startAndEnd()
    put('package-lock.json', {
      ...lock,
      packages: { ...lock.packages, 'node_modules/b': { version: '1.0.0' } },
    })
    await startAndEnd()
    expect(calls()).toHaveLength(2)
    rmSync(at('node_modules'), { recursive: true })
    await startAndEnd()
    expect(calls()).toHaveLength(3)
  })

  it('twice at once: one installs, the other waits, both doors open', async () => {
    put('hold', '')
    const first = start()
    await until(() => calls().length === 1)
    const second = start()
    await until(() => second.said().includes('is installing; waiting for it'))
    rmSync(at('hold'))
    expect(await Promise.all([first.ended, second.ended])).toEqual([0, 0])
    expect(first.said()).toContain('door open')
    expect(second.said()).toContain('door open')
    expect(calls()).toHaveLength(1)
  })

  it('twice at once after the installation: both bundle, both doors open', async () => {
    await startAndEnd()
    rmSync(at('.cache', 'run'), { recursive: true })
    const [first, second] = await Promise.all([startAndEnd(), startAndEnd()])
    expect([first.said, second.said]).toEqual(['door open one \n', 'door open one \n'])
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'interrupted by %s leaves nothing half: the next one installs anew',
    async (signal) => {
      put('hold', '')
      const run = start()
      await until(() => calls().length === 1)
      run.process.kill(signal)
      expect(await run.ended).toBe(130)
      expect(run.said()).toContain('the next start begins the installation anew')
      expect(existsSync(at('node_modules'))).toBe(false)
      expect(existsSync(at('.cache', 'install.lock'))).toBe(false)
      rmSync(at('hold'))
      expect((await startAndEnd()).said).toContain('door open')
    },
  )

  it('takes over from a start that was killed', async () => {
    put('hold', '')
    const run = start()
    await until(() => calls().length === 1)
    const lockFile = at('.cache', 'install.lock')
    await until(() => readFileSync(lockFile, 'utf8').trim().split('\n').length === 2)
    run.process.kill('SIGKILL')
    await run.ended
    // Its npm still lives: it is waited for, and only then the next start goes to work.
    const next = start()
    await until(() => next.said().includes('waiting for it'))
    expect(calls()).toHaveLength(1)
    process.kill(Number(readFileSync(lockFile, 'utf8').trim().split('\n')[1]), 'SIGKILL')
    rmSync(at('hold'))
    expect(await next.ended).toBe(0)
    expect(calls()).toHaveLength(2)
  })

  it('says in one sentence what is wrong and what mends it when the registry cannot be reached', async () => {
    put('broken', '')
    const { code, said } = await startAndEnd()
    expect(code).toBe(1)
    expect(said).toContain('the package registry cannot be reached. Check the network')
    expect(readFileSync(at('.cache', 'install.log'), 'utf8')).toContain('ENOTFOUND')
    expect(existsSync(at('.cache', 'install.lock'))).toBe(false)
  })

  it('names the Node it needs when this one is too old', async () => {
    put('package.json', { ...manifest, engines: { node: '>=99.1' } })
    const { code, said } = await startAndEnd()
    expect(code).toBe(1)
    expect(said).toMatch(/too old: 99\.1 or newer is needed/)
    expect(calls()).toEqual([])
  })

  it('lets SIGTERM reach the house itself', async () => {
    const run = start('stay')
    await until(() => run.said().includes('door open'))
    run.process.kill('SIGTERM')
    expect(await run.ended).toBe(0)
    expect(run.said()).toContain('door closed')
  })

  it.skipIf(process.platform === 'win32')('stops when the npm it was started with is gone', async () => {
    const child = spawn('sh', ['-c', `"${process.execPath}" scripts/start.mjs stay; true`], {
      cwd: project,
      env: { ...ownPlace(), npm_lifecycle_event: 'start' },
    })
    let said = ''
    child.stdout.on('data', (part) => (said += part))
    const closed = new Promise((resolve) => child.on('close', resolve))
    await until(() => said.includes('door open'))
    child.kill('SIGKILL')
    await closed
    expect(said).toContain('door closed')
  })

  it('shows a fault at its place in the TypeScript source', async () => {
    const { code, said } = await startAndEnd('fail')
    expect(code).toBe(1)
    expect(said).toMatch(/src[\\/]main\.ts:5:\d+/)
  })

  it('shows the place of a source that cannot be read', async () => {
    put('src/word.ts', 'export const word = (')
    const { code, said } = await startAndEnd()
    expect(code).toBe(1)
    expect(said).toMatch(/src[\\/]word\.ts:1:\d+/)
  })

  it('makes the bundle of the container image, which runs without its sources', async () => {
    mkdirSync(at('node_modules'))
    symlinkSync(join(root, 'node_modules', 'esbuild'), at('node_modules', 'esbuild'), 'junction')
    const run = promisify(execFile)
    await run(process.execPath, ['scripts/bundle.mjs', 'src/main.ts', 'dist/main.mjs'], { cwd: project })
    rmSync(at('src'), { recursive: true })
    rmSync(at('node_modules'), { recursive: true })
    expect((await run(process.execPath, ['dist/main.mjs', 'a'], { cwd: project })).stdout).toBe(
      'door open one a\n',
    )
  })

  it('uses a linked tree as it is and never replaces it', async () => {
    mkdirSync(at('elsewhere'))
    symlinkSync(join(root, 'node_modules', 'esbuild'), at('elsewhere', 'esbuild'), 'junction')
    symlinkSync(at('elsewhere'), at('node_modules'), 'junction')
    const { said } = await startAndEnd()
    expect(said).toMatch(/node_modules is a link[\s\S]*door open/)
    expect(calls()).toEqual([])
  })
})

describe('the tree that the house runs on', () => {
  const packages: Record<string, object> = {
    '': { dependencies: { a: '1' }, devDependencies: { d: '1' } },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/d': { version: '1.0.0', dev: true },
    'node_modules/peer-of-a': { version: '1.0.0', devOptional: true },
    'node_modules/on-other-machines': { version: '1.0.0', optional: true },
  }
  const have = (...names: string[]) => ({
    packages: Object.fromEntries(names.map((name) => [`node_modules/${name}`, { version: '1.0.0' }])),
  })

  it('has no tool of development in it, wanted directly or as an optional peer', () => {
    const lean = runPart({ name: 'x', devDependencies: { d: '1' }, scripts: { prepare: 'x' } }, { packages })
    expect(lean.manifest).toEqual({ name: 'x' })
    expect(Object.keys(lean.lock.packages)).toEqual(['', 'node_modules/a', 'node_modules/on-other-machines'])
    expect(lean.lock.packages['']).toEqual({ dependencies: { a: '1' } })
  })

  it('is recognised when somebody ran npm ci by hand', () => {
    expect(holds({ packages }, have('a'), 'run')).toBe(true)
    expect(holds({ packages }, have('a'), 'full')).toBe(false)
    expect(holds({ packages }, have('a', 'd', 'peer-of-a'), 'full')).toBe(true)
    expect(holds({ packages }, have('d', 'peer-of-a'), 'run')).toBe(false)
    expect(holds({ packages }, { packages: { 'node_modules/a': { version: '2.0.0' } } }, 'run')).toBe(false)
  })
})

describe('the npm inside', () => {
  it('knows how to reach the registry and nothing else of the npm outside', () => {
    const kept = {
      PATH: '/bin',
      HTTPS_PROXY: 'http://proxy',
      npm_config_registry: 'https://registry.example.org',
      NPM_CONFIG_CAFILE: '/ca.pem',
      'npm_config_//registry.example.org/:_authToken': 'x',
    }
    const dropped = {
      npm_config_omit: 'dev',
      npm_config_prefix: '/p',
      npm_lifecycle_event: 'start',
      npm_package_name: 'other',
      NODE_ENV: 'production',
      INIT_CWD: '/',
    }
    expect(ownEnvironment({ ...kept, ...dropped })).toEqual(kept)
  })

  it.each([
    ['npm error code ENOTFOUND', /registry cannot be reached/],
    ['npm error code ENOSPC', /disk is full/],
    ['npm error code EACCES', /may not be written/],
    ['npm error code EUSAGE', /does not fit package\.json/],
    ['npm error code EINTEGRITY', /does not have the contents/],
    ['gyp ERR! find Python', /could not be compiled/],
    ['something else', /npm said why above/],
  ])('failing with "%s" is mended as told', (output, mend) => {
    expect(mendFor(output)).toMatch(mend)
  })
})
