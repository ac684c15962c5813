import { beforeAll, describe, expect, it } from 'vitest'
import { PHONE } from '../../src/edge/words.ts'
import { CANARY, type Open, openDoor } from './house.ts'
import { Person, stepOf } from './person.ts'

let door: Open
let amina: Person
beforeAll(async () => {
  door = await openDoor()
})

const begun = async () => {
  amina = new Person(door.url)
  await amina.post('/begin', { language: 'en' })
  return amina
}
const seen = async () => (await amina.get()).text()

describe('a walk', () => {
  it('goes from the first page to an answer read back, and every answer leads to the same address', async () => {
    await begun()
    expect((await amina.press('Write a plan')).headers.get('location')).toBe('/#now')
    expect(await seen()).toContain('Who can you call at night?')
    await amina.write('Bako')
    await amina.write('To the sea')
    const page = await seen()
    expect(page).toContain('You wrote:')
    expect(page).toContain('<p>Bako</p><p>To the sea</p>')
  })

  it('shows eight of a long list, and then the next eight', async () => {
    await begun()
    await amina.press('A list of places')
    expect(await seen()).toContain('Place 8<')
    expect(await seen()).not.toContain('Place 9<')
    await amina.press('Show more')
    expect(await seen()).toContain('Place 9<')
    expect(await seen()).not.toContain('Place 8<')
  })

  it('keeps the finger on the tick that was pressed, and starts at the top of the next screen', async () => {
    await begun()
    await amina.press('Pack a bag')
    expect((await amina.press('Keys')).headers.get('location')).toBe('/#o1')
    expect(await seen()).toContain('aria-pressed="true">✓ Keys<')
    expect((await amina.press('Keys')).headers.get('location')).toBe('/#o1')
    expect(await seen()).toContain('aria-pressed="false">Keys<')
    expect((await amina.press('That is all')).headers.get('location')).toBe('/#now')
  })

  it('turns to another language, and keeps to it while there is no database to ask', async () => {
    await begun()
    await amina.press('Language')
    await amina.press('Українська')
    expect(await seen()).toContain('<html lang="uk" dir="ltr">')
    door.broken = 'everything'
    expect(await seen()).toContain('Довідка зараз недоступна')
    door.broken = 'nothing'
  })

  it('begins in the language that was chosen on the first page, or in the browser’s, or in the house’s', async () => {
    const first = async (path: string, asked: string) =>
      /lang="(\w+)" dir="(\w+)"/.exec(
        await (await new Person(door.url).get(path, { 'accept-language': asked })).text(),
      )![0]
    expect(await first('/?language=ar', 'en')).toBe('lang="ar" dir="rtl"')
    expect(await first('/', 'de-AT, en-GB;q=0.8')).toBe('lang="en" dir="ltr"')
    expect(await first('/?language=xx', 'de')).toBe('lang="uk" dir="ltr"')
  })

  it('hands over a paper once, and keeps no copy', async () => {
    await begun()
    await amina.press('Write a plan')
    await amina.write('Bako')
    await amina.write('To the sea')
    await amina.press('Make a file')
    const [, paper] = /name="paper" value="([^"]+)"/.exec(await seen())!
    const file = await amina.post('/paper', { paper: paper! })
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('нотатки.pdf')}`,
    )
    expect(await file.text()).toMatch(/^%PDF/)
    expect(await seen()).not.toContain('name="paper"')
    expect((await amina.post('/paper', { paper: paper! })).status).toBe(303)
  })

  it('does not hand a paper to somebody else', async () => {
    await begun()
    await amina.press('Write a plan')
    await amina.press('Skip')
    await amina.press('Skip')
    await amina.press('Make a file')
    const [, paper] = /name="paper" value="([^"]+)"/.exec(await seen())!
    const dana = new Person(door.url)
    await dana.post('/begin')
    expect((await dana.post('/paper', { paper: paper! })).status).toBe(303)
    expect((await amina.post('/paper', { paper: paper! })).status).toBe(200)
  })
})

describe('a form sent twice', () => {
  it('changes nothing the second time: a press', async () => {
    await begun()
    const step = stepOf(await seen())
    await Promise.all([1, 2, 3].map(() => amina.post('/turn', { step, option: '0' })))
    const page = await seen()
    expect(page).toContain('Who can you call at night?')
    await amina.post('/turn', { step, option: '0' })
    expect(await seen()).toBe(page)
  })

  it('changes nothing the second time: a text does not answer the next question as well', async () => {
    await begun()
    await amina.press('Write a plan')
    const step = stepOf(await seen())
    await Promise.all([1, 2, 3].map(() => amina.post('/turn', { step, text: 'Bako' })))
    expect(await seen()).toContain('Where would you go?')
  })

  it('changes nothing the second time: skip and back go one step', async () => {
    await begun()
    await amina.press('Write a plan')
    const first = stepOf(await seen())
    await Promise.all([1, 2].map(() => amina.post('/turn', { step: first, word: 'skip' })))
    expect(await seen()).toContain('Where would you go?')
    await amina.press('Skip')
    const second = stepOf(await seen())
    await Promise.all([1, 2].map(() => amina.post('/turn', { step: second, word: 'back' })))
    expect(await seen()).toContain('Where would you go?')
  })
})

describe('what cannot be taken', () => {
  it('says why and keeps what she wrote: too long', async () => {
    await begun()
    await amina.press('Write a plan')
    const long = `${'п'.repeat(1000)}!`
    const answer = await amina.write(long)
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('That is too long for one message.')
    expect(page).toContain(long)
    expect(page).toContain('aria-invalid="true"')
    expect(await seen()).toContain('Who can you call at night?')
  })

  it('counts a line end as one letter, as the page does', async () => {
    await begun()
    await amina.press('Write a plan')
    expect((await amina.write(`${'a\r\n'.repeat(499)}bc`)).status).toBe(303)
  })

  it('does not hand over an empty text', async () => {
    await begun()
    await amina.press('Write a plan')
    const before = door.inputs.length
    expect((await amina.write(' \r\n ')).status).toBe(422)
    expect(door.inputs.length).toBe(before)
  })

  it.each([
    { option: '1' },
    { step: 'x', option: '1' },
    { step: '1', word: 'drop-table' },
    { step: '1' },
    { step: '1', latitude: '91', longitude: '0' },
    { step: '1', latitude: '50' },
    { step: '-1', option: '0' },
    { step: '1', option: '1e9' },
  ])('is no form of ours: %o', async (fields) => {
    await begun()
    const before = door.inputs.length
    expect((await amina.post('/turn', fields)).status).toBe(400)
    expect(door.inputs.length).toBe(before)
  })

  it('says that a conversation is closed where there is none any more', async () => {
    await begun()
    await amina.press('Write a plan')
    const cookie = amina.cookie!
    const step = stepOf(await seen())
    await amina.post('/leave')
    amina.cookie = cookie
    const answer = await amina.post('/turn', { step, text: 'Bako' })
    expect(answer.status).toBe(410)
    expect(await answer.text()).toContain('This conversation is closed.')
    expect(await door.storage.db.person.count({ where: { session: { not: null } } })).toBe(
      await door.storage.db.person.count(),
    )
  })
})

describe('a place', () => {
  it('is rounded to two decimals before the house is told', async () => {
    await begun()
    await amina.press('Near me')
    const step = stepOf(await seen())
    await amina.post('/turn', { step, latitude: '50.450109', longitude: '-30.523456' })
    expect(door.inputs.at(-1)).toEqual({ type: 'located', latitude: 50.45, longitude: -30.52 })
    expect(await seen()).toContain('Looking near 50.45,-30.52.')
  })

  it('is offered only where it is asked for', async () => {
    await begun()
    expect(await seen()).not.toContain('name="latitude"')
    await amina.press('Near me')
    expect(await seen()).toContain('name="latitude"')
  })
})

describe('words that look like markup', () => {
  const evil = `<script>alert('1')</script> "><img src=x onerror=alert(2)> &amp; {{phone.police}} </textarea>`

  it('are shown as they are written: an answer read back', async () => {
    await begun()
    await amina.press('Write a plan')
    await amina.write(evil)
    await amina.press('Skip')
    const page = await seen()
    expect(page).not.toMatch(/<img|<script>/)
    expect(page).toContain('&lt;img src=x onerror=alert(2)&gt; &amp;amp; {{phone.police}}')
  })

  it('are shown as they are written: a text given back with a hint', async () => {
    await begun()
    await amina.press('Write a plan')
    const page = await (await amina.write(evil + 'x'.repeat(1000))).text()
    expect(page.match(/<\/textarea>/g)).toHaveLength(1)
    expect(page).not.toMatch(/<img|<script>/)
  })

  it('are shown as they are written: a label of the directory', async () => {
    await begun()
    await amina.press('A list of places')
    expect(await seen()).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Place&quot; 3')
  })

  it('cannot pass for a phone of the directory', async () => {
    await begun()
    await amina.press('Write a plan')
    await amina.write(`${PHONE.open}666${PHONE.close}`)
    await amina.press('Skip')
    expect(await seen()).not.toContain('tel:')
    expect(await seen()).toContain('666')
  })
})

