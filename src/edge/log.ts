import { pino } from 'pino'

/** The only things a log line may say besides its event. None of them can name a person, a chat, or what was said. */
const fieldNames = [
  'act',
  'attempt',
  'bytes',
  'code',
  'count',
  'door',
  'errand',
  'flow',
  'job',
  'kind',
  'lane',
  'language',
  'method',
  'milliseconds',
  'node',
  'port',
  'result',
  'seconds',
  'signal',
  'status',
  'updateId',
  'version',
] as const
type FieldName = (typeof fieldNames)[number]

/** What a log line may tell: numbers and code words. Free text is dropped, whatever its name. */
export type Fields = { readonly [Name in FieldName]?: number | boolean | string | undefined }

export type Log = {
  /** Something happened that an operator may want to count. */
  readonly info: (event: string, fields?: Fields) => void
  /** Something that needs an eye soon. */
  readonly warn: (event: string, fields?: Fields) => void
  /** A fault: where in the code, of which kind. Its message stays out, because messages repeat what people wrote. */
  readonly fault: (event: string, thrown: unknown, fields?: Fields) => void
}

const hidden = '[hidden]'

/** Text without bot tokens, in whatever shape they stand in: bare, in a path, percent-encoded. */
export const redact = (text: string): string =>
  text.replace(/\/bot\d+(:|%3a)[^/\s"']*/gi, `/bot${hidden}`).replace(/\d{5,16}(:|%3a)[\w-]{20,}/gi, hidden)

/** A code word: a name from our own code or from a protocol, never a sentence. */
const codeWord = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[A-Za-z][\w.-]{0,63}$/.test(value) ? value : undefined

const allowed = (fields: Fields): Record<string, unknown> =>
  Object.fromEntries(
    fieldNames.flatMap((name) => {
      const value = fields[name]
      if (value === undefined) return []
      return [[name, typeof value === 'string' ? (codeWord(value) ?? hidden) : Number(value)]]
    }),
  )

const place =
  /^\s+at (?:(?:async |new )*[\w$.<>#]+ (?:\[as [\w$]+\] )?)?\(?(?:file:|node:|\/|[A-Z]:\\)[^()]+:\d+:\d+\)?$/

/** The first places of the call stack, without the message that stands above them. */
const placesOf = ({ stack, message }: Error): readonly string[] =>
  String(stack)
    .replace(message, '')
    .split('\n')
    .filter((line) => place.test(line))
    .slice(0, 8)
    .map((line) => line.trim().slice(3))

const codeOf = (code: unknown) => (typeof code === 'number' ? code : codeWord(code))

/** What is known of a thrown thing without repeating what it says. */
function faultOf(thrown: unknown, depth = 0): Record<string, unknown> {
  try {
    if (!(thrown instanceof Error)) return { kind: thrown === null ? 'null' : typeof thrown }
    const { name, code, cause } = thrown as Error & { code?: unknown }
    return {
      kind: codeWord(name) ?? 'Error',
      code: codeOf(code),
      at: placesOf(thrown),
      ...(cause !== undefined && depth < 3 ? { cause: faultOf(cause, depth + 1) } : {}),
    }
  } catch {
    // Getters and proxies may throw when looked at; a log line must not.
    return { kind: 'unreadable' }
  }
}

/** The log of the house: one JSON line per event, through `redact` on its way out. */
export function createLog(write: (line: string) => void = (line) => void process.stdout.write(line)): Log {
  const output = pino(
    { base: null, messageKey: 'event', timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => write(redact(line)) },
  )
  const named = (event: string) => codeWord(event) ?? 'unnamed'
  return {
    info: (event, fields = {}) => output.info(allowed(fields), named(event)),
    warn: (event, fields = {}) => output.warn(allowed(fields), named(event)),
    fault: (event, thrown, fields = {}) =>
      output.error({ ...allowed(fields), fault: faultOf(thrown) }, named(event)),
  }
}
