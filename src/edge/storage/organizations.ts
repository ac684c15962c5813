import type { Outcome } from '../../casework/case.ts'
import type { HelpingOrganization, HelpingOrganizations } from '../../casework/organization.ts'
import { add, monthOf, noTally, type Tally } from '../../casework/tally.ts'
import type { OrganizationId } from '../../kernel/id.ts'
import type { Sql, Value } from './sql.ts'

type Row = { data: string; load: number | bigint | string }

/** Helping organizations, with the numbers that their cases make. */
export const organizations = (sql: Sql): HelpingOrganizations => {
  const where = async (condition: string, values: readonly Value[] = []) => {
    const rows = await sql.rows<Row>(
      `SELECT o."data", (SELECT COUNT(*) FROM "Case" c WHERE c."organization" = o."id" AND c."closedAt" IS NULL) AS "load"
        FROM "HelpingOrganization" o ${condition} ORDER BY o."id"`,
      values,
    )
    return rows.map(({ data, load }) => ({
      ...(JSON.parse(data) as HelpingOrganization),
      load: Number(load),
    }))
  }
  return {
    find: async (id) => (await where('WHERE o."id" = ?', [id]))[0],
    all: () => where(''),
    save: async ({ load: _, ...kept }) => {
      await sql.run(
        `INSERT INTO "HelpingOrganization" ("id", "data") VALUES (?, ?)
          ON CONFLICT ("id") DO UPDATE SET "data" = excluded."data"`,
        [kept.id, JSON.stringify(kept)],
      )
    },
    count: async (id, outcome, at) => {
      await sql.run(
        `INSERT INTO "PromiseCount" ("organization", "month", "outcome", "count") VALUES (?, ?, ?, 1)
          ON CONFLICT ("organization", "month", "outcome") DO UPDATE SET "count" = "PromiseCount"."count" + 1`,
        [id, monthOf(at), outcome],
      )
    },
    tally: (id, since) => tally(sql, id, since),
  }
}

async function tally(sql: Sql, id: OrganizationId, since: Date): Promise<Tally> {
  const rows = await sql.rows<{ outcome: Outcome['is']; times: number | bigint | string }>(
    `SELECT "outcome", SUM("count") AS "times" FROM "PromiseCount"
      WHERE "organization" = ? AND "month" >= ? GROUP BY "outcome"`,
    [id, monthOf(since)],
  )
  const [owed] = await sql.rows<{ times: number | bigint | string }>(
    'SELECT COUNT(*) AS "times" FROM "Case" WHERE "organization" = ? AND "by" IS NOT NULL',
    [id],
  )
  const ended = rows.reduce((sum, { outcome, times }) => add(sum, outcome, Number(times)), noTally)
  return add(ended, 'open', Number(owed?.times ?? 0))
}
