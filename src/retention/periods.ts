/**
 * How long things are kept, in days. A conversation that nobody touches ends by itself; Telegram brings an update again
 * for a day at most, so what was seen is remembered for three.
 */
export const periods = { idleConversation: 30, seenUpdates: 3, quarantine: 30 } as const

/** The first day (since 1970) that is still kept, seen from `today`. */
export const firstKeptDay = (period: keyof typeof periods, today: number) => today - periods[period]