describe('without a database', () => {
  it('the first page and the emergency numbers stand', async () => {
    door.broken = 'everything'
    const page = await (await new Person(door.url).get('/', { 'accept-language': 'en' })).text()
    door.broken = 'nothing'
    expect(page).toContain('<a class="phone" dir="ltr" href="tel:0800000000">0 800 000 000</a>')
  })

  it('a turn says so with the numbers, tells nothing of the fault, and has the same form ready to be sent again', async () => {
    await begun()
    await amina.press('Write a plan')
    const step = stepOf(await seen())
    door.broken = 'everything'
    const answer = await amina.post('/turn', { step, text: 'Bako "B"' })
    const page = await answer.text()
    expect(answer.status).toBe(503)
    expect(page).toContain('href="tel:102"')
    expect(page).toContain('action="/leave"')
    expect(page).toContain('name="text" value="Bako &quot;B&quot;"')
    expect(page).not.toContain(CANARY)
    expect(door.log.join()).toContain('web-turn-failed')
    expect(door.log.join()).not.toMatch(/Bako|canary/)
    door.broken = 'nothing'
    await amina.post('/turn', { step, text: 'Bako "B"' })
    expect(await seen()).toContain('Where would you go?')
  })

  it('says that it is not ready, and lives', async () => {
    door.broken = 'everything'
    const [ready, alive] = await Promise.all([fetch(`${door.url}/readyz`), fetch(`${door.url}/healthz`)])
    door.broken = 'nothing'
    expect([ready.status, alive.status]).toEqual([503, 200])
  })
})

