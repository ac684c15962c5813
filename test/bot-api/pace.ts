import type { Refused } from './answer.ts'
import type { Chat } from './chat.ts'
import type { BotClock } from './clock.ts'

/** How fast messages may be sent: so many a second, and so many at once after a rest. */
export type Rate = { readonly perSecond: number; readonly burst: number }

/** All off unless named. Telegram's published advice: 30 a second over all chats, 1 in one chat, 20 a minute in a group. */
export type Limits = {
  readonly global?: Rate
  readonly perChat?: Rate
  readonly perGroupPerMinute?: number
}

/** Decides whether one more message may be sent now, and remembers until when Telegram wants silence. */
export type Pace = {
  /** A call made although silence was asked for: the refusal it gets. */
  readonly early: (kind: string, chat: number | undefined) => Refused | undefined
  readonly spend: (chat: Chat | undefined) => Refused | undefined
  /** Asks for silence from one kind of call, in one chat or altogether. */
  readonly hold: (kind: string, chat: number | undefined, seconds: number) => Refused
}

/** The kind of call that all sending and editing methods are; every other method is a kind of its own. */
export const messages = 'messages'

type Bucket = { left: number; at: number }

const tooMany = (seconds: number): Refused => ({
  ok: false,
  error_code: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
})

const place = (kind: string, chat = 0) => `${kind} ${chat}`

export const startPace = (clock: BotClock, limits: Limits): Pace => {
  const silence = new Map<string, number>()
  const buckets = new Map<string, Bucket>()
  const perGroup = limits.perGroupPerMinute
  const group = perGroup && { perSecond: perGroup / 60, burst: perGroup }

  const filled = (name: string, { perSecond, burst }: Rate) => {
    const now = clock.now()
    const bucket = buckets.get(name) ?? { left: burst, at: now }
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    buckets.set(name, bucket)
    return bucket
  }
  const hold = (kind: string, chat: number | undefined, seconds: number) => {
    silence.set(place(kind, chat), clock.now() + seconds * 1000)
    return tooMany(seconds)
  }

  return {
    hold,
    early: (kind, chat) => {
      if (silence.size === 0) return undefined
      const until = Math.max(silence.get(place(kind)) ?? 0, silence.get(place(kind, chat)) ?? 0)
      const left = until - clock.now()
      return left > 0 ? tooMany(Math.ceil(left / 1000)) : undefined
    },
    spend: (chat) => {
      const asked: (readonly [number | undefined, string, Rate])[] = []
      if (limits.global) asked.push([undefined, 'global', limits.global])
      if (chat && !chat.group && limits.perChat) asked.push([chat.id, `chat ${chat.id}`, limits.perChat])
      if (chat?.group && group) asked.push([chat.id, `chat ${chat.id}`, group])
      const drawn = asked.map(([whose, name, rate]) => ({ whose, rate, bucket: filled(name, rate) }))
      const empty = drawn.find(({ bucket }) => bucket.left < 1)
      if (empty) return hold(messages, empty.whose, Math.ceil((1 - empty.bucket.left) / empty.rate.perSecond))
      for (const { bucket } of drawn) bucket.left -= 1
      return undefined
    },
  }
}
