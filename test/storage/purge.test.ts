import { expect, it } from 'vitest'
import { receive } from '../../src/casework/asking.ts'
import { move } from '../../src/casework/move.ts'
import { ageEntrySeal } from '../../src/edge/sealing/age-entry-seal.ts'
import { channelPorts } from '../../src/edge/storage/channel.ts'
import type { Storage } from '../../src/edge/storage/open.ts'
import { People } from '../../src/edge/storage/people.ts'
import { purge } from '../../src/edge/storage/purge.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import { caseId, type PersonId, personId } from '../../src/kernel/id.ts'
import { agreed, asked, bako, elm, ground, oak } from '../casework/world.ts'
import { amina, morning, bako as somebody } from '../cast.ts'
import { bytes } from '../channel/ports-contract.ts'
import { eachDatabase } from './databases.ts'

const DAY = 86_400_000
const after = (days: number) => new Date(morning.getTime() + days * DAY)
const seal = hostSeal(new Uint8Array(32).fill(6))
const people = new People(seal)
const ports = (storage: Storage, at = morning) =>
  channelPorts(storage.sql, seal, ageEntrySeal(), at, {
    knock: () => undefined,
    ring: () => undefined,
    remind: () => undefined,
    tell: () => undefined,
  })

const here = (storage: Storage, id: PersonId) =>
  storage.turn(async (sql) => {
    const person = { ...people.newcomer({ door: 'web', id }, 'uk'), id }
    await people.keep(sql, [person], Math.floor(morning.getTime() / DAY))
  })

/** A case with everything that belongs to one, closed at once if it is to be. */
async function caseOf(storage: Storage, id: string, person: PersonId, closed: boolean) {
  const channel = ports(storage)
  const asking = receive({ ...asked(), id: caseId(id), person, code: id }, ground(morning))
  const done = { ...asking.case, state: { status: 'closed', reason: 'helped', closedAt: morning } as const }
  await channel.cases.save(closed ? move(done, []) : asking)
  await channel.cases.join(asking.case.id, person)
  await channel.consents.append({ ...agreed(oak), person })
  await channel.letters.add({ id: `letter-${id}`, case: asking.case.id, at: morning, text: 'лист' })
  await channel.receipts.keep(bytes(id), asking.case.id)
  const about = { entry: `entry-${id}`, case: id, author: 'person', at: morning } as const
  await channel.entries.add({ about, sealed: { wraps: bytes('wraps'), body: bytes('body') } })
}

const counted = async ({ db }: Storage) => ({
  cases: await db.case.count(),
  doors: await db.caseDoor.count(),
  consents: await db.consent.count(),
  letters: await db.letter.count(),
  receipts: await db.receipt.count(),
  entries: (await db.entry.count()) + (await db.entryWrap.count()),
  timers: await db.timer.count(),
  people: await db.person.count(),
})

eachDatabase('what is past its day goes', (open) => {
  it('a letter 30 days after its case closed, the case half a year after; what is open stays', async () => {
    const storage = await open()
    for (const person of [amina, somebody]) await here(storage, person)
    await caseOf(storage, 'open', amina, false)
    await caseOf(storage, 'closed', somebody, true)
    const all = { cases: 2, doors: 2, consents: 2, letters: 2, receipts: 2, entries: 4, timers: 2, people: 2 }
    expect(await counted(storage)).toEqual(all)
    await purge(storage, after(30))
    expect(await counted(storage)).toEqual(all)
    // Who has no open case is forgotten like everybody who does not come; her case waits for her code.
    const quiet = { ...all, letters: 1, people: 1, doors: 1 }
    expect(await purge(storage, after(31))).toMatchObject({ conversations: 1, cases: 0, letters: 1 })
    expect(await counted(storage)).toEqual(quiet)
    await purge(storage, after(180))
    expect(await counted(storage)).toEqual(quiet)
    expect(await purge(storage, after(181))).toMatchObject({ cases: 1 })
    expect(await counted(storage)).toEqual({
      ...quiet,
      cases: 1,
      consents: 1,
      receipts: 1,
      entries: 2,
    })
  })

  it('the answer to an open case still finds somebody who was long silent', async () => {
    const storage = await open()
    await here(storage, amina)
    await caseOf(storage, 'open', amina, false)
    await purge(storage, after(100))
    expect(await ports(storage).doors.reachable(caseId('open'))).toEqual([amina])
    expect(await storage.db.person.count()).toBe(1)
  })

  it('sessions and codes when their time is over, errands when nobody could do them', async () => {
    const storage = await open()
    const { signIns, linkCodes, errands } = ports(storage)
    for (const [name, until] of [
      ['over', after(1)],
      ['in', after(2)],
    ] as const) {
      await signIns.open(bytes(name), { staff: bako.id, since: morning, seen: morning, until })
      await linkCodes.add(bytes(name), { purpose: 'group', organization: elm, until })
    }
    const errand = {
      id: 'e',
      kind: 'file',
      case: caseId('c'),
      person: amina,
      payload: 1,
      at: morning,
      attempt: 9,
    }
    await errands.save(errand)
    expect(await purge(storage, after(1))).toMatchObject({ signIns: 2 })
    expect(await errands.due(morning, 9)).toHaveLength(1)
    await purge(storage, after(31))
    expect(await errands.due(morning, 9)).toEqual([])
    expect(await storage.db.staffSession.count()).toBe(0)
  })

  it('somebody who leaves her door sees no case there; the case stays for her code', async () => {
    const storage = await open()
    const web = personId('amina-web')
    for (const person of [amina, web]) await here(storage, person)
    await caseOf(storage, 'open', amina, false)
    await ports(storage).cases.join(caseId('open'), web)
    await storage.turn((sql) => people.erase(sql, [web]))
    const { cases, receipts } = ports(storage)
    expect(await cases.of(web)).toEqual([])
    expect(await cases.doors(caseId('open'))).toEqual([amina])
    expect(await receipts.find(bytes('open'))).toBe('open')
  })
})
