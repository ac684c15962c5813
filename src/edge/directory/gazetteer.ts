import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Places } from '../../directory/find-services.ts'
import { readGazetteer } from '../../directory/gazetteer.ts'
import type { Community, Oblast, Point } from '../../directory/place.ts'
import { type FoundPlace, placeSearch } from '../../directory/search-place.ts'
import { nearestIndex } from './nearest.ts'

/** All the country's places: to look up, to list, to search by name. */
export type Country = Places & {
  readonly oblasts: readonly Oblast[]
  /** The communities of an oblast by name, those without a raion of their own (Kyiv, Sevastopol) alone. */
  readonly communitiesOf: (oblast: string) => readonly Community[]
  readonly search: (typed: string, limit?: number) => FoundPlace
}

/** A point further than this from every community is not in the country. */
const FAR_METRES = 60_000

const alphabetical = <Named extends { readonly names: { readonly uk: string } }>(list: readonly Named[]) =>
  [...list].sort((one, other) => one.names.uk.localeCompare(other.names.uk, 'uk'))

/** Reads the places that the house ships (about 0.2 s): `seed` is the folder prisma/seed. */
export async function openCountry(seed: string): Promise<Country> {
  const packed = await readFile(join(seed, 'places.tsv.gz'))
  const gazetteer = readGazetteer((await promisify(gunzip)(packed)).toString('utf8'))
  const communities = new Map(gazetteer.communities.map((community) => [community.id, community]))
  const exact = gazetteer.communities.filter((community) => community.exact)
  const nearest = nearestIndex(exact.map(({ point }) => point))

  return {
    oblasts: alphabetical(gazetteer.oblasts),
    communitiesOf: (oblast) =>
      alphabetical(gazetteer.communities.filter((community) => community.oblast.id === oblast)),
    community: (id) => communities.get(id),
    around: (point: Point) => {
      const [found] = nearest(point, 1)
      return found && found.metres <= FAR_METRES ? exact[found.index] : undefined
    },
    search: placeSearch(gazetteer),
  }
}
