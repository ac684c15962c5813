/** Lets somebody wait for something to become true, woken by changes and never by a poll. */
export type Watch = {
  readonly changed: () => void
  /** Settles as soon as `holds` gives something; fails after `ms` (of real time) with what `instead` tells. */
  readonly until: <Found>(
    holds: () => Found | undefined | false,
    ms: number,
    instead: () => string,
  ) => Promise<Found>
}

export const watch = (): Watch => {
  const waiting = new Set<() => void>()
  return {
    changed: () => {
      for (const look of waiting) look()
    },
    until: (holds, ms, instead) =>
      new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer)
          waiting.delete(look)
        }
        const look = () => {
          const found = holds()
          if (found === undefined || found === false) return
          stop()
          resolve(found)
        }
        const timer = setTimeout(() => {
          stop()
          reject(new Error(`waited ${ms} ms in vain; ${instead()}`))
        }, ms)
        waiting.add(look)
        look()
      }),
  }
}