describe('leaving', () => {
  it('wipes the conversation, takes the cookie back and leads to a neutral page', async () => {
    await begun()
    await amina.press('Write a plan')
    const cookie = amina.cookie!
    const people = await door.storage.db.person.count()
    const left = await amina.post('/leave')
    expect(left.headers.get('location')).toBe('/notes')
    expect(left.headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"')
    expect(left.headers.getSetCookie()[0]).toMatch(/^s=; Max-Age=0; Path=\//)
    expect(await door.storage.db.person.count()).toBe(people - 1)
    amina.cookie = cookie
    expect(await seen()).not.toContain('Who can you call')
  })

  it('by the button of a screen does the same', async () => {
    await begun()
    const people = await door.storage.db.person.count()
    const step = stepOf(await seen())
    expect((await amina.post('/turn', { step, word: 'leave' })).headers.get('location')).toBe('/notes')
    expect(await door.storage.db.person.count()).toBe(people - 1)
    expect(amina.cookie).toBeUndefined()
  })

  it('is done as well by whoever comes to the neutral page with a conversation', async () => {
    await begun()
    const people = await door.storage.db.person.count()
    const page = await (await amina.get('/notes')).text()
    expect(await door.storage.db.person.count()).toBe(people - 1)
    expect(amina.cookie).toBeUndefined()
    expect(page).not.toMatch(/href="\/"|action=|tel:|Reference|<script/)
    expect(page).toContain('Saturday, November 21, 2026')
  })

  it('closes the conversation at once while nothing can be written, and wipes it as soon as something can', async () => {
    await begun()
    const people = await door.storage.db.person.count()
    const cookie = amina.cookie!
    door.broken = 'writing'
    expect((await amina.post('/leave')).headers.get('location')).toBe('/notes')
    amina.cookie = cookie
    expect(await seen()).toContain('action="/begin"')
    door.broken = 'nothing'
    await expect.poll(() => door.storage.db.person.count(), { timeout: 20_000 }).toBe(people - 1)
  })

  it('forgets, and says so', async () => {
    await begun()
    await amina.press('Forget me')
    const people = await door.storage.db.person.count()
    const answer = await amina.press('Erase')
    expect(await answer.text()).toContain('Everything about you here is erased.')
    expect(await door.storage.db.person.count()).toBe(people - 1)
    expect(amina.cookie).toBeUndefined()
  })
})
