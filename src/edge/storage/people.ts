import { randomBytes } from 'node:crypto'
import { Prisma } from '../../../prisma/client/sqlite/client.ts'
import type { Session } from '../../conversation/session.ts'
import { type PersonId, personId } from '../../kernel/id.ts'
import { noTrail, type Trail } from '../../outbox/trail.ts'
import type { Seal } from '../../sealing/seal.ts'
import type { Db, Tx } from './open.ts'
import { sessionIn, sessionText } from './session-text.ts'

/** Where somebody can be found: a chat at Telegram's door, a cookie at the web's. Nothing behind `edge` ever sees it. */
export type Address = { readonly door: 'telegram' | 'web'; readonly id: string }

/** What the house knows of one person between two turns. */
export type Person = {
  readonly id: PersonId
  readonly address: Address
  readonly language: string
  readonly session: Session | undefined
  readonly trail: Trail
  /** The bubbles of the present screen: the next one takes their place. */
  readonly live: readonly number[]
  /** How her address stands in the database: its key, and itself sealed. A newcomer has neither yet. */
  readonly kept?: Pick<Row, 'key' | 'address'>
}

type Row = {
  id: string
  key: Uint8Array
  address: Uint8Array
  language: string
  session: Uint8Array | null
  trail: Uint8Array | null
  live: string | null
}

/** The people behind addresses, and new ones where nobody was before. The only place that turns a chat into a pseudonym and back. */
export class People {
  private readonly seal: Seal
  private readonly damaged: (what: 'session') => void

  /** `damaged` is told when something sealed does not open: she begins anew, and nobody else waits for her. */
  constructor(seal: Seal, damaged: (what: 'session') => void = () => undefined) {
    this.seal = seal
    this.damaged = damaged
  }

  async at(tx: Db, addresses: readonly Address[]): Promise<Map<string, Person>> {
    const named = new Map(addresses.map((address) => [nameOf(address), address]))
    const keys = [...named].map(([name, address]) => ({ address, key: Buffer.from(this.seal.index(name)) }))
    const byKey = new Map(keys.map(({ address, key }) => [key.toString('hex'), address]))
    const found = new Map<string, Person>()
    const where = Prisma.sql`key IN (${Prisma.join(keys.map(({ key }) => key))})`
    for (const row of await rows(tx, where)) {
      const address = byKey.get(Buffer.from(row.key).toString('hex'))
      if (address) found.set(nameOf(address), this.read(row, address))
    }
    return found
  }

  newcomer(address: Address, language: string): Person {
    const id = personId(randomBytes(9).toString('base64url'))
    return { id, address, language, session: undefined, trail: noTrail, live: [] }
  }

  /** Keeps these people as they are now, in one statement. */
  async keep(tx: Tx, people: readonly Person[], day: number): Promise<void> {
    if (people.length === 0) return
    const values = people.map((person) => {
      const session =
        person.session &&
        this.seal.seal(Buffer.from(sessionText(person.session)), `Person.session.${person.id}`)
      const trail = person.trail.length === 0 ? null : person.trail
      const { key, address } = person.kept ?? this.hide(person)
      return Prisma.sql`(${person.id}, ${key}, ${address}, ${person.language}, ${session ?? null}, ${trail}, ${person.live.join(',') || null}, ${day})`
    })
    await tx.$executeRaw`INSERT INTO "Person" ("id", "key", "address", "language", "session", "trail", "live", "seenDay")
      VALUES ${Prisma.join(values)} ON CONFLICT ("id") DO UPDATE SET "language" = excluded."language",
      "session" = excluded."session", "trail" = excluded."trail", "live" = excluded."live", "seenDay" = excluded."seenDay"`
  }

  async erase(tx: Tx, ids: readonly PersonId[]): Promise<void> {
    if (ids.length === 0) return
    const those = Prisma.join([...ids])
    await tx.$executeRaw`DELETE FROM "SafetyPlan" WHERE "person" IN (${those})`
    await tx.$executeRaw`DELETE FROM "Quarantine" WHERE "person" IN (${those})`
    await tx.$executeRaw`DELETE FROM "Outbox" WHERE "person" IN (${those})`
    await tx.$executeRaw`DELETE FROM "Person" WHERE "id" IN (${those})`
  }

  private hide = ({ id, address }: Person): Pick<Row, 'key' | 'address'> => ({
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

  private read(row: Row, address: Address): Person {
    return {
      id: personId(row.id),
      address,
      language: row.language,
      session: row.session ? this.sessionIn(row.session, row.id) : undefined,
      trail: row.trail ?? noTrail,
      live: row.live === null ? [] : row.live.split(',').map(Number),
      kept: row,
    }
  }
}

export const nameOf = ({ door, id }: Address) => `${door}:${id}`

const rows = (tx: Db, where: Prisma.Sql) =>
  tx.$queryRaw<
    Row[]
  >`SELECT "id", "key", "address", "language", "session", "trail", "live" FROM "Person" WHERE ${where}`

export const encode = (value: unknown) => Buffer.from(JSON.stringify(value))
export const decode = <Value>(bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString()) as Value
