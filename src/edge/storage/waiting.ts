import { type PersonId, personId } from '../../kernel/id.ts'
import { type Lane, lanes, type Saying } from '../../outbox/message.ts'
import type { SpokenTo } from '../../outbox/screen.ts'
import type { Seal } from '../../sealing/seal.ts'
import { type Address, decode, encode } from './people.ts'
import { runAll, type Sql, type Value } from './sql.ts'

/** One row of the outbox, opened. The waiting screen of a person has her id as its own, so that a newer one replaces it. */
export type Waiting = {
  readonly id: string
  readonly person: PersonId
  readonly lane: Lane
  readonly dueAt: number
  readonly attempt: number
  readonly revision: number
  readonly to: Address
  readonly language: string
  readonly spokenTo?: SpokenTo
  /** The bubbles that a screen takes the place of, as known when it was said. */
  readonly live: readonly number[]
  readonly saying: Saying
}

type Row = {
  id: string
  person: string
  lane: number | bigint
  dueAt: bigint
  attempt: number | bigint
  revision: number | bigint
  payload: Uint8Array
}
type Payload = Pick<Waiting, 'to' | 'language' | 'spokenTo' | 'live' | 'saying'>

/** The outbox: what was said and has not arrived yet, sealed. */
export class Outbox {
  private readonly seal: Seal
  private readonly damaged: (what: 'payload') => void

  /** `damaged` is told when a message does not open: it cannot be said, and nobody else waits for it. */
  constructor(seal: Seal, damaged: (what: 'payload') => void = () => undefined) {
    this.seal = seal
    this.damaged = damaged
  }

  async put(sql: Sql, messages: readonly Waiting[]): Promise<void> {
    const rows = messages.map(
      ({ id, person, lane, dueAt, attempt, revision, to, language, spokenTo, live, saying }) => {
        const payload: Payload = { to, language, ...(spokenTo && { spokenTo }), live, saying }
        const sealed = this.seal.seal(encode(payload), `Outbox.payload.${id}`)
        return [id, person, lanes.indexOf(lane), dueAt, attempt, revision, sealed]
      },
    )
    await runAll(
      sql,
      rows,
      '(?, ?, ?, ?, ?, ?, ?)',
      (marks) => `INSERT INTO "Outbox" ("id", "person", "lane", "dueAt", "attempt", "revision", "payload")
        VALUES ${marks} ON CONFLICT ("id") DO UPDATE SET "lane" = excluded."lane", "dueAt" = excluded."dueAt",
        "attempt" = excluded."attempt", "revision" = excluded."revision", "payload" = excluded."payload"`,
    )
  }

  /** Takes out what has arrived, unless something newer has replaced it meanwhile. */
  async drop(sql: Sql, done: readonly Pick<Waiting, 'id' | 'revision'>[]): Promise<void> {
    const rows = done.map(({ id, revision }) => [id, revision])
    const text = (marks: string) => `DELETE FROM "Outbox" WHERE ("id", "revision") IN (VALUES ${marks})`
    await runAll(sql, rows, '(CAST(? AS TEXT), CAST(? AS INTEGER))', text)
  }

  /** Takes out everything that waits for people who have left. */
  async withdraw(sql: Sql, people: readonly PersonId[]): Promise<void> {
    const rows = people.map((person) => [person])
    await runAll(sql, rows, '?', (marks) => `DELETE FROM "Outbox" WHERE "person" IN (${marks})`)
  }

  /** Everything that was left behind, oldest first: read once, when the house opens. */
  all(sql: Sql): Promise<Waiting[]> {
    return this.rows(sql, '', [])
  }

  /** What waits for one person, oldest first. */
  of(sql: Sql, person: PersonId): Promise<Waiting[]> {
    return this.rows(sql, 'WHERE "person" = ?', [person])
  }

  private async rows(sql: Sql, where: string, values: readonly Value[]): Promise<Waiting[]> {
    const columns = '"id", "person", "lane", "dueAt", "attempt", "revision", "payload"'
    const rows = await sql.rows<Row>(`SELECT ${columns} FROM "Outbox" ${where} ORDER BY "dueAt"`, values)
    return rows.flatMap((row) => {
      const payload = this.payloadIn(row)
      return payload
        ? {
            id: row.id,
            person: personId(row.person),
            lane: lanes[Number(row.lane)] ?? 'broadcast',
            dueAt: Number(row.dueAt),
            attempt: Number(row.attempt),
            revision: Number(row.revision),
            ...payload,
          }
        : []
    })
  }

  private payloadIn({ id, payload }: Row): Payload | undefined {
    try {
      return decode<Payload>(this.seal.open(payload, `Outbox.payload.${id}`))
    } catch {
      this.damaged('payload')
      return undefined
    }
  }
}
