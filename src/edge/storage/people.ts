import { randomBytes } from 'node:crypto'
import type { Session } from '../../conversation/session.ts'
import { type PersonId, personId } from '../../kernel/id.ts'
import { spokenTo as forms, type SpokenTo } from '../../outbox/screen.ts'
import { noTrail, type Trail } from '../../outbox/trail.ts'
import type { Seal } from '../../sealing/seal.ts'
import { sessionIn, sessionText } from './session-text.ts'
import { rowsOfAll, runAll, type Sql } from './sql.ts'

/** Where somebody can be found: a chat at Telegram's door, a cookie at the web's. Nothing behind `edge` ever sees it. */
export type Address = { readonly door: 'telegram' | 'web'; readonly id: string }

/** What the house knows of one person between two turns. */
export type Person = {
  readonly id: PersonId
  readonly address: Address
  readonly language: string
  readonly spokenTo: SpokenTo
  readonly session: Session | undefined
  readonly trail: Trail
  /** The bubbles of the present screen: the next one takes their place. */
  readonly live: readonly number[]
  /** How she stands in the database: the key and the seal of her address, and her session as it was. A newcomer has none of it. */
  readonly kept?: Kept
}

type Row = {
  id: string
  key: Uint8Array
  address: Uint8Array
  language: string
  spokenTo: Uint8Array | null
  session: Uint8Array | null
  trail: Uint8Array | null
  live: string | null
}

type Kept = Pick<Row, 'key' | 'address'> & {
  readonly session?: { readonly open: Session | undefined; readonly sealed: Uint8Array | null }
}

/** The people behind addresses, and new ones where nobody was before. The only place that turns a chat into a pseudonym and back. */
export class People {
  private readonly seal: Seal
  private readonly damaged: (what: 'session' | 'spokenTo' | 'address') => void

  /** `damaged` is told when something sealed does not open: she begins anew, and nobody else waits for her. */
  constructor(seal: Seal, damaged: (what: 'session' | 'spokenTo' | 'address') => void = () => undefined) {
    this.seal = seal
    this.damaged = damaged
  }

  async at(sql: Sql, addresses: readonly Address[]): Promise<Map<string, Person>> {
    const named = new Map(addresses.map((address) => [nameOf(address), address]))
    const keys = [...named].map(([name, address]) => ({ address, key: Buffer.from(this.seal.index(name)) }))
    const byKey = new Map(keys.map(({ address, key }) => [key.toString('hex'), address]))
    const found = new Map<string, Person>()
    const rows = await rowsOfAll<Row>(
      sql,
      keys.map(({ key }) => key),
      (marks) =>
        `SELECT "id", "key", "address", "language", "spokenTo", "session", "trail", "live" FROM "Person" WHERE "key" IN (${marks})`,
    )
    for (const row of rows) {
      const address = byKey.get(Buffer.from(row.key).toString('hex'))
      if (address) found.set(nameOf(address), this.read(row, address))
    }
    return found
  }

  /** These people, where they are still known: for what begins with us. Who left is not among them. */
  async byId(sql: Sql, ids: readonly PersonId[]): Promise<Person[]> {
    const rows = await rowsOfAll<Row>(
      sql,
      ids,
      (marks) =>
        `SELECT "id", "key", "address", "language", "spokenTo", "session", "trail", "live" FROM "Person" WHERE "id" IN (${marks})`,
    )
    return rows.flatMap((row) => {
      const address = this.addressIn(row)
      return address ? [this.read(row, address)] : []
    })
  }

  newcomer(address: Address, language: string): Person {
    const id = personId(randomBytes(9).toString('base64url'))
    return { id, address, language, spokenTo: 'neutral', session: undefined, trail: noTrail, live: [] }
  }

