import { type Case, owed } from '../../casework/case.ts'
import type { Cases, Timer } from '../../casework/move.ts'
import { type CaseId, type PersonId, personId } from '../../kernel/id.ts'
import type { Seal } from '../../sealing/seal.ts'
import { openValue, sealValue } from './sealed-value.ts'
import type { Sql, Value } from './sql.ts'

type Row = { id: string; revision: number | bigint; body: Uint8Array }

/** What a case itself waits for. Other timers of it stay when it is saved. */
const kinds: readonly Timer['kind'][] = ['remind-desk', 're-offer', 'honest-word', 'close-idle']

const only = {
  open: ' AND "closedAt" IS NULL',
  waiting: ` AND "status" IN ('offered', 'with-another')`,
} as const

/** Everything that goes with a case. The audit and the counts of promises stay: nothing in them is hers. */
const tables = ['CaseDoor', 'Receipt', 'Letter', 'Referral', 'Errand', 'Entry'] as const

const aboutOf = (id: string) => `Case.body.${id}`

/**
 * Cases, as one transaction sees them. What it read of a case it may save; when somebody else saved the case meanwhile,
 * saving throws, and nothing of the transaction is kept.
 */
export function cases(sql: Sql, seal: Seal, at: Date): Cases {
  const revisions = new Map<CaseId, number>()
  const read = ({ id, revision, body }: Row): Case => {
    const found = openValue<Case>(seal, body, aboutOf(id))
    revisions.set(found.id, Number(revision))
    return found
  }
  const where = async (condition: string, value: Value, order = '"openedAt", "id"') => {
    const text = `SELECT "id", "revision", "body" FROM "Case" WHERE ${condition} ORDER BY ${order}`
    return (await sql.rows<Row>(text, [value])).map(read)
  }
  return {
    find: async (id) => (await where('"id" = ?', id))[0],
    withCode: async (code) => (await where('"codeKey" = ?', codeKey(seal, code)))[0],
    of: (person) =>
      where(
        '"id" IN (SELECT "case" FROM "CaseDoor" WHERE "person" = ?)',
        person,
        '"openedAt" DESC, "id" DESC',
      ),
    at: (organization, which) => where(`"organization" = ?${which ? only[which] : ''}`, organization),
    save: async ({ case: found, timers }) => {
      const before = revisions.get(found.id) ?? (await revisionOf(sql, found.id))
      await (before === undefined ? insert(sql, seal, found, at) : update(sql, seal, found, { at, before }))
      revisions.set(found.id, (before ?? 0) + 1)
      await saveTimers(sql, found.id, timers)
    },
    join: (id, person) => join(sql, id, person),
    doors: (id) => doorsOf(sql, id),
    erase: async (id) => {
      revisions.delete(id)
      await eraseCases(sql, '= ?', [id])
    },
  }
}

async function join(sql: Sql, id: CaseId, person: PersonId): Promise<void> {
  const text = 'INSERT INTO "CaseDoor" ("case", "person") VALUES (?, ?) ON CONFLICT DO NOTHING'
  await sql.run(text, [id, person])
}

async function doorsOf(sql: Sql, id: CaseId): Promise<readonly PersonId[]> {
  const text = 'SELECT "person" FROM "CaseDoor" WHERE "case" = ? ORDER BY "person"'
  return (await sql.rows<{ person: string }>(text, [id])).map(({ person }) => personId(person))
}

const codeKey = (seal: Seal, code: string) => seal.index(`case-code:${code}`)

async function revisionOf(sql: Sql, id: CaseId): Promise<number | undefined> {
  const [row] = await sql.rows<Row>('SELECT "revision" FROM "Case" WHERE "id" = ?', [id])
  return row && Number(row.revision)
}

/** What changes with a case, in the order of the columns below. */
const columns =
  '"organization" = ?, "caseworker" = ?, "status" = ?, "by" = ?, "changedAt" = ?, "closedAt" = ?, "body" = ?'
const valuesOf = (seal: Seal, found: Case, at: Date): Value[] => {
  const { state } = found
  return [
    ('organization' in state && state.organization) || null,
    ('caseworker' in state && state.caseworker) || null,
    state.status,
    owed(found)?.promise.by.getTime() ?? null,
    at.getTime(),
    state.status === 'closed' ? state.closedAt.getTime() : null,
    sealValue(seal, found, aboutOf(found.id)),
  ]
}

async function insert(sql: Sql, seal: Seal, found: Case, at: Date): Promise<void> {
  await sql.run(
    `INSERT INTO "Case" ("organization", "caseworker", "status", "by", "changedAt", "closedAt", "body",
      "id", "person", "codeKey", "openedAt", "revision") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
    [...valuesOf(seal, found, at), found.id, found.person, codeKey(seal, found.code), at.getTime()],
  )
}

type Change = { readonly at: Date; readonly before: number }

async function update(sql: Sql, seal: Seal, found: Case, { at, before }: Change): Promise<void> {
  const changed = await sql.run(
    `UPDATE "Case" SET ${columns}, "revision" = ? WHERE "id" = ? AND "revision" = ?`,
    [...valuesOf(seal, found, at), before + 1, found.id, before],
  )
  if (changed !== 1) throw new Error('a case was changed by somebody else meanwhile')
}

async function saveTimers(sql: Sql, owner: CaseId, timers: readonly Timer[]): Promise<void> {
  const list = kinds.map((kind) => `'${kind}'`).join(', ')
  await sql.run(`DELETE FROM "Timer" WHERE "owner" = ? AND "kind" IN (${list})`, [owner])
  for (const { kind, at } of timers)
    await sql.run('INSERT INTO "Timer" ("owner", "kind", "at") VALUES (?, ?, ?)', [owner, kind, at.getTime()])
}

/** Takes away whole cases. `which` says which ids: `= ?`, or `IN (…)`. */
export async function eraseCases(
  sql: Pick<Sql, 'run'>,
  which: string,
  values: readonly Value[],
): Promise<number> {
  await sql.run(`DELETE FROM "Timer" WHERE "owner" ${which}`, values)
  await sql.run(
    `DELETE FROM "EntryWrap" WHERE "entry" IN (SELECT "id" FROM "Entry" WHERE "case" ${which})`,
    values,
  )
  for (const table of tables) await sql.run(`DELETE FROM "${table}" WHERE "case" ${which}`, values)
  return sql.run(`DELETE FROM "Case" WHERE "id" ${which}`, values)
}
