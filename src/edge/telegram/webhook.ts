import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Log } from '../log.ts'
import type { TelegramDoor } from './door.ts'

/** Telegram's updates are far smaller; whatever is larger did not come from there. */
const BODY_MAX = 1024 * 1024
/** Whoever goes on after this is cut off without an answer. */
const HEARD_MAX = 16 * BODY_MAX
const SECRET_HEADER = 'x-telegram-bot-api-secret-token'

/** Takes one webhook request: 2xx only after the commit, and nothing at all without the secret. */
export function webhook(
  door: TelegramDoor,
  secret: string,
  log: Log,
): (request: IncomingMessage, response: ServerResponse) => void {
  const expected = Buffer.from(secret)
  const isTelegram = (given: unknown) => {
    const bytes = Buffer.from(typeof given === 'string' ? given : '')
    return bytes.length === expected.length && timingSafeEqual(bytes, expected)
  }
  return (request, response) => {
    if (request.method !== 'POST') return end(response, 405)
    if (!isTelegram(request.headers[SECRET_HEADER])) return end(response, 401)
    readBody(request)
      .then(async (body) => {
        if (body === undefined) return end(response, 413)
        const update = parse(body)
        if (update === undefined) return end(response, 400)
        await door.take([update], 'acknowledged')
        confirm(response, update)
      })
      .catch((fault: unknown) => {
        log.fault('webhook-failed', fault)
        // Telegram brings it again.
        end(response, 503)
      })
  }
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': '0' }).end()
}

const Press = z.object({ callback_query: z.object({ id: z.string() }) })

/**
 * The confirmation itself may be one call (Bot API, "Making requests when getting updates"): a press is acknowledged by
 * it, which saves the request that every press would cost.
 */
function confirm(response: ServerResponse, update: unknown): void {
  const press = Press.safeParse(update)
  const call = press.success && {
    method: 'answerCallbackQuery',
    callback_query_id: press.data.callback_query.id,
  }
  const body = call ? JSON.stringify(call) : ''
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  response.writeHead(200, call ? headers : { 'content-length': '0' }).end(body)
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

/** The body; nothing when it is too long: the rest of it is heard and let go, so that the answer can still be read. */
function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0
    request.on('data', (part: Buffer) => {
      size += part.length
      if (size <= BODY_MAX) parts.push(part)
      else if (size > HEARD_MAX) request.destroy()
    })
    request.once('end', () => resolve(size <= BODY_MAX ? Buffer.concat(parts) : undefined))
    request.once('error', reject)
  })
}
