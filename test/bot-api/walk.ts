import type { Person } from './phone.ts'
import type { BotApi } from './server.ts'
import type { Stopwatch } from './stopwatch.ts'

/** One thing a person does; `presses` names a label, or a place among the buttons counted from 0. */
export type Act =
  | { readonly comes: string | true }
  | { readonly says: string }
  | { readonly presses: string | number }
  | { readonly locates: readonly [latitude: number, longitude: number] }

/** Many people walk the same way, each doing the next thing as soon as the bot has answered the last. */
export type Walk = {
  readonly people: number
  readonly script: readonly Act[]
  /** How many walk at the same time; all unless given. */
  readonly atOnce?: number
  /** The first person's id; the others follow. */
  readonly firstId?: number
  /** A person who waits longer for an answer is lost; 30 s unless given. */
  readonly patienceMs?: number
}

export type Progress = {
  readonly people: number
  readonly finished: number
  readonly lost: number
  readonly acts: number
  readonly elapsedMs: number
  /** Why the first lost person was lost. */
  readonly why?: string
}

export const act = (person: Person, doing: Act) => {
  if ('comes' in doing) person.comes(doing.comes === true ? undefined : doing.comes)
  else if ('says' in doing) person.says(doing.says)
  else if ('locates' in doing) person.sharesLocation(...doing.locates)
  else person.presses(typeof doing.presses === 'string' ? doing.presses : labelAt(person, doing.presses))
}

const labelAt = (person: Person, place: number) => {
  const label = person.buttons()[place]
  if (label === undefined) throw new Error(`there is no button ${place}`)
  return label
}

const canPress = (person: Person, doing: Act | undefined) => {
  if (!doing || !('presses' in doing)) return true
  const labels = person.buttons()
  return typeof doing.presses === 'string' ? labels.includes(doing.presses) : labels.length > doing.presses
}

/** Begins at once; what it gives back tells how far it is. */
export const startWalk = (api: BotApi, stopwatch: Stopwatch, walk: Walk): (() => Progress) => {
  const { people, script, atOnce = people, firstId = 800_000_001, patienceMs = 30_000 } = walk
  const started = performance.now()
  const done = { finished: 0, lost: 0, acts: 0, ended: 0 }
  let why: string | undefined
  let nextId = firstId

  const goes = async (person: Person) => {
    for (const [place, doing] of script.entries()) {
      const before = person.answers()
      stopwatch.start(person.id)
      act(person, doing)
      done.acts += 1
      const next = script[place + 1]
      await person.waits(() => person.answers() > before && canPress(person, next), patienceMs)
    }
  }
  const lane = async () => {
    while (nextId < firstId + people) {
      const person = api.person({ id: nextId++ })
      try {
        await goes(person)
        done.finished += 1
      } catch (fault) {
        done.lost += 1
        why ??= String(fault)
      }
      done.ended = performance.now()
    }
  }
  for (let one = 0; one < Math.min(atOnce, people); one += 1) void lane()

  return () => {
    const over = done.finished + done.lost === people
    const elapsedMs = (over ? done.ended : performance.now()) - started
    const { finished, lost, acts } = done
    return { people, finished, lost, acts, elapsedMs, ...(why === undefined ? {} : { why }) }
  }
}
