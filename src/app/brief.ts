/** How long something waits to be read or decided: about as long as somebody looks at one screen. */
const MINUTES = 15
/** More than this at once means that somebody fills it: the oldest go first. */
const MOST = 2000

/**
 * Texts that are read for some minutes and written nowhere: a code that is shown once, a letter on the screen, words that
 * were not passed on yet. A session, a screen and the outbox hold only the handle; a card finds the text when it is shown.
 * A restart forgets all of them, and each has its words for that.
 */
export class Brief {
  private readonly held = new Map<string, { readonly text: string; readonly until: number }>()

  /** `handle`: something that nobody can guess. */
  put(handle: string, text: string, at: Date): void {
    const now = at.getTime()
    for (const [other, { until }] of this.held)
      if (until <= now || this.held.size >= MOST) this.held.delete(other)
    this.held.set(handle, { text, until: now + MINUTES * 60_000 })
  }

  get(handle: string, at: Date): string | undefined {
    const found = this.held.get(handle)
    return found && found.until > at.getTime() ? found.text : undefined
  }

  drop(handle: string): void {
    this.held.delete(handle)
  }
}
