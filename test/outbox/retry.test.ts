import { describe, expect, it } from 'vitest'
import type { Delivery } from '../../src/outbox/message.ts'
import { afterDelivery, type Next } from '../../src/outbox/retry.ts'

const again = (inSeconds: number): Next => ({ do: 'try-again', inSeconds })
const table: readonly [what: string, delivery: Delivery, attempt: number, next: Next][] = [
  ['what arrived is forgotten', { status: 'delivered', messages: [1], live: [1] }, 0, { do: 'forget' }],
  [
    'what arrived late is forgotten too',
    { status: 'delivered', messages: [], live: [] },
    99,
    { do: 'forget' },
  ],
  ['whoever left is not asked again', { status: 'unreachable' }, 0, { do: 'unsubscribe' }],
  ['what is refused once is refused always', { status: 'refused', reason: 'bad' }, 0, { do: 'give-up' }],
  ['Telegram says how long to wait', { status: 'busy', retryAfterSeconds: 37 }, 0, again(37)],
  ['and is obeyed however often it says so', { status: 'busy', retryAfterSeconds: 1 }, 99, again(1)],
  ['busy without a time: half a second', { status: 'busy' }, 0, again(0.5)],
  ['unknown: half a second', { status: 'unknown' }, 0, again(0.5)],
  ['then twice as long', { status: 'unknown' }, 1, again(1)],
  ['and twice as long', { status: 'unknown' }, 6, again(32)],
  ['at most a minute', { status: 'unknown' }, 7, again(60)],
  ['an outage of an hour is waited for', { status: 'unknown' }, 60, { do: 'try-again', inSeconds: 60 }],
  ['after a day only a person can help', { status: 'unknown' }, 1440, { do: 'give-up' }],
  ['busy without a time ends as well', { status: 'busy' }, 1440, { do: 'give-up' }],
]

describe('after an attempt to send', () => {
  it.each(table)('%s', (_, delivery, attempt, next) => {
    expect(afterDelivery(delivery, attempt)).toEqual(next)
  })

  it('what stays unknown is tried for a day, quickly at first and then once a minute', () => {
    const waits: number[] = []
    for (let attempt = 0; ; attempt++) {
      const next = afterDelivery({ status: 'unknown' }, attempt)
      if (next.do !== 'try-again') break
      waits.push(next.inSeconds)
    }
    expect(waits.slice(0, 8)).toEqual([0.5, 1, 2, 4, 8, 16, 32, 60])
    expect(Math.max(...waits)).toBe(60)
    expect(waits.reduce((sum, wait) => sum + wait) / 3600).toBeCloseTo(24, 0)
  })
})
