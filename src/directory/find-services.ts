import { done, refuse } from '../kernel/outcome.ts'
import { categoryOf, mayHavePlace, type Tier } from './category.ts'
import { dateOf, dayOf } from './day.ts'
import type { Hours } from './hours.ts'
import { type OpenState, openAt } from './open.ts'
import type { Phone } from './phone.ts'
import type { Community, Oblast, Point } from './place.ts'
import type { ServiceAtLocation, Services } from './service.ts'

/** Where the country's places are looked up. */
export type Places = {
  readonly community: (id: string) => Community | undefined
  /** The community around a point, or nothing outside the country. */
  readonly around: (point: Point) => Community | undefined
}

/** What a person is told about one service. */
export type Offer = {
  readonly id: string
  readonly name: string
  readonly category: string
  readonly tier: Tier
  /** How far; approximate where either end is only known as the middle of a community. */
  readonly distance?: { readonly metres: number; readonly approximate: boolean }
  readonly phones: readonly Phone[]
  readonly phoneText?: string
  readonly hours?: Hours
  readonly open?: OpenState
  /** Only of the public tier. */
  readonly address?: string
  /** There is an address, and people tell it when they are asked. */
  readonly addressOnRequest: boolean
  /** A pin may be shown. */
  readonly pin: boolean
  readonly womanOfficer?: boolean
  readonly accessibility: readonly string[]
  readonly languages: readonly string[]
  readonly checkedOn: string
  /** Its term for checking has passed: the date is shown as old. */
  readonly stale: boolean
  readonly source: string
}

/** What was found, and where it was sought. */
export type Offers = {
  readonly community: Community
  readonly oblast: Oblast
  readonly offers: readonly Offer[]
}

export type FindServices = {
  /** A KATOTTG code, or a point rounded to about a kilometre. */
  readonly community?: string
  readonly near?: Point
  readonly category: string
  readonly at: Date
  readonly limit?: number
}

type Parts<Value> = { readonly [Key in keyof Value]?: Value[Key] | undefined }
/** Leaves out what is not there. */
const present = <Value extends object>(value: Parts<Value>) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Value

/** One service as it is told at this moment; the tier decides what of its place is among it. */
export function offerOf(service: ServiceAtLocation, at: Date, distance?: Offer['distance']): Offer {
  const { venue, hours } = service
  const open = mayHavePlace(service.tier)
  const shown = service.tier === 'public' ? venue : undefined
  return present<Offer>({
    id: service.id,
    name: service.name,
    category: service.category,
    tier: service.tier,
    distance: open ? distance : undefined,
    phones: service.phones,
    phoneText: open ? venue?.phoneText : undefined,
    hours,
    open: hours?.kind === 'schedule' ? openAt(hours.schedule, at) : undefined,
    address: shown?.address,
    addressOnRequest: service.tier === 'on_request' && venue?.address !== undefined,
    pin: shown?.point !== undefined && !shown.approximate,
    womanOfficer: service.womanOfficer,
    accessibility: service.accessibility,
    languages: service.languages,
    checkedOn: dateOf(service.checkedDay),
    stale: dayOf(at) > service.checkedDay + service.recheckDays,
    source: service.source,
  })
}

/**
 * The services of a category nearest to a place, and those of it that have no door. In occupied oblasts nothing local
 * is told: going there may be a trap, and the remote lines are offered instead.
 */
export const findServices =
  ({ services, places }: { services: Services; places: Places }) =>
  ({ community: id, near, category, at, limit = 5 }: FindServices) => {
    const community = id ? places.community(id) : near && places.around(near)
    if (!community) return refuse('unknown-place')
    if (!categoryOf(category)) return refuse('unknown-category')
    if (!community.oblast.localServices) return refuse('remote-help-only')
    if (!services.ready()) return refuse('directory-not-ready')

    const day = dayOf(at)
    const local = services
      .nearest({ category, to: near ?? community.point, day, limit })
      .map(({ service, metres }) => {
        const approximate = !near || service.venue?.approximate === true
        return offerOf(service, at, { metres, approximate })
      })
    const remote = services.inArea({
      category,
      oblast: community.oblast.id,
      day,
      limit: limit - local.length,
    })
    const offers = [...local, ...remote.map((service) => offerOf(service, at))]
    return done<Offers>({ community, oblast: community.oblast, offers })
  }
