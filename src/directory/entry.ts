import { categoryOf, mayHavePlace, type Tier } from './category.ts'
import type { Hours } from './hours.ts'
import type { Phones } from './phone.ts'
import type { Point } from './place.ts'

/** Where a line of a source stands, so that somebody can mend it there. */
export type Origin = { readonly file: string; readonly line: number }

/** A service at one location, as a source states it. */
export type Spot = {
  /** The source's own id of the location, where a service has several. */
  readonly sourceId?: string
  readonly oblast?: string
  readonly community?: string
  readonly phones: Phones
  readonly hours?: Hours
  readonly address?: string
  readonly point?: Point
  readonly approximate?: boolean
  readonly accessibility: readonly string[]
}

/** One service, as a source states it. */
export type Entry = {
  readonly origin: Origin
  readonly sourceId: string
  readonly name: string
  readonly organization?: { readonly sourceId: string; readonly name: string }
  readonly category: string
  readonly womanOfficer?: boolean
  readonly languages: readonly string[]
  readonly spots: readonly Spot[]
  /** Days since 1970, where the source itself says when it was checked and when it ends. */
  readonly checkedDay?: number
  readonly expiresDay?: number
}

/** Something about a line of a source: what is the matter, and what to do about it. */
export type Remark = Origin & { readonly reason: string; readonly mend: string }

/** What may enter the directory, with what had to be left behind; or why nothing may. */
export type Admitted =
  | { readonly ok: true; readonly entry: Entry; readonly tier: Tier; readonly remarks: readonly Remark[] }
  | { readonly ok: false; readonly remark: Remark }

const street =
  /(?<!\p{L})(?:вул|вулиц[яі]|просп|проспект|пров|провулок|бульв|бульвар|площа|шосе|узвіз|набережна|ул|улица)(?!\p{L})\.?\s*\p{L}|\d+\s+[\p{L}\d .]{1,30}\b(?:street|st|avenue|ave|road|rd|blvd|drive|dr)\b|\bp\.?\s?o\.?\s?box\b/iu

/** What is kept of a spot whose address may not be known: numbers that can be dialled, hours, and the area. */
function veiled(spot: Spot, tier: Tier): Spot {
  return {
    ...(spot.sourceId ? { sourceId: spot.sourceId } : {}),
    ...(spot.oblast ? { oblast: spot.oblast } : {}),
    ...(spot.community && tier !== 'never' ? { community: spot.community } : {}),
    phones: { phones: spot.phones.phones },
    ...(spot.hours?.kind === 'schedule' ? { hours: spot.hours } : {}),
    accessibility: spot.accessibility,
  }
}

const said = (spot: Spot, tier: Tier): readonly string[] => [
  ...(spot.address !== undefined ? ['its address'] : []),
  ...(spot.point !== undefined ? ['its coordinates'] : []),
  ...(spot.phones.text !== undefined ? ['a phone that could not be read'] : []),
  ...(spot.hours?.kind === 'unreadable' ? ['hours that could not be read'] : []),
  ...(spot.community !== undefined && tier === 'never' ? ['its community'] : []),
]

const mendOf = (category: string) =>
  category === 'unclassified'
    ? 'give it a category if it may have an address'
    : 'nothing to do: it is meant so'

/**
 * Lets an entry in as far as its category allows: an address, coordinates or free text of a category without a place
 * stay outside, and a name that tells the street keeps the whole entry outside.
 */
export function admit(entry: Entry): Admitted {
  const no = (reason: string, mend: string): Admitted => ({
    ok: false,
    remark: { ...entry.origin, reason, mend },
  })
  const category = categoryOf(entry.category)
  if (!category)
    return no(`there is no category “${entry.category}”`, 'use a category id from src/directory/category.ts')
  if (!entry.name.trim()) return no('it has no name', 'give it the name that people know it by')
  const { tier } = category
  if (mayHavePlace(tier)) return { ok: true, entry, tier, remarks: [] }

  const names = [entry.name, entry.organization?.name ?? '']
  if (names.some((name) => street.test(name)))
    return no(
      `a ${category.id} must not be found by its name, and this name tells a street`,
      'take the street out of the name',
    )
  const left = [...new Set(entry.spots.flatMap((spot) => said(spot, tier)))]
  const reason = `${left.join(', ')} left behind: a ${category.id} is answered by phone only`
  return {
    ok: true,
    entry: { ...entry, spots: entry.spots.map((spot) => veiled(spot, tier)) },
    tier,
    remarks: left.length > 0 ? [{ ...entry.origin, reason, mend: mendOf(category.id) }] : [],
  }
}