  /** Keeps these people as they are now. */
  async keep(sql: Sql, people: readonly Person[], day: number): Promise<void> {
    const rows = people.map((person) => {
      const { key, address } = person.kept ?? this.hide(person)
      const { id, language, trail, live } = person
      const standing = trail.length === 0 ? null : trail
      const spokenTo = this.sealedForm(person)
      return [
        id,
        key,
        address,
        language,
        spokenTo,
        this.sealed(person),
        standing,
        live.join(',') || null,
        day,
      ]
    })
    await runAll(
      sql,
      rows,
      '(?, ?, ?, ?, ?, ?, ?, ?, ?)',
      (
        marks,
      ) => `INSERT INTO "Person" ("id", "key", "address", "language", "spokenTo", "session", "trail", "live", "seenDay")
        VALUES ${marks} ON CONFLICT ("id") DO UPDATE SET "language" = excluded."language", "spokenTo" = excluded."spokenTo",
        "session" = excluded."session", "trail" = excluded."trail", "live" = excluded."live", "seenDay" = excluded."seenDay"`,
    )
  }

  async erase(sql: Sql, ids: readonly PersonId[]): Promise<void> {
    const rows = ids.map((id) => [id])
    // Her cases stay for whoever answers her, and for her receipt; from this door nobody sees them any more.
    for (const table of ['SafetyPlan', 'Quarantine', 'Outbox', 'CaseDoor'])
      await runAll(sql, rows, '?', (marks) => `DELETE FROM "${table}" WHERE "person" IN (${marks})`)
    await runAll(sql, rows, '?', (marks) => `DELETE FROM "Person" WHERE "id" IN (${marks})`)
  }

  /** A delivery changes only what stands in the chat: her session is then kept as it came. */
  private sealed({ id, session, kept }: Person): Uint8Array | null {
    if (kept?.session && kept.session.open === session) return kept.session.sealed
    return session ? this.seal.seal(Buffer.from(sessionText(session)), `Person.session.${id}`) : null
  }

  /** Neutral is nothing at all; the other two are one sealed letter, so that not even its length tells which. */
  private sealedForm({ id, spokenTo }: Person): Uint8Array | null {
    if (spokenTo === 'neutral') return null
    return this.seal.seal(Buffer.from(spokenTo.slice(0, 1)), `Person.spokenTo.${id}`)
  }

  private formIn(sealed: Uint8Array | null, id: string): SpokenTo {
    if (!sealed) return 'neutral'
    try {
      const letter = Buffer.from(this.seal.open(sealed, `Person.spokenTo.${id}`)).toString()
      return forms.find((form) => form.startsWith(letter)) ?? 'neutral'
    } catch {
      this.damaged('spokenTo')
      return 'neutral'
    }
  }

  private hide = ({ id, address }: Person): Kept => ({
    key: this.seal.index(nameOf(address)),
    address: this.seal.seal(Buffer.from(nameOf(address)), `Person.address.${id}`),
  })

  private sessionIn(sealed: Uint8Array, id: string): Session | undefined {
    try {
      return sessionIn(Buffer.from(this.seal.open(sealed, `Person.session.${id}`)).toString())
    } catch {
      this.damaged('session')
      return undefined
    }
  }

  private addressIn({ id, address }: Row): Address | undefined {
    try {
      const name = Buffer.from(this.seal.open(address, `Person.address.${id}`)).toString()
      const [, door, at = ''] = /^(telegram|web):(.*)$/s.exec(name) ?? []
      if (!door) return undefined
      return { door: door === 'web' ? 'web' : 'telegram', id: at }
    } catch {
      this.damaged('address')
      return undefined
    }
  }

  private read(row: Row, address: Address): Person {
    const session = row.session ? this.sessionIn(row.session, row.id) : undefined
    return {
      id: personId(row.id),
      address,
      language: row.language,
      spokenTo: this.formIn(row.spokenTo, row.id),
      session,
      trail: row.trail ?? noTrail,
      live: row.live === null ? [] : row.live.split(',').map(Number),
      kept: { key: row.key, address: row.address, session: { open: session, sealed: row.session } },
    }
  }
}

export const nameOf = ({ door, id }: Address) => `${door}:${id}`

export const encode = (value: unknown) => Buffer.from(JSON.stringify(value))
export const decode = <Value>(bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString()) as Value
