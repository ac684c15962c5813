import type { Database, Statement } from 'better-sqlite3'
import type { Adapter, AdapterTransaction } from './adapter.ts'
import type { Dialect } from './database-url.ts'
import type { Sql, Value } from './sql.ts'

const scalars = { string: 'string', number: 'int', bigint: 'bigint', object: 'bytes' } as const

/** Statements through the driver that Prisma uses, without Prisma's client before it. */
export function sqlOn(queryable: Pick<Adapter, 'queryRaw' | 'executeRaw'>, dialect: Dialect): Sql {
  const query = (text: string, values: readonly Value[]) => ({
    sql: asWritten(text, dialect),
    args: [...values],
    argTypes: values.map((value) => ({
      scalarType: scalars[typeof value as keyof typeof scalars],
      arity: 'scalar' as const,
    })),
  })
  return {
    rows: async <Row>(text: string, values: readonly Value[] = []) => {
      const { columnNames, rows } = await queryable.queryRaw(query(text, values))
      return rows.map((row) => Object.fromEntries(columnNames.map((name, at) => [name, row[at]]))) as Row[]
    },
    run: (text, values = []) => queryable.executeRaw(query(text, values)),
  }
}

/** Statements straight on SQLite, each prepared once. Only for who holds the connection: there is no waiting here. */
export function preparedOn(database: Database): Sql {
  const prepared = new Map<string, Statement>()
  const statement = (text: string) => {
    const known = prepared.get(text)
    if (known) return known
    const fresh = database.prepare(text).safeIntegers(false)
    prepared.set(text, fresh)
    return fresh
  }
  return {
    rows: async <Row>(text: string, values: readonly Value[] = []) => statement(text).all(values) as Row[],
    run: async (text, values = []) => statement(text).run(values).changes,
  }
}

/** One transaction of written-out statements: kept whole or not at all. */
export async function turnOn<T>(
  adapter: Adapter & { readonly prepared?: Sql },
  dialect: Dialect,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const open = await adapter.startTransaction()
  try {
    const value = await work(adapter.prepared ?? sqlOn(open, dialect))
    await say(open, 'COMMIT')
    await open.commit()
    return value
  } catch (fault) {
    await say(open, 'ROLLBACK').catch(() => undefined)
    await open.rollback()
    throw fault
  }
}

/** Some drivers end a transaction themselves; the others are told in words, as Prisma does. */
async function say(open: AdapterTransaction, word: 'COMMIT' | 'ROLLBACK'): Promise<void> {
  if (!open.options.usePhantomQuery) await open.executeRaw({ sql: word, args: [], argTypes: [] })
}

/** `?` as PostgreSQL wants it: `$1`, `$2`… No statement of ours has a question mark of its own. */
function asWritten(text: string, dialect: Dialect): string {
  if (dialect === 'sqlite') return text
  let count = 0
  return text.replaceAll('?', () => `$${++count}`)
}
