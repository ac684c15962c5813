import { SILENCE_HOURS } from '../casework/contact-contract.ts'

/**
 * What somebody has been told, by name. A mark that carries a time (`name@seconds`) fades: everything she does renews it,
 * and after a silence in which somebody else may have taken the phone it is gone.
 */
const timed = /^(.+)@(\d+)$/

export const fadingMark = (name: string, at: Date) => `${name}@${Math.floor(at.getTime() / 1000)}`

/** Since when a fading mark stands: the last time that she did something. */
export function markedAt(knows: readonly string[], name: string): Date | undefined {
  const mark = knows.find((one) => timed.exec(one)?.[1] === name)
  return mark === undefined ? undefined : new Date(Number(timed.exec(mark)![2]) * 1000)
}

/** The marks that still stand now that she does something. */
export const stillKnown = (knows: readonly string[], at: Date): readonly string[] =>
  knows.flatMap((mark) => {
    const [, name, seconds] = timed.exec(mark) ?? []
    if (name === undefined) return [mark]
    return at.getTime() - Number(seconds) * 1000 < SILENCE_HOURS * 3_600_000 ? [fadingMark(name, at)] : []
  })

/** With one more mark; of a name there is one. */
export function withMark(knows: readonly string[], mark: string): readonly string[] {
  const nameOf = (one: string) => timed.exec(one)?.[1] ?? one
  return knows.includes(mark) ? knows : [...knows.filter((one) => nameOf(one) !== nameOf(mark)), mark]
}
