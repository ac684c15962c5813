/** A queue for one: whoever comes waits until everybody before has left, in the order of coming. */
export type Lock = {
  /** Waits for the turn; the caller must call what it is given, once, to let the next one in. */
  readonly take: () => Promise<() => void>
  readonly run: <T>(work: () => Promise<T>) => Promise<T>
}

export function oneAtATime(): Lock {
  let last: Promise<void> = Promise.resolve()

  const take = () => {
    const before = last
    let leave: () => void = () => undefined
    last = new Promise((resolve) => {
      leave = resolve
    })
    return before.then(() => leave)
  }

  const run = async <T>(work: () => Promise<T>) => {
    const leave = await take()
    try {
      return await work()
    } finally {
      leave()
    }
  }

  return { take, run }
}
