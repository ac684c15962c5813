import { StorageFault } from './fault.ts'

/** The databases this house speaks to; each has a folder of this name under `prisma/`. */
export type Dialect = 'sqlite' | 'postgresql'

/** Which database a `DATABASE_URL` names. */
export function dialectOf(url: string): Dialect {
  if (url.startsWith('file:')) return 'sqlite'
  if (/^postgres(ql)?:\/\//.test(url)) return 'postgresql'
  throw new StorageFault(
    'database-url',
    'DATABASE_URL must begin with file: (SQLite, for example file:data/stezhka.db) or postgresql://.',
  )
}

/** The path in a `file:` address, as it stands: relative to where the house was started. */
export const sqlitePath = (url: string) => url.replace(/^file:(\/\/(?=\/))?/, '')
