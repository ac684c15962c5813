import type { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'

/** What Prisma talks to a database through, already connected. */
export type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>

/** One transaction of it, as Prisma's engine drives it. */
export type AdapterTransaction = Awaited<ReturnType<Adapter['startTransaction']>>
