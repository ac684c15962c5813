import { waitAfter } from '../intake/access-code.ts'

/** Codes that the whole house looks at in a minute: nobody gets more tries by coming as many people. */
const IN_A_MINUTE = 30
const MINUTE = 60_000
/** People whose wrong codes are counted at once; who has waited longest is forgotten first. */
const PEOPLE = 10_000

/** Slows down who tries codes: each person by her wrong ones in a row, and all together by a bucket. Kept in memory alone. */
export class CodeTries {
  private readonly wrong = new Map<string, { readonly count: number; readonly until: number }>()
  private lately: readonly number[] = []

  /** How many seconds until a code of this person is looked at; 0: now, and it counts as one of this minute. */
  ask(person: string, at: Date): number {
    const now = at.getTime()
    const own = (this.wrong.get(person)?.until ?? 0) - now
    if (own > 0) return Math.ceil(own / 1000)
    this.lately = this.lately.filter((time) => time > now - MINUTE)
    const [oldest] = this.lately
    if (oldest !== undefined && this.lately.length >= IN_A_MINUTE)
      return Math.ceil((oldest + MINUTE - now) / 1000)
    this.lately = [...this.lately, now]
    return 0
  }

  /** What became of a code that was looked at. */
  note(person: string, right: boolean, at: Date): void {
    const count = (this.wrong.get(person)?.count ?? 0) + 1
    this.wrong.delete(person)
    if (right) return
    const [first] = this.wrong.keys()
    if (first !== undefined && this.wrong.size >= PEOPLE) this.wrong.delete(first)
    this.wrong.set(person, { count, until: at.getTime() + waitAfter(count) * 1000 })
  }
}
