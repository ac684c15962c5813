import { createHash } from 'node:crypto'
import type { Audit, Event } from '../../channel/audit.ts'
import { caseId, organizationId, staffId } from '../../kernel/id.ts'
import type { Seal } from '../../sealing/seal.ts'
import { dateOf, openValue, sealValue } from './sealed-value.ts'
import type { Sql } from './sql.ts'

type Row = {
  seq: number | bigint
  at: number | bigint | string
  by: string
  what: string
  case: string | null
  organization: string | null
  hash: Uint8Array
}
/** The last event: how many there are, and its hash in hex. */
type Head = { readonly seq: number; readonly hash: string }

const HEAD = 'audit-head'
const ABOUT = 'HouseMark.audit-head'
const PAGE = 1_000
const columns = '"seq", "at", "by", "what", "case", "organization", "hash"'

/**
 * What was done, each event bound by SHA-256 to the one before it. Whoever has only the database could count all hashes
 * anew, so the last one is sealed with the host key: an event that was changed, taken out, put in or cut off shows.
 */
export const auditTrail = (sql: Sql, seal: Seal): Audit => ({
  append: async (event) => {
    const before = await headOf(sql, seal)
    const seq = before.seq + 1
    const hash = hashOf(before.hash, seq, event)
    await sql.run(`INSERT INTO "AuditEvent" (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`, [
      seq,
      event.at.getTime(),
      event.by,
      event.what,
      event.case ?? null,
      event.organization ?? null,
      Buffer.from(hash, 'hex'),
    ])
    await sql.run(
      `INSERT INTO "HouseMark" ("name", "value") VALUES (?, ?)
        ON CONFLICT ("name") DO UPDATE SET "value" = excluded."value"`,
      [HEAD, sealValue(seal, { seq, hash } satisfies Head, ABOUT)],
    )
  },
  of: async (organization, most) => {
    const text = `SELECT ${columns} FROM "AuditEvent" WHERE "organization" = ? ORDER BY "seq" DESC LIMIT ?`
    return (await sql.rows<Row>(text, [organization, most])).map(eventIn)
  },
  verify: async () => {
    const head = await headOf(sql, seal)
    const last = await lastSound(sql)
    const sound = last.seq === head.seq && last.hash === head.hash && !last.broken
    return sound ? { events: head.seq } : { events: head.seq, broken: Math.min(last.seq + 1, head.seq + 1) }
  },
})

async function headOf(sql: Sql, seal: Seal): Promise<Head> {
  const [row] = await sql.rows<{ value: Uint8Array }>('SELECT "value" FROM "HouseMark" WHERE "name" = ?', [
    HEAD,
  ])
  return row ? openValue<Head>(seal, row.value, ABOUT) : { seq: 0, hash: '' }
}

/** The last event up to which the chain holds. */
async function lastSound(sql: Sql): Promise<Head & { readonly broken: boolean }> {
  let sound: Head = { seq: 0, hash: '' }
  const text = `SELECT ${columns} FROM "AuditEvent" WHERE "seq" > ? ORDER BY "seq" LIMIT ?`
  for (;;) {
    const rows = await sql.rows<Row>(text, [sound.seq, PAGE])
    for (const row of rows) {
      const seq = sound.seq + 1
      const hash = hashOf(sound.hash, seq, eventIn(row))
      if (Number(row.seq) !== seq || Buffer.from(row.hash).toString('hex') !== hash)
        return { ...sound, broken: true }
      sound = { seq, hash }
    }
    if (rows.length < PAGE) return { ...sound, broken: false }
  }
}

/** A list has one order, so the same event is always the same text. */
function hashOf(before: string, seq: number, event: Event): string {
  const { at, by, what, case: found = null, organization = null } = event
  const text = JSON.stringify([seq, at.getTime(), by, what, found, organization])
  return createHash('sha256').update(Buffer.from(before, 'hex')).update(text).digest('hex')
}

const eventIn = ({ at, by, what, case: found, organization }: Row): Event => ({
  at: dateOf(at),
  by: by === 'person' || by === 'house' ? by : staffId(by),
  what,
  ...(found !== null && { case: caseId(found) }),
  ...(organization !== null && { organization: organizationId(organization) }),
})
