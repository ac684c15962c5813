import { bad } from './answer.ts'
import type { Ask } from './ask.ts'
import { numberOf, textOf } from './ask.ts'
import { sending } from './sending.ts'

const point = (ask: Ask) => {
  const latitude = numberOf(ask, 'latitude')
  const longitude = numberOf(ask, 'longitude')
  if (latitude === undefined || Math.abs(latitude) > 90) return bad('latitude is empty')
  if (longitude === undefined || Math.abs(longitude) > 180) return bad('longitude is empty')
  return { latitude, longitude }
}

export const sendLocation = sending((_bot, ask) => {
  const location = point(ask)
  return 'ok' in location ? location : { json: { location } }
})

export const sendVenue = sending((_bot, ask) => {
  const location = point(ask)
  if ('ok' in location) return location
  const title = textOf(ask, 'title')
  const address = textOf(ask, 'address')
  if (!title) return bad('venue title must be non-empty')
  if (!address) return bad('venue address must be non-empty')
  return { json: { venue: { location, title, address }, location } }
})
