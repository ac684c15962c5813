import { Agent, request } from 'node:http'
import type { BotClock } from './clock.ts'
import type { Queue, Waiting } from './queue.ts'

/** Where updates are taken, and how. */
export type Hook = {
  readonly url: string
  readonly secret?: string | undefined
  readonly connections: number
}

/** Delivers the updates of one bot: one chat in sequence, different chats side by side, again until a 2xx comes. */
export type Webhook = {
  readonly hook: () => Hook | undefined
  readonly set: (hook: Hook | undefined) => void
  readonly lastError: () => { readonly at: number; readonly message: string } | undefined
}

/** `timeoutMs`: how long a handler may take. `backOffMs`: the first pause after a second failure; it doubles up to a minute. */
export type Patience = { readonly timeoutMs: number; readonly backOffMs: number }

type Outcome = { readonly failed?: string; readonly retryAfter?: number; readonly reply?: unknown }
type Lane = { readonly waiting: Waiting[]; fails: number; busy: boolean }

const longestPause = 60_000

/** A webhook may answer with a call instead of making one; Telegram does it and tells nobody what came of it. */
const replied = (body: string): unknown => {
  try {
    return body ? JSON.parse(body) : undefined
  } catch {
    return undefined
  }
}

const deliver = (
  agent: Agent,
  { url, secret }: Hook,
  json: string,
  onLate: (late: () => void) => () => void,
) =>
  new Promise<Outcome>((resolve) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(json),
      ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
    }
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', () => resolve({ failed: 'Connection reset by peer' }))
      response.on('end', () => {
        inTime()
        const code = response.statusCode ?? 0
        if (code >= 200 && code < 300) return resolve({ reply: replied(Buffer.concat(parts).toString()) })
        const retryAfter = Number(response.headers['retry-after'] ?? 0)
        const failed = `Wrong response from the webhook: ${code} ${response.statusMessage}`
        resolve({ failed, retryAfter: retryAfter > 0 ? Math.min(retryAfter, 3600) : 0 })
      })
    })
    const inTime = onLate(() => {
      resolve({ failed: 'Read timeout expired' })
      sending.destroy()
    })
    sending.on('error', () => {
      inTime()
      resolve({ failed: 'Connection refused or reset' })
    })
    sending.end(json)
  })

export const startWebhook = (
  { clock, queue, patience }: { clock: BotClock; queue: Queue; patience: Patience },
  call: (reply: unknown) => void,
): Webhook => {
  let hook: Hook | undefined
  let agent = new Agent()
  let lanes = new Map<number, Lane>()
  let underWay = 0
  let error: { readonly at: number; readonly message: string } | undefined

  const pause = (fails: number, retryAfter = 0) => {
    if (retryAfter > 0) return retryAfter * 1000
    // The first failure is tried again at once.
    return fails <= 1 ? 0 : Math.min(longestPause, patience.backOffMs * 2 ** (fails - 1))
  }
  const arrived = (number: number, lane: Lane) => {
    lane.fails = 0
    lane.waiting.shift()
    lane.busy = false
    if (lane.waiting.length === 0) lanes.delete(number)
  }
  const tryAgain = (lane: Lane, { failed = '', retryAfter }: Outcome) => {
    error = { at: clock.now(), message: failed }
    lane.fails += 1
    const mine = lanes
    const again = () => {
      lane.busy = false
      if (mine === lanes) next()
    }
    const ms = pause(lane.fails, retryAfter)
    if (ms === 0) setImmediate(again)
    else clock.after(ms, again)
  }
  const send = async (number: number, lane: Lane, to: Hook) => {
    lane.busy = true
    underWay += 1
    const mine = lanes
    const one = lane.waiting[0]!
    const outcome = await deliver(agent, to, one.json, (late) => clock.after(patience.timeoutMs, late))
    const well = outcome.failed === undefined
    if (well) queue.confirm(one)
    if (well && outcome.reply !== undefined) call(outcome.reply)
    if (mine !== lanes) return
    underWay -= 1
    if (well) arrived(number, lane)
    else tryAgain(lane, outcome)
    next()
  }
  const next = () => {
    if (!hook) return
    for (const [number, lane] of lanes) {
      if (underWay >= hook.connections) return
      if (!lane.busy) void send(number, lane, hook)
    }
  }
  const take = (one: Waiting) => {
    const lane = lanes.get(one.lane) ?? { waiting: [], fails: 0, busy: false }
    lanes.set(one.lane, lane)
    lane.waiting.push(one)
    if (!lane.busy) next()
  }

  return {
    hook: () => hook,
    lastError: () => error,
    set: (to) => {
      hook = to
      lanes = new Map()
      underWay = 0
      error = undefined
      agent.destroy()
      agent = new Agent({ keepAlive: true, maxSockets: to?.connections ?? 1 })
      queue.deliverTo(to && take)
      if (to) for (const one of queue.pending()) take(one)
    },
  }
}
