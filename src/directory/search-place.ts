import type { Entry, Gazetteer } from './gazetteer.ts'
import type { Place } from './place.ts'
import { type Match, PlaceIndex } from './place-index.ts'
import { type Part, partsOf } from './place-words.ts'

/** One place that was surely meant; several that may be meant, likeliest first (`more` were left out); or none. */
export type FoundPlace =
  | { readonly kind: 'one'; readonly place: Place }
  | { readonly kind: 'several'; readonly places: readonly Place[]; readonly more: boolean }
  | { readonly kind: 'none' }

const oblastOf = (place: Place) => ('oblast' in place ? place.oblast : place.community.oblast)

/** Whether a place lies in what another part of the words names: its oblast, district or community. */
function within(place: Place, part: Part, outer: readonly Entry[]): boolean {
  return outer.some(({ place: around }) => {
    if (around.kind === 'oblast') return around.id === oblastOf(place).id
    if (!('community' in place)) return false
    if (around.kind === 'raion') return around.names === place.community.raion
    return around.kind === 'community' && around.id === place.community.id && part.kind !== 'settlement'
  })
}

const better = (one: Match, other: Match) =>
  one.slips - other.slips ||
  one.entry.rank - other.entry.rank ||
  one.entry.place.names.uk.localeCompare(other.entry.place.names.uk, 'uk')

/** Those that lie in what the other parts name; a part that names nothing we know (a street) says nothing. */
const inside = (index: PlaceIndex, found: readonly Match[], context: readonly Part[]) =>
  context.reduce((left, part) => {
    const outer = index
      .exact(part)
      .map(({ entry }) => entry)
      .filter(({ place }) => place.kind !== 'settlement')
    return outer.length === 0 ? left : left.filter(({ entry }) => within(entry.place, part, outer))
  }, found)

/** The name itself, else what begins with it, else what is spelled nearly so: only the first is sure. */
function meant(index: PlaceIndex, parts: readonly Part[]): { found: readonly Match[]; sure: boolean } {
  const [wanted, ...context] = parts
  if (!wanted) return { found: [], sure: false }
  const found = inside(index, index.exact(wanted), context)
  if (found.length > 0) return { found, sure: true }
  const begun = inside(index, index.beginning(wanted), context)
  return { found: begun.length > 0 ? begun : inside(index, index.alike(wanted), context), sure: false }
}

/** The narrowest part first: people write “village, oblast” and “oblast, village”. */
const width = ({ kind }: Part) =>
  kind === 'oblast' ? 3 : kind === 'raion' ? 2 : kind === 'community' ? 1 : 0

/** Each place once: villages of one name in one community lead to the same answer. */
function placesIn(found: readonly Match[]): readonly Place[] {
  const once = new Map<string, Place>()
  for (const { entry } of [...found].sort(better)) {
    const key = `${entry.place.id} ${entry.place.names.uk}`
    if (!once.has(key)) once.set(key, entry.place)
  }
  return [...once.values()]
}

/** Finds places by name as people type it: any of three languages, slips, case, apostrophes, words like "обл." */
export function placeSearch(gazetteer: Gazetteer) {
  const index = new PlaceIndex(gazetteer)
  return (typed: string, limit = 8): FoundPlace => {
    const parts = [...partsOf(typed)].sort((one, other) => width(one) - width(other))
    const straight = meant(index, parts)
    const { found, sure } = straight.found.length > 0 ? straight : meant(index, [...parts].reverse())
    const places = placesIn(found)
    if (places.length === 0) return { kind: 'none' }
    if (sure && places.length === 1) return { kind: 'one', place: places[0]! }
    return { kind: 'several', places: places.slice(0, limit), more: places.length > limit }
  }
}
