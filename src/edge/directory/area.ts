import type { Spot } from '../../directory/entry.ts'
import type { Point } from '../../directory/place.ts'
import type { Country } from './gazetteer.ts'

/** Where in the country a place is: by name if that is certain, otherwise by the coordinates. */
export function areaOf(country: Country, named: string, point?: Point): Pick<Spot, 'oblast' | 'community'> {
  const found = named ? country.search(named) : undefined
  if (found?.kind === 'one' && 'community' in found.place) {
    const { community } = found.place
    return { oblast: community.oblast.id, community: community.id }
  }
  const around = point && country.around(point)
  if (around) return { oblast: around.oblast.id }
  return found?.kind === 'one' && 'oblast' in found.place ? { oblast: found.place.oblast.id } : {}
}

/** Adds the middle of the community where the door itself is not known. */
export function placed(country: Country, spot: Spot): Spot {
  if (spot.point || !spot.community) return spot
  const community = country.community(spot.community)
  return community ? { ...spot, point: community.point, approximate: true } : spot
}
