import type { Acted, Acts, Request } from '../conversation/act.ts'
import type { Item } from '../conversation/session.ts'
import { type FindServices, findServices, type Offer } from '../directory/find-services.ts'
import type { Community, Names, Place } from '../directory/place.ts'
import { romanize } from '../directory/romanize.ts'
import type { FoundPlace } from '../directory/search-place.ts'
import type { Services } from '../directory/service.ts'
import { showVenue } from '../directory/show-service.ts'
import type { Country } from '../edge/directory/gazetteer.ts'

/** Where help is looked up, all of it in memory. */
export type Lookup = {
  readonly services: Services
  /** The country's places, read when they are first wanted (0.2 s): no door waits for them. */
  country(): Promise<Country>
}

const done: Acted = { result: 'done' }
const text = (answer: Request['answers'][string] | undefined) =>
  typeof answer === 'string' ? answer : (answer?.at(-1) ?? '')

const named = ({ uk, en }: Names, language: string) => (language === 'uk' ? uk : (en ?? romanize(uk)))
const byLabel = (language: string) => (one: Item, other: Item) =>
  one.label.localeCompare(other.label, language)

function placeItem(place: Place, language: string): Item[] {
  if (place.kind === 'oblast' || place.kind === 'raion') return []
  const { community } = place
  const around =
    place.kind === 'settlement' ? named(community.names, language) : named(community.raion, language)
  const label = [named(place.names, language), around, named(community.oblast.names, language)].join(', ')
  return [{ id: community.id, label }]
}

/** The communities inside what was found: a name of an oblast or a district is answered with what lies in it. */
function communitiesIn(
  found: Extract<FoundPlace, { kind: 'one' | 'several' }>,
  country: Country,
  language: string,
): Item[] {
  const places = found.kind === 'one' ? [found.place] : found.places
  const items = places.flatMap((place) => placeItem(place, language))
  if (items.length > 0) return items
  const [wide] = places
  if (!wide || !('oblast' in wide)) return []
  return country
    .communitiesOf(wide.oblast.id)
    .filter(({ raion }) => wide.kind === 'oblast' || raion === wide.names)
    .map((community) => communityItem(community, language))
    .sort(byLabel(language))
}

const communityItem = (community: Community, language: string): Item => ({
  id: community.id,
  label: named(community.names, language),
})

/** Acts that find a place: from a list, from typed words, from a shared location. */
export const placeActs = (lookup: Lookup): Acts => ({ ...listActs(lookup), ...givenActs(lookup) })

const listActs = ({ country }: Lookup): Acts => ({
  'list-oblasts': {
    results: ['done'],
    leaves: { done: ['oblasts'] },
    run: async ({ language }) => {
      const items = (await country()).oblasts.map((oblast) => ({
        id: oblast.id,
        label: named(oblast.names, language),
      }))
      return { ...done, lists: { oblasts: items.sort(byLabel(language)) } }
    },
  },
  'list-communities': {
    results: ['done', 'remote-only'],
    needs: ['oblast'],
    leaves: { done: ['communities'] },
    run: async ({ answers, language }) => {
      const inside = (await country()).communitiesOf(text(answers['oblast']))
      if (!inside.some(({ oblast }) => oblast.localServices)) return { result: 'remote-only' }
      return {
        ...done,
        lists: { communities: inside.map((one) => communityItem(one, language)).sort(byLabel(language)) },
      }
    },
  },
})

/** A name in her own words, or a shared location: one question takes both. */
const givenActs = ({ country }: Lookup): Acts => ({
  'take-place': {
    results: ['done', 'several', 'none', 'outside'],
    needs: ['place-given'],
    leaves: { done: ['place'], several: ['places'] },
    run: async ({ answers, language }) => {
      const given = text(answers['place-given'])
      const point = pointIn(given)
      const places = await country()
      // Once it is understood, what she gave is not kept.
      const forgotten = { 'place-given': '' }
      if (point)
        return places.around(point)
          ? { result: 'done', answers: { ...forgotten, place: given } }
          : { result: 'outside', answers: forgotten }
      const found = places.search(given)
      const items = found.kind === 'none' ? [] : communitiesIn(found, places, language)
      const [only] = items
      if (!only) return { result: 'none', answers: forgotten }
      if (found.kind === 'one' && items.length === 1)
        return { result: 'done', answers: { ...forgotten, place: only.id } }
      return { result: 'several', lists: { places: items }, answers: forgotten }
    },
  },
})

/** A place answer is a KATOTTG code, or a shared location: latitude and longitude with a comma. */
function pointIn(place: string): FindServices['near'] {
  const [, latitude, longitude] = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(place) ?? []
  return latitude && longitude ? { latitude: Number(latitude), longitude: Number(longitude) } : undefined
}

/** Says metres in words of a language. */
export type DistanceLabel = (language: string, metres: number) => string

/** What an offer is called on a button: its name and how far it is; what `card` and `venue` need to find it again. */
export type Chosen = { readonly id: string; readonly distance?: NonNullable<Offer['distance']> }
export const writeChosen = ({ id, distance }: Chosen) =>
  JSON.stringify(distance ? [id, distance.metres, distance.approximate] : [id])
export function readChosen(answer: string): Chosen {
  const [id, metres, approximate] = JSON.parse(answer) as [string, number?, boolean?]
  return metres === undefined ? { id } : { id, distance: { metres, approximate: approximate === true } }
}

/** A label that fits on a button beside the distance. */
const LABEL_MAX = 44
const short = (name: string) =>
  name.length > LABEL_MAX ? `${name.slice(0, LABEL_MAX - 1).trimEnd()}…` : name

/** Acts that find help near that place. */
export const serviceActs = ({ services, country }: Lookup, distanceLabel: DistanceLabel): Acts => ({
  'find-services': {
    results: ['found', 'none', 'remote-only'],
    needs: ['category', 'place'],
    leaves: { found: ['services', 'service', 'place-name'] },
    run: async ({ answers, language, at }) => {
      const place = text(answers['place'])
      const near = pointIn(place)
      const where = near ? { near } : { community: place }
      const category = text(answers['category']).replaceAll('-', '_')
      const found = findServices({ services, places: await country() })({ ...where, category, at })
      // She shared a point to get this answer: once it is there, the point is not kept.
      const forgotten = near ? { place: '' } : {}
      if (!found.ok)
        return { result: found.refusal === 'remote-help-only' ? 'remote-only' : 'none', answers: forgotten }
      const { offers, community } = found.value
      if (offers.length === 0) return { result: 'none', answers: forgotten }
      const items = offers.map((offer) => offerItem(offer, language, distanceLabel))
      const shown = { 'place-name': named(community.names, language), service: items[0]?.id ?? '' }
      return { result: 'found', lists: { services: items }, answers: { ...forgotten, ...shown } }
    },
  },
  'send-venue': {
    results: ['done', 'no-address'],
    needs: ['service'],
    run: async ({ answers, at, shows }) => {
      const { id } = readChosen(text(answers['service']))
      if (!shows.includes('venue') || !showVenue(services)({ id, at }).ok) return { result: 'no-address' }
      return { ...done, says: [{ lane: 'reply', saying: { kind: 'venue', service: id } }] }
    },
  },
})

function offerItem(offer: Offer, language: string, distanceLabel: DistanceLabel): Item {
  const { id, name, distance } = offer
  const far = distance ? ` · ${distanceLabel(language, distance.metres)}` : ''
  return { id: writeChosen(distance ? { id, distance } : { id }), label: `${short(name)}${far}` }
}
