import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStreet, quiet, type Street } from './street.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
}, 60_000)
afterAll(() => street.close())

async function atTheList() {
  const amina = street.newcomer()
  amina.comes()
  await amina.waits('Home.')
  amina.presses('A list')
  await amina.waits('Write the first.')
  return amina
}

it('shows what she asked for within a minute', async () => {
  const amina = await atTheList()
  const played = street.api.faults.add({
    method: 'sendMessage',
    fault: { kind: 'refuse', code: 502 },
    times: 1,
  })
  amina.says('in time')
  await amina.waits('Noted: in time.')
  expect(played.count()).toBe(1)
})

it('shows a line that says nothing once an answer is a minute late, and the answer when she asks for it', async () => {
  const amina = await atTheList()
  await quiet(street.api)
  // Telegram cannot be reached for a minute, by everybody's clock.
  const away = street.api.faults.add({ method: 'sendMessage', fault: { kind: 'refuse', code: 502 } })
  amina.says('a secret of mine')
  await street.api.ledger.until(({ method, answer }) => method === 'sendMessage' && !answer.ok)
  street.later(61_000)
  away.remove()
  await amina.waits('There is an update.')
  expect(amina.sees()).toBe('There is an update.')
  expect(amina.history.map(({ message }) => message.json.text).join()).not.toContain('Noted')
  expect(amina.buttons()).toEqual(['Return to where I was', 'Urgent', 'Close quickly'])

  amina.presses('Return to where I was')
  await amina.waits('Noted: a secret of mine.')
})

it('counts the minute from when she wrote, also when the house was down meanwhile', async () => {
  const amina = await atTheList()
  await quiet(street.api)
  await street.house.end('SIGKILL')
  amina.says('into the night')
  street.later(3600_000)
  await street.reopen()
  await amina.waits('There is an update.')
  expect(amina.sees()).toBe('There is an update.')
  amina.presses('Return to where I was')
  await amina.waits('Noted: into the night.')
})

it('shows the present screen behind the line, not the one that is paused', async () => {
  const amina = await atTheList()
  amina.says('kept')
  await amina.waits('Noted: kept.')
  await quiet(street.api)
  const away = street.api.faults.add({ method: 'sendMessage', fault: { kind: 'refuse', code: 502 } })
  amina.says('/help')
  await street.api.ledger.until(({ number, answer }) => number > 0 && !answer.ok && answer.error_code === 502)
  street.later(61_000)
  away.remove()
  await amina.waits('There is an update.')
  amina.presses('Return to where I was')
  await amina.waits('102, 103, 112')
})

it('is found out when a house shows it all the same', async () => {
  await street.house.end('SIGTERM')
  await street.reopen({ MUTANT: 'never-late' })
  const amina = await atTheList()
  await quiet(street.api)
  await street.house.end('SIGKILL')
  amina.says('in the open')
  street.later(61_000)
  await street.reopen({ MUTANT: 'never-late' })
  await amina.waits('Noted: in the open.')
})
