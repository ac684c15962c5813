import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { look } from '../../src/channel/looking.ts'
import { caseId, type PersonId } from '../../src/kernel/id.ts'
import { bolek, contract } from '../casework/world.ts'
import { type Office, openOffice } from './desk.ts'
import { quiet } from './street.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office.close())

/** A person with a chat of her own; the phone is one that the office has, the desk knows nothing of it. */
async function somebody(): Promise<PersonId> {
  const phone = office.phones.get(bolek.id)!
  phone.comes()
  await quiet(office.api)
  const from = { door: 'telegram', id: String(phone.id) } as const
  const [turned] = await office.house.turn([{ from, input: { type: 'other' } }])
  await quiet(office.api)
  if (!turned || !('person' in turned)) throw new Error('nobody came')
  return turned.person
}

const lines = () =>
  office.phones
    .get(bolek.id)!
    .chat()
    .filter(({ from }) => from === 'bot')

describe('a reminder that she asked for', () => {
  it('is one neutral line, and opens what it is about', async () => {
    const person = await somebody()
    const before = lines().length
    const at = new Date()
    await office.within((channel) => channel.timers.set(person, 'reminder', at))
    await office.within((channel) => look(channel, { owner: person, kind: 'reminder', at }))
    await quiet(office.api)
    expect(lines().length).toBe(before + 1)
    expect(lines().at(-1)!.text).toBe('There is an update.')
    expect(await office.within((channel) => channel.timers.of([person]))).toEqual([])
  })

  it('reaches nobody who is not known any more', async () => {
    const before = lines().length
    const gone = caseId('nobody')
    await office.within((channel) => look(channel, { owner: gone, kind: 'reminder', at: new Date() }))
    await quiet(office.api)
    expect(lines().length).toBe(before)
  })

  it('waits for the hours of her contact contract, or for her', async () => {
    const person = await somebody()
    const at = new Date()
    const before = lines().length
    const found = await office.asks({ contract: { ...contract, neverFirst: true } })
    await office.within((channel) => channel.cases.join(found.id, person))
    await office.within((channel) => look(channel, { owner: person, kind: 'reminder', at }))
    await quiet(office.api)
    expect(lines().length).toBe(before)
  })
})
