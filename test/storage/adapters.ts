import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { openStorage, type Storage, storageOn } from '../../src/edge/storage/open.ts'

/** Ours, and the official adapter as it comes: the mutant of every storage trap. */
export const adapters = {
  ours: (path: string) => openStorage({ url: `file:${path}` }),
  official: async (path: string) =>
    storageOn('sqlite', await new PrismaBetterSqlite3({ url: path }).connect()),
} as const satisfies Record<string, (path: string) => Promise<Storage>>
export type AdapterName = keyof typeof adapters
