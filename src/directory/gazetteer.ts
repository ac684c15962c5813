import { fold } from './fold.ts'
import type { Community, Names, Oblast, Place, Point } from './place.ts'

/** A place as it is sought: under its keys, the larger before the smaller (0 a regional centre … 6 a village). */
export type Entry = { readonly place: Place; readonly rank: number }

/** All places of the country, as read from the seed. */
export type Gazetteer = {
  readonly oblasts: readonly Oblast[]
  readonly communities: readonly Community[]
  readonly keys: ReadonlyMap<string, readonly Entry[]>
}

type Reading = {
  readonly oblasts: Oblast[]
  readonly communities: Community[]
  readonly keys: Map<string, Entry[]>
  centre: string
  special: boolean
  raion: Names
}

const point = (latitude: string, longitude: string): Point => ({
  latitude: Number(latitude),
  longitude: Number(longitude),
})
const names = (uk: string, ru: string, en: string): Names => ({ uk, en, ...(ru ? { ru } : {}) })

function add(reading: Reading, entry: Entry, spellings: readonly (string | undefined)[]) {
  for (const key of new Set(spellings.map((spelling) => fold(spelling ?? '')))) {
    if (!key) continue
    const already = reading.keys.get(key)
    if (already) already.push(entry)
    else reading.keys.set(key, [entry])
  }
}

const crimea = ['Крим', 'Крым', 'Crimea', 'АР Крим']

function addOblast(
  reading: Reading,
  [id, uk, ru, en, centre, type, control, local, ...where]: readonly string[],
) {
  const oblast: Oblast = {
    id: id!,
    names: names(uk!, ru!, en!),
    point: point(where[0]!, where[1]!),
    localServices: local === '1',
    partlyOccupied: control === 'partly_occupied',
  }
  reading.oblasts.push(oblast)
  reading.centre = centre!
  reading.special = type === 'special_city'
  if (reading.special) return
  const entry = { place: { kind: 'oblast', id: oblast.id, names: oblast.names, oblast }, rank: 1 } as const
  const bare = [uk!, ru!].map((name) => name.replace(/ область$/, ''))
  add(reading, entry, [...bare, en, ...(type === 'republic' ? crimea : [])])
}

function addRaion(reading: Reading, [id, uk, ru, en]: readonly string[]) {
  reading.raion = names(uk!, ru!, en!)
  if (reading.special) return
  const oblast = reading.oblasts.at(-1)!
  add(reading, { place: { kind: 'raion', id: id!, names: reading.raion, oblast }, rank: 4 }, [uk, ru, en])
}

function addCommunity(reading: Reading, [id, uk, ru, en, latitude, longitude, exact]: readonly string[]) {
  const community: Community = {
    id: id!,
    oblast: reading.oblasts.at(-1)!,
    raion: reading.raion,
    names: names(uk!, ru!, en!),
    point: point(latitude!, longitude!),
    exact: exact === '1',
  }
  reading.communities.push(community)
  if (reading.special) return
  add(
    reading,
    { place: { kind: 'community', id: community.id, names: community.names, community }, rank: 3 },
    [uk, ru, en],
  )
}

const ranks: Readonly<Record<string, number>> = { K: 0, M: 2, X: 5, C: 6 }

function addSettlements(reading: Reading, [list]: readonly string[]) {
  const community = reading.communities.at(-1)!
  for (const item of new Set(list!.split(';').filter(Boolean))) {
    const uk = item.slice(1)
    const centre = item[0] === 'M' && uk === reading.centre
    const place: Place = { kind: 'settlement', id: community.id, names: { uk }, community }
    add(reading, { place, rank: centre ? 0 : ranks[item[0]!]! }, [uk])
  }
}

/** Another name means whatever the present name means, namesakes included. */
function addAliases({ keys }: Reading, [name, , list]: readonly string[]) {
  const entries = keys.get(fold(name!)) ?? []
  for (const key of list!.split(';').map(fold))
    keys.set(key, [...new Set([...(keys.get(key) ?? []), ...entries])])
}

const readers = { O: addOblast, R: addRaion, H: addCommunity, S: addSettlements, A: addAliases } as const

/** Reads the seed's lines: O an oblast, under it R raions, H communities, S their settlements; A other names of one. */
export function readGazetteer(lines: string): Gazetteer {
  const reading: Reading = {
    oblasts: [],
    communities: [],
    keys: new Map(),
    centre: '',
    special: false,
    raion: { uk: '', en: '' },
  }
  for (const line of lines.split('\n')) {
    const [kind, ...fields] = line.split('\t')
    readers[kind as keyof typeof readers]?.(reading, fields)
  }
  return reading
}
