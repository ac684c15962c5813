import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { browsing, press, seenOn } from './browsing.ts'
import { type Open, openDoor } from './house.ts'

const visit = browsing()
let door: Open
beforeAll(async () => {
  door = await openDoor()
})

const focused = (page: Page) =>
  page.evaluate<string>('(document.activeElement?.id || document.activeElement?.textContent || "").trim()')

async function tabTo(page: Page, words: string): Promise<void> {
  for (let count = 0; count < 20; count++) {
    await page.keyboard.press('Tab')
    if ((await focused(page)) === words) return
  }
  throw new Error(`the keyboard does not reach ${words}`)
}

const enter = (page: Page) => Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])

describe('with the keyboard alone', () => {
  it('a person walks from the first page to an answer read back, and always knows where she is', async () => {
    const { page } = await visit(door.url)
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('To the main part')
    await tabTo(page, 'Begin')
    await enter(page)
    expect(await focused(page)).toBe('now')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('o0')
    expect(await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
    await enter(page)
    await tabTo(page, 'answer')
    await page.keyboard.type('Bako')
    await tabTo(page, 'Send')
    await enter(page)
    expect(await focused(page)).toBe('now')
    await tabTo(page, 'Skip')
    await enter(page)
    expect(await seenOn(page)).toContain('Bako')
  })

  it('a tick stays under the finger', async () => {
    const { page } = await visit(door.url)
    await press(page, 'Begin')
    await press(page, 'Pack a bag')
    await tabTo(page, 'o2')
    await enter(page)
    expect(await focused(page)).toBe('o2')
    expect(await page.locator('#o2').getAttribute('aria-pressed')).toBe('true')
  })
})

describe('without JavaScript', () => {
  it('the same walk, the same place by name, and the same way out', async () => {
    const { page } = await visit(door.url, { javaScriptEnabled: false })
    await press(page, 'Begin')
    await press(page, 'Near me')
    expect(await page.getByRole('button', { name: 'Use my approximate place' }).isVisible()).toBe(false)
    await page.locator('#answer').fill('Lviv')
    await press(page, 'Send')
    expect(await seenOn(page)).toContain('Looking near Lviv.')
    await press(page, 'Urgent')
    expect(await page.locator('a[href="tel:102"]').textContent()).toBe('102')
    await press(page, 'Back to what I was doing')
    expect(await seenOn(page)).toContain('Looking near Lviv.')
    await press(page, 'To the start')
    await press(page, 'Language')
    await press(page, 'Українська')
    expect(await page.locator('html').getAttribute('lang')).toBe('uk')
  })

  it('a screen that is loaded again repeats nothing', async () => {
    const { page } = await visit(door.url, { javaScriptEnabled: false })
    await press(page, 'Begin')
    await press(page, 'Write a plan')
    await page.locator('#answer').fill('Bako')
    await press(page, 'Send')
    const inputs = door.inputs.length
    await page.reload()
    expect(door.inputs).toHaveLength(inputs)
    expect(await seenOn(page)).toContain('Where would you go?')
  })
})

describe('a place', () => {
  const atHome = { latitude: 50.450109, longitude: 30.523456 }

  it('leaves the device in two decimals, only when she presses, and only from a page that asks for it', async () => {
    const { page } = await visit(door.url, { permissions: ['geolocation'], geolocation: atHome })
    const bodies: string[] = []
    page.on('request', (request) => bodies.push(request.postData() ?? ''))
    await press(page, 'Begin')
    expect(await page.getByRole('button', { name: 'Use my approximate place' }).count()).toBe(0)
    await press(page, 'Near me')
    expect(bodies.join()).not.toContain('latitude')
    await press(page, 'Use my approximate place')
    expect(bodies.at(-1) || bodies.join()).toContain('latitude=50.45&longitude=30.52')
    expect(bodies.join()).not.toMatch(/50\.4501|30\.5234/)
    expect(await seenOn(page)).toContain('Looking near 50.45,30.52.')
  })

  it('that the device does not give is asked for by name', async () => {
    const { page } = await visit(door.url)
    await press(page, 'Begin')
    await press(page, 'Near me')
    await page.getByRole('button', { name: 'Use my approximate place' }).click()
    await page.getByText('The place could not be found. Type its name.').waitFor()
  })
})

describe('nothing leaves to anybody else', () => {
  it('on a walk past everything, and on the way out', async () => {
    const { page, requests } = await visit(door.url)
    await press(page, 'Begin')
    await press(page, 'A list of places')
    await press(page, 'Show more')
    await press(page, 'Urgent')
    await press(page, 'Leave quickly')
    await page.goto(`${door.url}/nowhere`)
    expect(requests.length).toBeGreaterThan(10)
    expect(requests.filter((url) => !url.startsWith(`${door.url}/`))).toEqual([])
  })

  it('is seen where something does', async () => {
    const { page, requests } = await visit(door.url)
    await page.goto('data:text/html,<img src="http://127.0.0.1:9/pixel.png">')
    expect(requests.filter((url) => !url.startsWith(`${door.url}/`))).toContain(
      'http://127.0.0.1:9/pixel.png',
    )
  })

  it('and markup that got into a page could load and send nothing', async () => {
    const { page } = await visit(door.url)
    const refused = await page.evaluate<string[]>(`new Promise((done) => {
      const refused = []
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        refused.push(effectiveDirective)
        if (refused.length === 3) done(refused.sort())
      })
      document.body.insertAdjacentHTML('beforeend', '<img src="http://127.0.0.1:9/x.png"><b style="color:red">x</b>')
      const script = document.createElement('script')
      script.textContent = 'globalThis.ran = true'
      document.body.append(script)
    })`)
    expect(refused).toEqual(['img-src', 'script-src-elem', 'style-src-attr'])
    expect(await page.evaluate<boolean>('globalThis.ran === undefined')).toBe(true)
  })
})
