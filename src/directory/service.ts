import type { Tier } from './category.ts'
import type { Hours } from './hours.ts'
import type { Phone } from './phone.ts'
import type { Point } from './place.ts'

/** The door of a service, where its tier lets it be known. A point that is approximate is the middle of the community. */
export type Venue = {
  readonly address?: string
  readonly point?: Point
  readonly approximate: boolean
  /** Phones as their source wrote them, where they could not be read. */
  readonly phoneText?: string
}

/** One service at one location, as the directory holds it. */
export type ServiceAtLocation = {
  readonly id: string
  readonly serviceId: string
  readonly name: string
  readonly organization?: string
  readonly category: string
  readonly tier: Tier
  /** Where it helps; none: from anywhere. */
  readonly oblast?: string
  readonly community?: string
  readonly phones: readonly Phone[]
  readonly hours?: Hours
  readonly venue?: Venue
  readonly womanOfficer?: boolean
  /** ramp, toilet, braille, wheelchair */
  readonly accessibility: readonly string[]
  readonly languages: readonly string[]
  readonly source: string
  /** Days since 1970: when its source stated it; when it is no longer shown. */
  readonly checkedDay: number
  readonly recheckDays: number
  readonly expiresDay?: number
}

export type Near = { readonly service: ServiceAtLocation; readonly metres: number }

/** The services in memory. Empty until they were read once; never in the way of a door that opens. */
export type Services = {
  readonly ready: () => boolean
  /** The nearest of a category that are in force on that day, nearest first. */
  readonly nearest: (search: { category: string; to: Point; day: number; limit: number }) => readonly Near[]
  /** Those of a category without a known door that help in this oblast, or everywhere. */
  readonly inArea: (search: {
    category: string
    oblast: string
    day: number
    limit: number
  }) => readonly ServiceAtLocation[]
  readonly find: (id: string) => ServiceAtLocation | undefined
}
