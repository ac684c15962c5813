import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dialect } from './database-url.ts'

/** One step from an older database to a newer one, as committed: its folder's name, its file, what it says, and the SHA-256 of that. */
export type Migration = {
  readonly name: string
  readonly file: string
  readonly sql: string
  readonly checksum: string
}

/** The committed migrations of a dialect, in order. `prisma` is the folder that holds `<dialect>/migrations/<name>/migration.sql`. */
export function migrationsOf(prisma: string, dialect: Dialect): readonly Migration[] {
  const folder = join(prisma, dialect, 'migrations')
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ name: entry.name, file: join(folder, entry.name, 'migration.sql') }))
    .filter(({ file }) => existsSync(file))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, file }) => {
      const sql = readFileSync(file, 'utf8')
      return { name, file, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}
