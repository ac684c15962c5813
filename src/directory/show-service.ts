import { done, refuse } from '../kernel/outcome.ts'
import { dayOf } from './day.ts'
import { offerOf } from './find-services.ts'
import type { Services } from './service.ts'

type Asked = { readonly id: string; readonly at: Date }

const inForce = (services: Services, { id, at }: Asked) => {
  const service = services.find(id)
  return service && (service.expiresDay ?? Number.POSITIVE_INFINITY) > dayOf(at) ? service : undefined
}

/** One service by its id, as it is told at this moment. */
export const showService = (services: Services) => (asked: Asked) => {
  const service = inForce(services, asked)
  return service ? done(offerOf(service, asked.at)) : refuse('no-such-service')
}

/** A place for the map: only of the public tier, and only where the point is the door itself. */
export const showVenue = (services: Services) => (asked: Asked) => {
  const service = inForce(services, asked)
  if (!service) return refuse('no-such-service')
  const { venue } = service
  if (service.tier !== 'public' || !venue?.point || venue.approximate) return refuse('no-venue')
  return done({ name: service.name, address: venue.address ?? '', point: venue.point })
}
