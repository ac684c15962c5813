import { beforeAll, it } from 'vitest'
import { type Open, openDoor } from './house.ts'
import { Person } from './person.ts'

let door: Open
beforeAll(async () => {
  door = await openDoor()
})

it('walks', async () => {
  const amina = new Person(door.url)
  const r = await amina.post('/begin', { language: 'en' })
  console.log(r.status, [...r.headers])
  console.log(await (await amina.get()).text())
  console.log((await amina.press('Pack a bag')).headers.get('location'))
  console.log((await amina.press('Keys')).headers.get('location'))
  console.log(await (await amina.get()).text(), door.log)
})
