import type { Delivery } from './message.ts'

/** What follows an attempt to send. */
export type Next =
  | { readonly do: 'forget' }
  | { readonly do: 'try-again'; readonly inSeconds: number }
  | { readonly do: 'unsubscribe' }
  | { readonly do: 'give-up' }

/** The longest pause between two attempts. */
const PAUSE_MAX = 60
/** A day of attempts, counted from 0, once a minute after the first few: as long as Telegram keeps what people write meanwhile. */
const LAST_ATTEMPT = (24 * 3600) / PAUSE_MAX

/** Telegram's own answer wins over our guess; a person who left is not asked again; what Telegram refuses once, it refuses always. */
export function afterDelivery(delivery: Delivery, attempt: number): Next {
  switch (delivery.status) {
    case 'delivered':
      return { do: 'forget' }
    case 'unreachable':
      return { do: 'unsubscribe' }
    case 'refused':
      return { do: 'give-up' }
    case 'busy':
      return delivery.retryAfterSeconds !== undefined
        ? { do: 'try-again', inSeconds: delivery.retryAfterSeconds }
        : later(attempt)
    case 'unknown':
      return later(attempt)
  }
}

const later = (attempt: number): Next =>
  attempt >= LAST_ATTEMPT
    ? { do: 'give-up' }
    : { do: 'try-again', inSeconds: Math.min(2 ** attempt / 2, PAUSE_MAX) }
