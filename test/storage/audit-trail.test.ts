import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { auditTrail } from '../../src/edge/storage/audit-trail.ts'
import type { Storage } from '../../src/edge/storage/open.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import { caseId } from '../../src/kernel/id.ts'
import { bako, elm, oak } from '../casework/world.ts'
import { morning } from '../cast.ts'
import { eachDatabase } from './databases.ts'

const seal = hostSeal(new Uint8Array(32).fill(3))
const EVENTS = 6

async function written(storage: Storage): Promise<Storage> {
  await storage.turn(async (sql) => {
    const audit = auditTrail(sql, seal)
    for (let nth = 1; nth <= EVENTS; nth++)
      await audit.append({
        at: new Date(morning.getTime() + nth),
        by: nth % 2 ? bako.id : 'person',
        what: `deed-${nth}`,
        ...(nth > 1 && { case: caseId('case-1') }),
        ...(nth > 2 && { organization: oak }),
      })
  })
  return storage
}

const verified = (storage: Storage) => auditTrail(storage.sql, seal).verify()

/** What somebody with the database and without the host key may do to it. Each one must show, at its place. */
const tampering: Readonly<Record<string, { readonly statements: readonly string[]; readonly at: number }>> = {
  'a deed was changed': { statements: [`UPDATE "AuditEvent" SET "what" = 'nothing' WHERE "seq" = 3`], at: 3 },
  'a time was changed': { statements: ['UPDATE "AuditEvent" SET "at" = "at" + 1 WHERE "seq" = 2'], at: 2 },
  'it was somebody else': { statements: [`UPDATE "AuditEvent" SET "by" = 'dana' WHERE "seq" = 1`], at: 1 },
  'it was another case': { statements: [`UPDATE "AuditEvent" SET "case" = NULL WHERE "seq" = 4`], at: 4 },
  'it was elsewhere': {
    statements: [`UPDATE "AuditEvent" SET "organization" = '${elm}' WHERE "seq" = 5`],
    at: 5,
  },
  'one was taken out': { statements: ['DELETE FROM "AuditEvent" WHERE "seq" = 3'], at: 3 },
  'one was taken out and the gap closed': {
    statements: ['DELETE FROM "AuditEvent" WHERE "seq" = 3', ...[4, 5, 6].map(earlier)],
    at: 3,
  },
  'the last ones were cut off': { statements: ['DELETE FROM "AuditEvent" WHERE "seq" > 4'], at: 5 },
  'all of them are gone': { statements: ['DELETE FROM "AuditEvent"'], at: 1 },
  'one was put in at the end': {
    statements: [
      `INSERT INTO "AuditEvent" SELECT 7, "at", "by", "what", "case", "organization", "hash" FROM "AuditEvent" WHERE "seq" = 6`,
    ],
    at: 7,
  },
  'two changed places': { statements: ['SET 2 99', 'SET 3 2', 'SET 99 3'].map(moved), at: 2 },
}

function earlier(seq: number) {
  return `UPDATE "AuditEvent" SET "seq" = ${seq - 1} WHERE "seq" = ${seq}`
}

function moved(change: string) {
  const [, from, to] = change.split(' ')
  return `UPDATE "AuditEvent" SET "seq" = ${to} WHERE "seq" = ${from}`
}

eachDatabase('the audit', (open) => {
  it('holds as it was written, over many turns', async () => {
    const storage = await written(await written(await open()))
    expect(await verified(storage)).toEqual({ events: 2 * EVENTS })
  })

  for (const [what, { statements, at }] of Object.entries(tampering))
    it(`shows that ${what}`, async () => {
      const storage = await written(await open())
      for (const statement of statements) await storage.sql.run(statement)
      expect(await verified(storage)).toEqual({ events: EVENTS, broken: at })
    })

  it('shows it when all hashes were counted anew, because the last one is sealed', async () => {
    const storage = await written(await open())
    await storage.sql.run(`UPDATE "AuditEvent" SET "what" = 'nothing' WHERE "seq" = 3`)
    await countAnew(storage)
    expect(await verified(storage)).toEqual({ events: EVENTS, broken: EVENTS + 1 })
  })

  it('would not show it without the sealed one (mutant)', async () => {
    const storage = await written(await open())
    await storage.sql.run(`UPDATE "AuditEvent" SET "what" = 'nothing' WHERE "seq" = 3`)
    const head = await countAnew(storage)
    const mark = { seq: EVENTS, hash: head }
    const sealed = seal.seal(Buffer.from(JSON.stringify(mark)), 'HouseMark.audit-head')
    await storage.sql.run(`UPDATE "HouseMark" SET "value" = ? WHERE "name" = 'audit-head'`, [sealed])
    expect(await verified(storage)).toEqual({ events: EVENTS })
  })

  it('cannot branch: of two who write at once, both are in it, one after the other', async () => {
    const storage = await written(await open())
    const deed = (what: string) =>
      storage.turn((sql) =>
        auditTrail(sql, seal).append({ at: morning, by: 'house', what, organization: oak }),
      )
    const done = await Promise.allSettled([deed('one'), deed('two')])
    const kept = done.filter(({ status }) => status === 'fulfilled').length
    expect(kept).toBeGreaterThan(0)
    expect(await verified(storage)).toEqual({ events: EVENTS + kept })
  })
})

/** What a clever hand would do: the chain again, over the rows as they are now. Gives back its end. */
async function countAnew(storage: Storage): Promise<string> {
  let hash = Buffer.alloc(0)
  const rows = await storage.db.auditEvent.findMany({ orderBy: { seq: 'asc' } })
  for (const { seq, at, by, what, case: found, organization } of rows) {
    const text = JSON.stringify([seq, Number(at), by, what, found, organization])
    hash = createHash('sha256').update(hash).update(text).digest()
    await storage.sql.run('UPDATE "AuditEvent" SET "hash" = ? WHERE "seq" = ?', [hash, seq])
  }
  return hash.toString('hex')
}
