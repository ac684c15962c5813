import { describe, expect, it } from 'vitest'
import type { Session } from '../../src/conversation/session.ts'
import type { Storage } from '../../src/edge/storage/open.ts'
import { type Address, People, type Person } from '../../src/edge/storage/people.ts'
import { safetyPlans } from '../../src/edge/storage/safety-plans.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import { seenPages } from '../../src/edge/storage/seen.ts'
import { Outbox, type Waiting } from '../../src/edge/storage/waiting.ts'
import { personId } from '../../src/kernel/id.ts'
import { addTraces, noTrail, readTrail } from '../../src/outbox/trail.ts'
import { planIn, type SafetyPlan } from '../../src/safety/safety-plan.ts'
import { eachDatabase, type Open } from '../storage/databases.ts'

const seal = hostSeal(new Uint8Array(32).fill(7))
const people = new People(seal)
const outbox = new Outbox(seal)

const telegram = (id: number | string): Address => ({ door: 'telegram', id: String(id) })
const session: Session = {
  flow: 'lobby',
  version: 1,
  at: 'home',
  answers: { place: 'Київ', ticks: ['a', 'b'] },
  path: ['hello'],
  shown: [{ key: 'flows/lobby:home' }],
  step: 1_790_000_000,
}
const person = (id: number | string, change: Partial<Person> = {}): Person => ({
  ...people.newcomer(telegram(id), 'uk'),
  session,
  trail: addTraces(noTrail, [{ message: 41, at: 1_790_000_000 }], 1_790_000_000),
  live: [7, 8],
  ...change,
})
const keep = (storage: Storage, those: readonly Person[], day = 20_000) =>
  storage.turn((sql) => people.keep(sql, those, day))
const found = async (storage: Storage, ...addresses: Address[]) => people.at(storage.sql, addresses)
const without = ({ kept: _, ...rest }: Person) => ({ ...rest, trail: [...rest.trail] })

const peopleContract = (open: Open) => {
  it('come back as they were', async () => {
    const storage = await open()
    const amina = person(700_001)
    await keep(storage, [amina])
    const back = (await found(storage, telegram(700_001))).get('telegram:700001')!
    expect(without(back)).toEqual(without(amina))
    expect(readTrail(back.trail, 1_790_000_000).traces).toEqual([{ message: 41, at: 1_790_000_000 }])
  })

  it('may have no session, no trail and no bubble, all in one statement with others', async () => {
    const storage = await open()
    const bare = { session: undefined, trail: noTrail, live: [] }
    await keep(storage, [person(1, bare), person(2, bare)])
    await keep(storage, [person(3, bare), person(4), person(5, { ...bare, session })])
    const all = await found(storage, ...[1, 2, 3, 4, 5].map(telegram))
    expect(
      [...all.values()].map((one) => [one.session !== undefined, one.trail.length > 0, one.live]).sort(),
    ).toEqual(
      [
        [false, false, []],
        [false, false, []],
        [false, false, []],
        [true, false, []],
        [true, true, [7, 8]],
      ].sort(),
    )
  })

  it('are found a thousand at once, and only those who are there', async () => {
    const storage = await open()
    await keep(
      storage,
      Array.from({ length: 200 }, (_, index) => person(index)),
    )
    const all = await found(storage, ...Array.from({ length: 1000 }, (_, index) => telegram(index)))
    expect(all.size).toBe(200)
    expect(all.get('telegram:199')?.session).toEqual(session)
    expect((await found(storage, { door: 'web', id: '7' })).size).toBe(0)
  })

  it('are replaced by what is kept later, and keep their address as it was sealed', async () => {
    const storage = await open()
    await keep(storage, [person(7)])
    const first = (await found(storage, telegram(7))).get('telegram:7')!
    const moved = { ...first, language: 'en', session: { ...session, step: 2 }, live: [9] }
    await keep(storage, [moved], 20_001)
    const second = (await found(storage, telegram(7))).get('telegram:7')!
    expect(without(second)).toEqual(without(moved))
    expect([...second.kept!.address]).toEqual([...first.kept!.address])
    await keep(storage, [{ ...second, session: undefined, trail: noTrail, live: [] }])
    const left = (await found(storage, telegram(7))).get('telegram:7')!
    expect(left).toMatchObject({ session: undefined, live: [] })
    expect(await storage.db.person.count()).toBe(1)
  })

  it('are spoken to as they wish, sealed so that not even its length tells, and nothing stands for neutral', async () => {
    const storage = await open()
    await keep(storage, [person(1, { spokenTo: 'she' }), person(2, { spokenTo: 'he' }), person(3)])
    const all = await found(storage, ...[1, 2, 3].map(telegram))
    expect([...all.values()].map(({ spokenTo }) => spokenTo).sort()).toEqual(['he', 'neutral', 'she'])
    const rows = await storage.db.person.findMany({ select: { spokenTo: true } })
    const sizes = rows.map(({ spokenTo }) => spokenTo?.length ?? 0).sort((a, b) => a - b)
    expect(sizes[0]).toBe(0)
    expect(sizes[1]).toBeGreaterThan(1)
    expect(sizes[2]).toBe(sizes[1])
    await keep(storage, [{ ...all.get('telegram:1')!, spokenTo: 'neutral' }])
    expect((await found(storage, telegram(1))).get('telegram:1')?.spokenTo).toBe('neutral')
    expect(await storage.db.person.count({ where: { spokenTo: null } })).toBe(2)
  })

  it('hold message ids beyond 2^31', async () => {
    const storage = await open()
    const far = { message: 2 ** 40, at: 1_790_000_000 }
    await keep(storage, [person(8, { live: [2 ** 40], trail: addTraces(noTrail, [far], far.at) })])
    const back = (await found(storage, telegram(8))).get('telegram:8')!
    expect(back.live).toEqual([2 ** 40])
    expect(readTrail(back.trail, far.at).traces).toEqual([far])
  })

  it('are erased with everything of theirs, and nobody else', async () => {
    const storage = await open()
    const [amina, bako] = [person(1), person(2)]
    await keep(storage, [amina, bako])
    const plans = safetyPlans(storage.sql, seal)
    for (const { id } of [amina, bako]) await plans.keep(id, plan('a'), new Date(0))
    await storage.turn((sql) => outbox.put(sql, [waiting(amina.id), waiting(bako.id)]))
    await storage.turn((sql) => people.erase(sql, [amina.id]))
    expect([...(await found(storage, telegram(1), telegram(2))).keys()]).toEqual(['telegram:2'])
    expect((await outbox.all(storage.sql)).map((one) => one.person)).toEqual([bako.id])
    expect(await plans.of(amina.id)).toBeUndefined()
    expect(await plans.of(bako.id)).toEqual(plan('a'))
    await storage.turn((sql) => people.erase(sql, []))
  })

  it('are strangers to another key', async () => {
    const storage = await open()
    await keep(storage, [person(1)])
    const stranger = new People(hostSeal(new Uint8Array(32).fill(8)))
    expect((await stranger.at(storage.sql, [telegram(1)])).size).toBe(0)
  })

  it('begin anew when their session was moved or changed, and somebody is told', async () => {
    const storage = await open()
    const [amina, bako] = [person(1), person(2)]
    await keep(storage, [amina, bako])
    const hers = (await storage.db.person.findUniqueOrThrow({ where: { id: amina.id } })).session
    await storage.db.person.update({ where: { id: bako.id }, data: { session: hers } })
    const damaged: string[] = []
    const found = await new People(seal, (what) => damaged.push(what)).at(storage.sql, [
      telegram(1),
      telegram(2),
    ])
    expect(found.get('telegram:1')?.session).toEqual(session)
    expect(found.get('telegram:2')).toMatchObject({ id: bako.id, session: undefined })
    expect(damaged).toEqual(['session'])
  })
}

