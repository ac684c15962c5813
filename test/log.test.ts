import { describe, expect, it } from 'vitest'
import { createLog, type Log, redact } from '../src/edge/log.ts'

const token = '1234567890:AAF-canary_canary_canary_canary_000'
const url = `https://api.telegram.org/bot${token}/sendMessage`

const named = (name: string, message = url) => Object.assign(new Error(message), { name })
class GrammyError extends Error {
  payload = { text: token }
  parameters = { retry_after: 3 }
  error_code = 429
}
const throwing = (key: string) =>
  Object.defineProperty(new Error(token), key, {
    get: () => {
      throw new Error(token)
    },
  })

const things: readonly unknown[] = [
  ...[token, url, token.replace(':', '%3A'), `words ${token} words`, `\n    at ${token} (/x:1:1)`],
  ...[
    new String(token),
    Symbol(token),
    { token },
    { url },
    [token],
    new Map([[token, token]]),
    new Set([token]),
  ],
  ...[
    null,
    undefined,
    0,
    42n,
    true,
    Number.NaN,
    () => token,
    class AAF {},
    new Date(),
    /x/,
    Promise.resolve(token),
  ],
  ...[Buffer.from(token), new URL(url), new Headers({ token }), new Request(url), new Response(token)],
  ...[
    new Error(url),
    new TypeError(url),
    new RangeError(token),
    new SyntaxError(token),
    new EvalError(token),
  ],
  ...[new AggregateError([new Error(token)], token), new DOMException(token, token), new GrammyError(url)],
  ...[named(token), named(''), named('a b c'), named('FetchError'), named('HttpError')],
  ...[
    new Error('x', { cause: new Error(url) }),
    new Error('x', { cause: token }),
    new Error('x', { cause: { url } }),
  ],
  Object.assign(new Error(url), { code: 'ECONNRESET' }),
  Object.assign(new Error(url), { code: token }),
  Object.assign(new Error(url), { code: url }),
  Object.assign(new Error('x'), { stack: token }),
  Object.assign(new Error('x'), { stack: `Error: x\n    at send (${url}:1:1)` }),
  Object.assign(new Error('x'), { stack: `Error: x\n    at async send (file:///bot${token}/x.js:1:1)` }),
  Object.assign(new Error('x'), { stack: `Error: x\n    at send (/data/${token}/x.js:1:1)` }),
  Object.assign(new Error('x'), { stack: { token } }),
  Object.assign(new Error('x'), { stack: undefined }),
  Object.assign(new Error('x'), { message: { token } }),
  Object.assign(new Error('x'), { config: { url }, request: url, response: { body: token } }),
  ...['stack', 'message', 'name', 'code', 'cause'].map(throwing),
  new Proxy(new Error(token), {
    get: () => {
      throw new Error(token)
    },
  }),
  { toString: () => token, toJSON: () => token },
  { toJSON: () => ({ token }) },
  Object.create(null),
]

/** What a log wrote while `use` used it. */
function written(use: (log: Log) => void): string {
  const lines: string[] = []
  use(createLog((line) => lines.push(line)))
  return lines.join('')
}

describe('the log', () => {
  it('writes the event, its codes and its numbers', () => {
    const line = JSON.parse(
      written((log) => log.info('turn-done', { count: 3, door: 'web', milliseconds: 12 })),
    )
    expect(line).toMatchObject({ event: 'turn-done', count: 3, door: 'web', milliseconds: 12 })
  })

  it('says of a fault of which kind it is and where it happened', () => {
    const line = JSON.parse(written((log) => log.fault('turn-failed', new TypeError('Amina wrote this'))))
    expect(line.fault.kind).toBe('TypeError')
    expect(line.fault.at[0]).toContain('log.test.ts')
  })

  it('never prints the token, whatever is thrown and wherever the token stands in it', () => {
    expect(things.length).toBeGreaterThanOrEqual(60)
    for (const thing of things) {
      const text = written((log) => log.fault('send-failed', thing, { method: 'sendMessage' }))
      expect(text).toContain('send-failed')
      expect(text).not.toContain('canary')
    }
  })

  it('would be caught printing the token if it wrote what was thrown (mutant)', () => {
    const leaks = things.filter((thing) => {
      try {
        return `${thing} ${JSON.stringify(thing)} ${(thing as Error)?.stack}`.includes('canary')
      } catch {
        return false
      }
    })
    expect(leaks.length).toBeGreaterThanOrEqual(30)
  })

  it('repeats no words of a person: not from a message, not from a field, not from an event', () => {
    const words = 'He hits me and I am afraid'
    const pretending = new Error(`${words}\n    at ${words} (/home:1:1)`)
    const text = written((log) => {
      log.fault('turn-failed', pretending, { code: words, result: '+380501234567' })
      log.info(words, { act: words, ...{ text: words, chat: 77_001 } })
    })
    expect(text).not.toMatch(/hits|afraid|380501234567|77001/)
    expect(text).toContain('unnamed')
  })

  it('hides tokens in text that goes elsewhere than to the log', () => {
    for (const text of [
      token,
      url,
      encodeURIComponent(url),
      `file/bot${token}/photo.jpg`,
      '/bot42:test/getMe',
    ])
      expect(redact(text)).not.toMatch(/canary|42:test/)
    expect(redact('at send (/src/edge/telegram/bot.ts:12:34)')).toBe(
      'at send (/src/edge/telegram/bot.ts:12:34)',
    )
  })
})
