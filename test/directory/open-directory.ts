import { join } from 'node:path'
import { type Country, openCountry } from '../../src/edge/directory/gazetteer.ts'
import { type ImportRequest, importDirectory } from '../../src/edge/directory/import.ts'
import type { Storage } from '../../src/edge/storage/open.ts'

export const seed = join(import.meta.dirname, '../../prisma/seed')
export const packageFolder = join(import.meta.dirname, 'package')
export const table = (name: string) => join(import.meta.dirname, 'tables', name)

let opened: Promise<Country> | undefined
/** The country, read once for all sentences of a file. */
export const country = () => {
  opened ??= openCountry(seed)
  return opened
}

/** A Friday, noon in Kyiv. */
export const friday = new Date('2026-11-20T10:00:00Z')

/** Imports under the format's own name, on that Friday. */
export const bring = async (
  storage: Storage,
  request: Pick<ImportRequest, 'path' | 'format'> & Partial<ImportRequest>,
) =>
  importDirectory(
    { storage, country: await country() },
    { source: request.format, checkedAt: friday, recheckDays: 180, ...request },
  )

/** Every row of the directory, in one comparable piece. */
export const everything = async ({ db }: Storage) => {
  const byId = { orderBy: { id: 'asc' } } as const
  return {
    organizations: await db.organization.findMany(byId),
    services: await db.service.findMany(byId),
    places: await db.serviceAtLocation.findMany(byId),
    locations: await db.location.findMany(byId),
    phones: await db.phone.findMany(byId),
    schedules: await db.schedule.findMany(byId),
    languages: await db.language.findMany(byId),
    accessibility: await db.accessibility.findMany(byId),
  }
}