const plan = (own: string): SafetyPlan => planIn({ now: ['room'], 'now-own': [own] })
const waiting = (id: string, change: Partial<Waiting> = {}): Waiting => ({
  id,
  person: personId(id),
  lane: 'screen',
  dueAt: 1_790_000_000_123,
  attempt: 0,
  revision: 2 ** 31 - 1,
  to: telegram(1),
  language: 'uk',
  live: [4],
  saying: { kind: 'sweep', remove: [1, 2] },
  ...change,
})

const outboxContract = (open: Open) => {
  it('comes back as it was said, oldest first', async () => {
    const storage = await open()
    const lanes = ['alarm', 'reply', 'screen', 'broadcast'] as const
    const all = lanes.map((lane, index) => waiting(`m${index}`, { lane, dueAt: 1_790_000_000_000 - index }))
    await storage.turn((sql) => outbox.put(sql, all))
    expect(await outbox.all(storage.sql)).toEqual([...all].reverse())
    expect(await outbox.of(storage.sql, personId('m2'))).toEqual([all[2]])
  })

  it('is replaced by a newer screen, which an older delivery does not take out', async () => {
    const storage = await open()
    const older = waiting('amina', { revision: 11 })
    const newer = waiting('amina', { revision: 12, attempt: 3, dueAt: 1_790_000_009_000, lane: 'reply' })
    await storage.turn((sql) => outbox.put(sql, [older]))
    await storage.turn((sql) => outbox.put(sql, [newer]))
    await storage.turn((sql) => outbox.drop(sql, [older, waiting('nobody')]))
    expect(await outbox.all(storage.sql)).toEqual([newer])
    await storage.turn((sql) => outbox.drop(sql, [newer]))
    expect(await outbox.all(storage.sql)).toEqual([])
  })

  it('goes out five hundred in one statement', async () => {
    const storage = await open()
    const all = Array.from({ length: 500 }, (_, index) => waiting(`m${index}`, { revision: index }))
    await storage.turn((sql) => outbox.put(sql, all))
    await storage.turn((sql) => outbox.drop(sql, all.slice(1)))
    expect((await outbox.all(storage.sql)).map(({ id }) => id)).toEqual(['m0'])
    await storage.turn(async (sql) => {
      await outbox.put(sql, [])
      await outbox.drop(sql, [])
      await outbox.withdraw(sql, [])
    })
  })

  it('is passed over where it does not open, and somebody is told', async () => {
    const storage = await open()
    await storage.turn((sql) => outbox.put(sql, [waiting('amina'), waiting('bako')]))
    const hers = (await storage.db.outbox.findUniqueOrThrow({ where: { id: 'amina' } })).payload
    await storage.db.outbox.update({ where: { id: 'bako' }, data: { payload: hers } })
    const damaged: string[] = []
    const all = await new Outbox(seal, (what) => damaged.push(what)).all(storage.sql)
    expect(all.map(({ id }) => id)).toEqual(['amina'])
    expect(damaged).toEqual(['payload'])
  })

  it('is withdrawn for those who have left, whatever its own id', async () => {
    const storage = await open()
    const paper = waiting('paper', { person: personId('amina') })
    await storage.turn((sql) => outbox.put(sql, [waiting('amina'), paper, waiting('bako')]))
    await storage.turn((sql) => outbox.withdraw(sql, [personId('amina')]))
    expect((await outbox.all(storage.sql)).map(({ id }) => id)).toEqual(['bako'])
  })
}

