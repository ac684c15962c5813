import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig, settingsTable } from '../src/config.ts'

const token = '1234567890:AAF-canary_canary_canary_canary_000'
const secret = 'canary-canary-canary-canary-canary-1'
const database = 'postgresql://house:canary-password@db/stezhka'
const webhook = {
  BOT_TOKEN: token,
  TELEGRAM_MODE: 'webhook',
  WEBHOOK_URL: 'https://help.example.org/in',
  WEBHOOK_SECRET: secret,
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stezhka-config-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const put = (name: string, text: string) => writeFileSync(join(folder, name), text)

function config(environment: Record<string, string> = {}) {
  const read = readConfig(environment, folder)
  if (!read.ok) throw new Error(settingsTable(read.wrong))
  return read.config
}

function wrong(environment: Record<string, string>) {
  const read = readConfig(environment, folder)
  return read.ok ? [] : read.wrong
}

describe('settings that are right', () => {
  it('need nothing at all: the web door opens on a database and a key in the data folder', () => {
    expect(config()).toEqual({
      databaseUrl: `file:${join(folder, 'data', 'stezhka.db')}`,
      dataDir: join(folder, 'data'),
      port: 3000,
      hostKeyFile: join(folder, 'data', 'host.key'),
      hostKeyBesideData: true,
      contentGate: 'mark',
      defaultLanguage: 'uk',
    })
  })

  it('open the Telegram door with a token alone', () => {
    expect(config({ BOT_TOKEN: token }).telegram).toEqual({
      token,
      apiRoot: 'https://api.telegram.org',
      mode: 'polling',
    })
  })

  it('let Telegram call us on the four ports it knows', () => {
    for (const port of ['', ':443', ':80', ':88', ':8443']) {
      const url = `https://help.example.org${port}/in`
      expect(config({ ...webhook, WEBHOOK_URL: url }).telegram).toMatchObject({
        mode: 'webhook',
        url,
        secret,
      })
    }
  })

  it('let a Bot API server of our own call any port of our network', () => {
    const own = { TELEGRAM_API_ROOT: 'http://botapi:8081/', WEBHOOK_URL: 'http://house:3000/in' }
    expect(config({ ...webhook, ...own }).telegram).toMatchObject({
      apiRoot: 'http://botapi:8081',
      url: 'http://house:3000/in',
    })
  })

  it('come from .env, and the environment wins', () => {
    put('.env', 'PORT=4000\nDEFAULT_LANGUAGE="en"\n# a note\n')
    expect(config({ PORT: '5000' })).toMatchObject({ port: 5000, defaultLanguage: 'en' })
  })

  it('count an empty value as not set', () => {
    expect(config({ BOT_TOKEN: '', PORT: '', DATA_DIR: '' }).telegram).toBeUndefined()
  })

  it('take secrets from files, without the line end that editors add', () => {
    put('token', `${token}\n`)
    put('database', `${database}\n`)
    const read = config({ BOT_TOKEN_FILE: 'token', DATABASE_URL_FILE: join(folder, 'database') })
    expect(read).toMatchObject({ telegram: { token }, databaseUrl: database })
  })

  it('say when the host key lies beside the database, and when it does not', () => {
    expect(config({ HOST_KEY_FILE: '/keys/host.key' }).hostKeyBesideData).toBe(false)
    expect(config({ DATABASE_URL: database }).hostKeyBesideData).toBe(false)
    expect(config({ DATABASE_URL: 'file:/srv/a.db', HOST_KEY_FILE: '/srv/host.key' }).hostKeyBesideData).toBe(
      true,
    )
  })

  it('leave names alone that only look a little like ours', () => {
    expect(
      wrong({ PATH: '/bin', HOST: 'x', TERM: 'x', HOME: '/', LANGUAGE: 'uk', DATADOG: '1', PWD: '/' }),
    ).toEqual([])
    expect(wrong({ DATABASE_URL: database, DATABASE_URI: 'of another program' })).toEqual([])
  })
})

/** One line per setting: values that must keep the house closed. */
const wrongValues: readonly [name: string, values: readonly string[], beside?: Record<string, string>][] = [
  ['BOT_TOKEN', ['canary', '123:canary', `${token} canary`, token.replace(':', ''), `bot${token}`]],
  [
    'TELEGRAM_API_ROOT',
    ['api.telegram.org', 'ftp://x.org', 'http://api.telegram.org', 'https://', 'http://8.8.8.8'],
  ],
  ['TELEGRAM_MODE', ['Polling', 'webhooks', 'none']],
  ['WEBHOOK_URL', ['help.example.org', 'http://help.example.org/in']],
  [
    'WEBHOOK_URL',
    ['https://help.example.org:3000/in', 'https://localhost/in', 'http://house/in', 'https://10.0.0.2/in'],
    webhook,
  ],
  [
    'WEBHOOK_SECRET',
    ['canary', 'canary canary canary canary canary canary', 'c'.repeat(257), 'канарка'.repeat(6)],
  ],
  [
    'DATABASE_URL',
    ['mysql://canary@db/x', 'stezhka.db', 'file:', 'file::memory:', 'postgresql://', 'postgresql://canary'],
  ],
  ['PORT', ['http', '-1', '65536', '3000.5', '1e3', '0x50']],
  [
    'PUBLIC_URL',
    ['help.example.org', 'http://help.example.org', 'http://[2001:db8::1]', 'javascript:alert(1)'],
  ],
  ['CONTENT_GATE', ['off', 'Strict', 'true']],
  ['DEFAULT_LANGUAGE', ['ua', 'ru', 'EN']],
]

describe('a wrong setting', () => {
  for (const [name, values, beside] of wrongValues)
    it(`is told by its name, with what is expected: ${name}${beside ? ' for webhooks' : ''}`, () => {
      for (const value of values) {
        const told = wrong({ ...beside, [name]: value })
        expect(
          told.map((each) => each.name),
          value,
        ).toEqual([name])
        expect(told[0]!.expected).not.toBe('')
      }
    })

  it('is told together with all the others, as an aligned table', () => {
    const told = wrong({ PORT: 'x', TELEGRAM_MODE: 'webhook', CONTENT_GATE: 'off', DEFUALT_LANGUAGE: 'uk' })
    expect(told.map(({ name }) => name).sort()).toEqual([
      'BOT_TOKEN',
      'CONTENT_GATE',
      'DEFUALT_LANGUAGE',
      'PORT',
      'WEBHOOK_SECRET',
      'WEBHOOK_URL',
    ])
    const lines = settingsTable(told).split('\n')
    expect(lines).toHaveLength(7)
    const column = lines[0]!.indexOf('what is expected')
    expect(column).toBeGreaterThan(0)
    for (const line of lines) expect(line.slice(column - 3, column + 1)).toMatch(/^ {3}\S$/)
  })

  it('includes a name that looks misspelt while the right one is not set', () => {
    put('.env', 'BOT_TOEKN=1\nWEBHOOK_SECERT_FILE=2\nbot_token=3\n')
    expect(wrong({ DATADIR: '/srv' }).map(({ expected }) => expected)).toEqual([
      'did you mean BOT_TOKEN?',
      'did you mean WEBHOOK_SECRET_FILE?',
      'did you mean BOT_TOKEN?',
      'did you mean DATA_DIR?',
    ])
  })

  it('includes a file of a secret that is missing, empty, or given beside the secret itself', () => {
    put('empty', '\n')
    put('token', token)
    expect(wrong({ BOT_TOKEN_FILE: 'nowhere' })[0]).toMatchObject({
      name: 'BOT_TOKEN_FILE',
      wrong: expect.stringContaining('ENOENT'),
    })
    expect(wrong({ BOT_TOKEN_FILE: 'empty' })[0]).toMatchObject({ wrong: 'the file is empty' })
    expect(wrong({ BOT_TOKEN_FILE: 'token', BOT_TOKEN: token })[0]!.name).toBe('BOT_TOKEN_FILE')
  })
})

describe('secrets', () => {
  /** Every way a secret may stand in a wrong place or a wrong form. */
  const attempts: Record<string, string>[] = [
    ...wrongValues.flatMap(([name, values, beside]) => values.map((value) => ({ ...beside, [name]: value }))),
    ...[token, secret, database].flatMap((value) =>
      wrongValues.map(([name]) => ({ ...webhook, TELEGRAM_MODE: 'webhok', [name]: value })),
    ),
    {
      ...webhook,
      BOT_TOKEN: `${token}!`,
      WEBHOOK_SECRET: `${secret}!`,
      DATABASE_URL: `${database}`.slice(1),
    },
  ]

  it('never appear in what is said about wrong settings', () => {
    put('.env', `BOT_TOEKN=${token}\nDATABSE_URL=${database}\n`)
    for (const attempt of attempts) {
      const told = wrong(attempt)
      expect(told.length).toBeGreaterThan(0)
      expect(settingsTable(told)).not.toContain('canary')
    }
  })

  it('would be found there if values were repeated (mutant)', () => {
    const repeating = attempts.filter((attempt) => {
      const told = wrong(attempt).map((each) => ({ ...each, wrong: `${attempt[each.name]}: ${each.wrong}` }))
      return settingsTable(told).includes('canary')
    })
    expect(repeating.length).toBeGreaterThan(20)
  })
})
