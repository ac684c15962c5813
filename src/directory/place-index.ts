import { blur, letters, slips } from './fold.ts'
import type { Entry, Gazetteer } from './gazetteer.ts'
import { type Kind, type Part, plain } from './place-words.ts'

/** A place that may be meant, and how many slips of the pen away it is. */
export type Match = { readonly entry: Entry; readonly slips: number }

/** Cities are never outweighed by a smaller place that happens to be spelled alike in another language. */
const CITY = 2

const fits = (entry: Entry, kind?: Kind) => !kind || entry.place.kind === kind

/** Three letters must be right; one slip up to six letters, two from seven on. */
const slipsFor = (key: string) => (key.length < 4 ? 0 : key.length < 7 ? 1 : 2)

function ones(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

/** All names of the country, sought by key, by beginning, and by likeness (about a millisecond). */
export class PlaceIndex {
  private readonly keys: Gazetteer['keys']
  private readonly sorted: readonly string[]
  private readonly blurred: readonly string[]
  private readonly masks: Int32Array

  constructor({ keys }: Gazetteer) {
    this.keys = keys
    this.sorted = [...keys.keys()].sort()
    this.blurred = this.sorted.map(blur)
    this.masks = Int32Array.from(this.sorted, letters)
  }

  /** Names that sound so; one spelled just so outweighs the others. */
  exact(part: Part): readonly Match[] {
    const oblasts = part.kind === 'oblast' ? (this.keys.get(`${part.key} oblast`) ?? []) : []
    const found = [...(this.keys.get(part.key) ?? []), ...oblasts].filter((entry) => fits(entry, part.kind))
    const spelled = found.filter(({ place }) =>
      Object.values(place.names).some((name) => plain(name) === part.typed),
    )
    const chosen =
      spelled.length > 0 ? found.filter((one) => one.rank <= CITY || spelled.includes(one)) : found
    return chosen.map((entry) => ({ entry, slips: 0 }))
  }

  beginning(part: Part): readonly Match[] {
    const found: Match[] = []
    if (part.key.length < 3) return found
    for (const key of this.sorted) if (key.startsWith(part.key)) found.push(...this.at(key, part, 0))
    return found
  }

  alike(part: Part): readonly Match[] {
    const most = slipsFor(part.key)
    const found: Match[] = []
    if (most === 0) return found
    const [blurred, mask] = [blur(part.key), letters(part.key)]
    for (let at = 0; at < this.sorted.length; at++) {
      const key = this.sorted[at]!
      const far = ones(mask ^ this.masks[at]!) > 2 * most
      const distance = far ? most + 1 : slips(part.key, key, most)
      if (distance <= most) found.push(...this.at(key, part, distance))
      else if (this.blurred[at] === blurred) found.push(...this.at(key, part, most + 1))
    }
    return found
  }

  private at(key: string, { kind }: Part, distance: number): readonly Match[] {
    const found = this.keys.get(key)!.filter((entry) => fits(entry, kind))
    return found.map((entry) => ({ entry, slips: distance }))
  }
}
