import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { type Raw, readEnvironment, type WrongSetting } from './edge/environment.ts'
import type { Config, TelegramConfig } from './edge/settings.ts'

const TELEGRAM = 'https://api.telegram.org'

/** Hosts that only this machine or its own network can reach: the only ones that may do without https. */
const isInside = (host: string) =>
  /^[\w-]+$|\.(localhost|onion)$/.test(host) ||
  /^(127|10)\.[\d.]+$|^192\.168\.[\d.]+$|^172\.(1[6-9]|2\d|3[01])\.[\d.]+$/.test(host) ||
  /^\[(::1|f[cde][\da-f:]+)\]$/.test(host)

const address = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: 'not a web address',
    abort: true,
  })
  .refine((text) => new URL(text).protocol === 'https:' || isInside(new URL(text).hostname), {
    error: 'http:// to a host that others can reach: everything on the way could be read',
  })
  .transform((text) => text.replace(/\/+$/, ''))

const oneOf = <const Word extends string>(...words: readonly Word[]) =>
  z.enum(words, { error: 'not one of the words' })

const shapes = {
  BOT_TOKEN: z
    .string()
    .regex(/^\d{5,16}:[\w-]{30,64}$/, 'not of that form')
    .optional(),
  TELEGRAM_API_ROOT: address.default(TELEGRAM),
  TELEGRAM_MODE: oneOf('polling', 'webhook').default('polling'),
  WEBHOOK_URL: address.optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]*$/, 'has other characters')
    .min(32, 'too short to be unguessable')
    .max(256, 'too long for Telegram')
    .optional(),
  DATABASE_URL: z
    .string()
    .refine((text) => /^file:(?!:memory:)[^?#]+$/.test(text) || isPostgres(text), 'neither of the two forms')
    .optional(),
  DATA_DIR: z.string().default('data'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'not a number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'no such port')
    .default(3000),
  PUBLIC_URL: address.optional(),
  HOST_KEY_FILE: z.string().optional(),
  CONTENT_GATE: oneOf('mark', 'strict').default('mark'),
  DEFAULT_LANGUAGE: oneOf('uk', 'en').default('uk'),
}
type Name = keyof typeof shapes
type Values = { [Each in Name]: z.output<(typeof shapes)[Each]> }

const expected: Record<Name, string> = {
  BOT_TOKEN: 'the token from @BotFather: digits, a colon, about 35 letters and digits',
  TELEGRAM_API_ROOT: `${TELEGRAM}, or the address of a Bot API server of your own`,
  TELEGRAM_MODE: 'polling or webhook',
  WEBHOOK_URL: 'https:// on port 443, 80, 88 or 8443, reachable by Telegram',
  WEBHOOK_SECRET: '32 to 256 random characters of A-Z a-z 0-9 _ -, for example from: openssl rand -hex 32',
  DATABASE_URL: 'file:<path> (SQLite), or postgresql://<name>:<password>@<host>/<database>',
  DATA_DIR: 'a folder',
  PORT: '0 to 65535',
  PUBLIC_URL: 'the https:// address people open (http:// for localhost, a private network or .onion)',
  HOST_KEY_FILE: 'a file outside the database and outside its backups',
  CONTENT_GATE: 'mark or strict',
  DEFAULT_LANGUAGE: 'uk or en',
}

const secrets: readonly Name[] = ['BOT_TOKEN', 'WEBHOOK_SECRET', 'DATABASE_URL']
/** Every setting there is; the secrets among them may also be given as `<name>_FILE`. */
export const settingNames = Object.keys(shapes) as readonly Name[]

function isPostgres(text: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return false
  const { hostname, pathname } = new URL(text)
  return hostname !== '' && pathname.length > 1
}

const shown = (name: Name, value: string | undefined) =>
  value === undefined || secrets.includes(name) || !/^[a-z0-9.-]{1,12}$/i.test(value) ? '' : `"${value}": `

/** What webhooks need beyond the form of each setting. */
function webhookFaults(values: Partial<Values>, raw: Raw): WrongSetting[] {
  if (values.TELEGRAM_MODE !== 'webhook') return []
  const needed = (['BOT_TOKEN', 'WEBHOOK_URL', 'WEBHOOK_SECRET'] as const).filter((name) => !raw[name])
  const missing = needed.map((name) => ({
    name,
    wrong: 'missing, and TELEGRAM_MODE=webhook needs it',
    expected: expected[name],
  }))
  if (!values.WEBHOOK_URL || values.TELEGRAM_API_ROOT !== TELEGRAM) return missing
  const { protocol, hostname, port } = new URL(values.WEBHOOK_URL)
  const reachable = protocol === 'https:' && !isInside(hostname) && ['', '80', '88', '8443'].includes(port)
  const refused = {
    name: 'WEBHOOK_URL',
    wrong: 'Telegram does not call such an address',
    expected: expected.WEBHOOK_URL,
  }
  return reachable ? missing : [...missing, refused]
}

function check(raw: Raw): { values: Partial<Values>; wrong: WrongSetting[] } {
  const wrong: WrongSetting[] = []
  const values: Record<string, unknown> = {}
  for (const name of settingNames) {
    const parsed = shapes[name].safeParse(raw[name])
    if (parsed.success) values[name] = parsed.data
    else
      wrong.push({
        name,
        wrong: `${shown(name, raw[name])}${parsed.error.issues[0]!.message}`,
        expected: expected[name],
      })
  }
  // Each value was made by the shape of its own name; TypeScript cannot follow a loop over names.
  return { values: values as Partial<Values>, wrong }
}

function telegramOf(values: Values): { telegram: TelegramConfig } | Record<string, never> {
  if (!values.BOT_TOKEN) return {}
  const bot = { token: values.BOT_TOKEN, apiRoot: values.TELEGRAM_API_ROOT }
  if (values.TELEGRAM_MODE === 'polling') return { telegram: { ...bot, mode: 'polling' } }
  return { telegram: { ...bot, mode: 'webhook', url: values.WEBHOOK_URL!, secret: values.WEBHOOK_SECRET! } }
}

function configOf(values: Values, folder: string): Config {
  const dataDir = resolve(folder, values.DATA_DIR)
  const database = values.DATABASE_URL ?? `file:${join(dataDir, 'stezhka.db')}`
  const hostKeyFile = resolve(folder, values.HOST_KEY_FILE ?? join(dataDir, 'host.key'))
  const databaseUrl = database.startsWith('file:') ? `file:${resolve(folder, database.slice(5))}` : database
  return {
    ...telegramOf(values),
    databaseUrl,
    dataDir,
    port: values.PORT,
    ...(values.PUBLIC_URL ? { publicUrl: values.PUBLIC_URL } : {}),
    hostKeyFile,
    hostKeyBesideData: databaseUrl === `file:${join(dirname(hostKeyFile), basename(databaseUrl))}`,
    contentGate: values.CONTENT_GATE,
    defaultLanguage: values.DEFAULT_LANGUAGE,
  }
}

/** Reads the settings from the environment and from `.env` in `folder` (the environment wins; empty means unset); everything wrong is told at once. */
export function readConfig(
  environment: Raw,
  folder: string,
):
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly wrong: readonly WrongSetting[] } {
  const { raw, wrong: unread } = readEnvironment({ environment, folder, names: settingNames, secrets })
  const { values, wrong: shapeless } = check(raw)
  const wrong = [...unread, ...shapeless, ...webhookFaults(values, raw)]
  return wrong.length > 0 ? { ok: false, wrong } : { ok: true, config: configOf(values as Values, folder) }
}

/** The wrong settings as a table for the terminal. */
export function settingsTable(wrong: readonly WrongSetting[]): string {
  const head = { name: 'setting', wrong: 'what is wrong', expected: 'what is expected' }
  const width = (column: 'name' | 'wrong') => Math.max(...[head, ...wrong].map((row) => row[column].length))
  const line = (row: WrongSetting) =>
    `  ${row.name.padEnd(width('name'))}   ${row.wrong.padEnd(width('wrong'))}   ${row.expected}`
  return [line(head), ...wrong.map(line)].join('\n')
}
