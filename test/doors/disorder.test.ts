import { expect, it } from 'vitest'
import { disorder, FORGETS_SEEN } from '../../bench/crash-disorder.ts'
import { floodDoor, floodProcess } from '../../bench/crash-flood.ts'

it('ends where the clean run ends, though 2,000 updates come up to five times and out of order', async () => {
  const { deliveries, pressedAgain, different } = await disorder(2000, 3)
  expect(different).toEqual([])
  expect(deliveries).toBeGreaterThan(5000)
  expect(pressedAgain).toBeGreaterThan(100)
})

it('would end elsewhere if it forgot what it has seen', async () => {
  expect((await disorder(2000, 3, FORGETS_SEEN)).different).not.toEqual([])
})

it('takes 2,000 malformed updates at its door, and then a person', async () => {
  expect(await floodDoor(2000, 5)).toEqual({
    updates: 2000,
    unconfirmed: 0,
    setAside: 0,
    faults: [],
    served: true,
  })
})

it('takes 2,000 malformed updates from Telegram, and then a person', async () => {
  expect(await floodProcess(2000, 6)).toEqual({
    updates: 2000,
    unconfirmed: 0,
    setAside: 0,
    faults: [],
    served: true,
  })
})