const seenContract = (open: Open) => {
  it('are known again across pages, and others are not', async () => {
    const storage = await open()
    const ids = [0, 1, 7, 8, 1023, 1024, 100_000_001, 2 ** 31, 2 ** 40 + 3]
    await storage.turn(async (sql) => {
      const pages = await seenPages(sql, 'telegram', ids)
      for (const id of ids) pages.add(id)
      await pages.keep(sql, 20_000)
    })
    const near = ids.flatMap((id) => [id - 1, id, id + 1]).filter((id) => id >= 0)
    const pages = await storage.turn((sql) => seenPages(sql, 'telegram', near))
    expect(near.filter((id) => pages.has(id))).toEqual(near.filter((id) => ids.includes(id)))
    const other = await storage.turn((sql) => seenPages(sql, 'elsewhere', ids))
    expect(ids.filter((id) => other.has(id))).toEqual([])
  })

  it('are added to a page that is there', async () => {
    const storage = await open()
    for (const id of [5, 6, 6])
      await storage.turn(async (sql) => {
        const pages = await seenPages(sql, 'telegram', [id])
        pages.add(id)
        await pages.keep(sql, 20_000 + id)
      })
    const pages = await storage.turn((sql) => seenPages(sql, 'telegram', [4, 5, 6, 7]))
    expect([4, 5, 6, 7].map((id) => pages.has(id))).toEqual([false, true, true, false])
    expect(await storage.db.seen.findMany({ select: { day: true } })).toEqual([{ day: 20_006 }])
  })

  it('are forgotten with a transaction that fails', async () => {
    const storage = await open()
    const failing = storage.turn(async (sql) => {
      const pages = await seenPages(sql, 'telegram', [5])
      pages.add(5)
      await pages.keep(sql, 1)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    const pages = await storage.turn((sql) => seenPages(sql, 'telegram', [5]))
    expect(pages.has(5)).toBe(false)
  })
}

const plansContract = (open: Open) => {
  it('come back as they were kept, are replaced, and dropped', async () => {
    const storage = await open()
    const plans = safetyPlans(storage.sql, seal)
    const amina = personId('amina')
    expect(await plans.of(amina)).toBeUndefined()
    await plans.keep(amina, plan('сусідка знає \u{1F33F}'), new Date(1))
    await plans.keep(personId('bako'), plan('his'), new Date(1))
    expect(await plans.of(amina)).toEqual(plan('сусідка знає \u{1F33F}'))
    await plans.keep(amina, plan('other'), new Date(2))
    expect(await plans.of(amina)).toEqual(plan('other'))
    await plans.drop(amina)
    await plans.drop(amina)
    expect(await plans.of(amina)).toBeUndefined()
    expect(await plans.of(personId('bako'))).toEqual(plan('his'))
  })

  it('do not open under another name', async () => {
    const storage = await open()
    const plans = safetyPlans(storage.sql, seal)
    await plans.keep(personId('amina'), plan('hers'), new Date(1))
    await storage.db.safetyPlan.update({ where: { person: 'amina' }, data: { person: 'dana' } })
    expect(await plans.of(personId('dana'))).toBeUndefined()
  })
}

eachDatabase('collections', (open) => {
  describe('people', () => peopleContract(open))
  describe('what waits in the outbox', () => outboxContract(open))
  describe('updates that were done', () => seenContract(open))
  describe('safety plans', () => plansContract(open))
})
