import { blur, fold, letters, slips } from './fold.ts'
import type { Entry, Gazetteer } from './gazetteer.ts'
import type { Place } from './place.ts'

/** One place that was surely meant; several that may be meant, likeliest first (`more` were left out); or none. */
export type FoundPlace =
  | { readonly kind: 'one'; readonly place: Place }
  | { readonly kind: 'several'; readonly places: readonly Place[]; readonly more: boolean }
  | { readonly kind: 'none' }

type Kind = Place['kind']
/** A part of what was typed: its key, and the kind of place that its own words claim ("район", "city"). */
type Part = { readonly key: string; readonly typed: string; readonly kind?: Kind }

const suffixes: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:область|області|обл|oblast|region)$/u, 'oblast'],
  [/^(?:район|району|района|р-н|raion|rayon|district)$/u, 'raion'],
  [/^(?:громада|громади|тг|отг|мтг|стг|hromada|community|община)$/u, 'community'],
  [/^(?:city|town|village)$/u, 'settlement'],
]
const prefix =
  /^(?:м|місто|город|г|city|town|с|село|смт|сщ|селище|пгт|посёлок|поселок|пос|village|settlement)$/u
const idle = /^(?:of|the|міська|міського|сільська|селищна|територіальна|україна|украина|ukraine)$/u

const plain = (text: string) => text.toLowerCase().replace(/[’'ʼ`′]/g, '')

const suffixOf = (word: string) => suffixes.find(([form]) => form.test(word))?.[1]

function partsOfPiece(piece: string): Part[] {
  const parts: Part[] = []
  let words: string[] = []
  let kind: Kind | undefined
  const close = (name: readonly string[], claimed?: Kind) => {
    const typed = plain(name.join(' '))
    const key = fold(typed)
    if (key) parts.push({ key, typed, ...(claimed ? { kind: claimed } : {}) })
  }
  for (const word of piece.replace(/\./g, ' ').split(/\s+/).filter(Boolean)) {
    const suffix = suffixOf(word)
    if (suffix && words.length > 0) {
      close(words.slice(0, -1), kind)
      close(words.slice(-1), suffix)
      words = []
      kind = undefined
    } else if (words.length === 0 && prefix.test(word)) kind = 'settlement'
    else if (!idle.test(word)) words.push(word)
  }
  close(words, kind)
  return parts
}

const partsOf = (typed: string) =>
  typed
    .toLowerCase()
    .slice(0, 120)
    .split(/[,;()\n]/)
    .flatMap(partsOfPiece)

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

function ones(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

const slipsFor = (key: string) => (key.length < 4 ? 0 : key.length < 7 ? 1 : 2)
const fits = (entry: Entry, kind?: Kind) => !kind || entry.place.kind === kind

type Match = { readonly entry: Entry; readonly slips: number }

const better = (one: Match, other: Match) =>
  one.slips - other.slips ||
  one.entry.rank - other.entry.rank ||
  one.entry.place.names.uk.localeCompare(other.entry.place.names.uk, 'uk')

/** Finds places by name as people type it: any of three languages, slips, case, apostrophes, words like "обл." */
export function placeSearch({ keys }: Gazetteer) {
  const sorted = [...keys.keys()].sort()
  const blurred = sorted.map(blur)
  const masks = Int32Array.from(sorted, letters)

  /** A name spelled just so outweighs those that only sound like it. */
  function exact(part: Part): Match[] {
    const oblasts = part.kind === 'oblast' ? (keys.get(`${part.key} oblast`) ?? []) : []
    const found = [...(keys.get(part.key) ?? []), ...oblasts].filter((entry) => fits(entry, part.kind))
    const spelled = found.filter(({ place }) =>
      Object.values(place.names).some((name) => plain(name) === part.typed),
    )
    return (spelled.length > 0 ? spelled : found).map((entry) => ({ entry, slips: 0 }))
  }

  const matches = (chosen: readonly string[], part: Part, distance: number): Match[] =>
    chosen.flatMap((key) =>
      keys
        .get(key)!
        .filter((entry) => fits(entry, part.kind))
        .map((entry) => ({ entry, slips: distance })),
    )

  function beginning(part: Part): Match[] {
    if (part.key.length < 3) return []
    return matches(
      sorted.filter((key) => key.startsWith(part.key)),
      part,
      0,
    )
  }

  function alike(part: Part): Match[] {
    const most = slipsFor(part.key)
    if (most === 0) return []
    const blurredKey = blur(part.key)
    const mask = letters(part.key)
    return sorted.flatMap((key, at) => {
      const distance = ones(mask ^ masks[at]!) > 2 * most ? most + 1 : slips(part.key, key, most)
      if (distance <= most) return matches([key], part, distance)
      return blurred[at] === blurredKey ? matches([key], part, most + 1) : []
    })
  }

  const around = (part: Part) =>
    exact(part)
      .map(({ entry }) => entry)
      .filter(({ place }) => place.kind !== 'settlement')

  function chosen(parts: readonly Part[]): { found: readonly Match[]; sure: boolean } {
    const [wanted, ...context] = parts
    if (!wanted) return { found: [], sure: false }
    const inside = (found: readonly Match[]) =>
      context.reduce((left, part) => {
        const outer = around(part)
        return outer.length === 0 ? left : left.filter(({ entry }) => within(entry.place, part, outer))
      }, found)
    const found = inside(exact(wanted))
    if (found.length > 0) return { found, sure: true }
    const begun = inside(beginning(wanted))
    return { found: begun.length > 0 ? begun : inside(alike(wanted)), sure: false }
  }

  return (typed: string, limit = 8): FoundPlace => {
    const parts = partsOf(typed)
    const straight = chosen(parts)
    const { found, sure } = straight.found.length > 0 ? straight : chosen([...parts].reverse())
    const ordered = [...found].sort(better)
    const places = ordered
      .map(({ entry }) => entry.place)
      .filter(
        (place, at, all) =>
          all.findIndex((other) => other.id === place.id && other.names.uk === place.names.uk) === at,
      )
    if (places.length === 0) return { kind: 'none' }
    if (sure && places.length === 1) return { kind: 'one', place: places[0]! }
    return { kind: 'several', places: places.slice(0, limit), more: places.length > limit }
  }
}
