/**
 * How long things are kept, in days. A conversation that nobody touches ends by itself; Telegram brings an update again
 * for a day at most, so what was seen is remembered for three. A case that was closed can be begun again for half a year;
 * what a caseworker wrote in it waits a month for the person, unless she puts it away before. An errand that was not done
 * in a month never will be.
 */
export const periods = {
  idleConversation: 30,
  seenUpdates: 3,
  quarantine: 30,
  closedCase: 180,
  lettersOfClosedCase: 30,
  errand: 30,
} as const

/** Whoever works at a desk signs in again after so many hours, whatever she does; a code that opens something lives for one. */
export const hours = { staffSession: 8, linkCode: 1 } as const

/** The first day (since 1970) that is still kept, seen from `today`. */
export const firstKeptDay = (period: keyof typeof periods, today: number) => today - periods[period]
