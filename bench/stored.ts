import { type Contestant, type Effort, enter, leave } from './contest.ts'
import { script, walkInParts } from './load.ts'

/** Bytes that one conversation adds to the database file, once half its questions are answered and once it is over. */
export type Stored = {
  readonly peer: string
  readonly steps: number
  readonly people: number
  readonly halfway: number
  readonly after: number
}

/** Everybody goes half the way, the file is written out and measured; then the rest of it. An empty database is taken off. */
export async function storedBytes(
  who: Contestant,
  steps: number,
  people: number,
  effort: Effort,
): Promise<Stored> {
  const entrant = await enter(who, steps)
  try {
    const empty = await entrant.peer.stored()
    const way = script(steps)
    const half = 1 + Math.floor(steps / 2)
    const sizes: number[] = []
    await walkInParts(entrant, people, 200, [way.slice(0, half), way.slice(half)], async () => {
      sizes.push(((await entrant.peer.stored()) - empty) / people)
    })
    effort.say(
      `${who.name}, ${steps} steps: ${Math.round(sizes[0]!)} bytes halfway, ${Math.round(sizes[1]!)} after`,
    )
    return { peer: who.name, steps, people, halfway: sizes[0]!, after: sizes[1]! }
  } finally {
    await leave(entrant)
  }
}
