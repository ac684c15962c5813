import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { script } from '../../src/edge/web/script.ts'
import { browsing, press, seenOn } from './browsing.ts'
import { type Open, openDoor } from './house.ts'

const visit = browsing()
let door: Open
beforeAll(async () => {
  door = await openDoor()
})

/** What must not be on the screen any more: her question, her answer, the way in. */
const content = /call at night|Where would you go|Bako/

/** Two questions into a conversation, with an answer given. */
async function inConversation(options?: Parameters<typeof visit>[1]): Promise<Page> {
  const { page } = await visit(door.url, options)
  await press(page, 'Begin')
  await press(page, 'Write a plan')
  await page.locator('#answer').fill('Bako')
  await press(page, 'Send')
  expect(await seenOn(page)).toMatch(content)
  return page
}

/** Everything she could find by "back", as far as it goes. */
async function backwards(page: Page): Promise<string[]> {
  const seen: string[] = []
  for (let count = 0; count < 8; count++) {
    const there = await page.goBack({ waitUntil: 'load', timeout: 5_000 }).catch(() => null)
    await page.waitForTimeout(100)
    seen.push(await seenOn(page))
    if (there === null && page.url() === 'about:blank') break
  }
  return seen
}

const people = () => door.storage.db.person.count()

async function hasLeft(page: Page, before: number): Promise<void> {
  await page.waitForURL('**/notes')
  expect(await page.title()).toBe('Notes')
  await expect.poll(people).toBe(before - 1)
  await expect.poll(() => page.context().cookies()).toEqual([])
  for (const seen of await backwards(page)) expect(seen).not.toMatch(content)
}

describe('leaving quickly', () => {
  it('works by the button without JavaScript', async () => {
    const page = await inConversation({ javaScriptEnabled: false })
    const before = await people()
    await press(page, 'Leave quickly')
    await hasLeft(page, before)
  })

  it('works by the button with JavaScript', async () => {
    const page = await inConversation()
    const before = await people()
    await page.getByRole('button', { name: 'Leave quickly' }).click()
    await hasLeft(page, before)
  })

  it('works by Esc Esc, even while she is writing', async () => {
    const page = await inConversation()
    const before = await people()
    await page.locator('#answer').pressSequentially('at my')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await hasLeft(page, before)
  })

  it('takes the place of the page in the history', async () => {
    const page = await inConversation()
    const before = await page.evaluate<number>('history.length')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.waitForURL('**/notes')
    expect(await page.evaluate<number>('history.length')).toBe(before)
  })

  it('blanks the page itself, whatever becomes of the next one', async () => {
    const page = await inConversation()
    // A navigation that is answered with "no content" leaves the page where it is.
    await page.route('**/notes', (route) => route.fulfill({ status: 204 }))
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect.poll(() => seenOn(page)).toBe('')
    expect(await page.evaluate<number>('document.body.childNodes.length')).toBe(0)
  })

  it('is not set off by one Esc, by two slow ones, or by one held down', async () => {
    const page = await inConversation()
    await page.evaluate(`for (const at of [0, 0, 0])
      dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', repeat: at === 0 }))`)
    await page.keyboard.press('Escape')
    await page.waitForTimeout(1100)
    await page.keyboard.press('Escape')
    expect(await seenOn(page)).toMatch(content)
  })

  it('works from the first page and from an error page as well', async () => {
    for (const path of ['/', '/nowhere']) {
      const { page } = await visit(`${door.url}${path}`)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await page.waitForURL('**/notes')
    }
  })

  it('wipes the conversation even where the message in passing is blocked', async () => {
    const page = await inConversation()
    const before = await people()
    await page.route('**/leave', (route) => route.abort())
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await hasLeft(page, before)
  })

  it('needs what it is made of: with pages that may be kept and no script, "back" shows everything', async () => {
    const page = await inConversation()
    await page.route(`${door.url}/`, async (route) => {
      const response = await route.fetch()
      const headers = { ...response.headers(), 'cache-control': 'max-age=600' }
      await route.fulfill({ response, headers })
    })
    await page.route('**/page.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
    await page.reload()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.goto(`${door.url}/healthz`)
    expect((await backwards(page)).join()).toMatch(content)
  })

  it('needs its own line for the history: without it, the page is still an entry', async () => {
    const page = await inConversation()
    const careless = script.replace('location.replace(exitTo)', 'location.assign(exitTo)')
    expect(careless).not.toBe(script)
    await page.route('**/page.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: careless }),
    )
    await page.reload()
    const before = await page.evaluate<number>('history.length')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.waitForURL('**/notes')
    expect(await page.evaluate<number>('history.length')).toBe(before + 1)
  })
})
