/** Days since 1970, in UTC: how the directory counts when something was checked and when it ends. */
export const dayOf = (at: Date) => Math.floor(at.getTime() / 86_400_000)

/** 2026-11-21 */
export const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
