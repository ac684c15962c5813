import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSPHRASE } from '../../src/app/demo-content.ts'
import { openBrowser } from '../browser.ts'
import { type Houses, houses, type Running } from '../doors/process.ts'
import { temporaryFolder } from '../storage/folder.ts'
import { press } from '../web/browsing.ts'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'pictures')
const asked = 'The police did not take my statement. What can I do now?'
const answered = 'Hello. I am a lawyer. Let us look at it together. What did they tell you?'

let all: Houses
let house: Running
let browser: Browser
let desk: Page
let amina: Page
let code: string
const url = (path: string) => `http://localhost:${house.port}${path}`

beforeAll(async () => {
  all = await houses('src/main.ts')
  house = await all.open({ DATA_DIR: temporaryFolder() })
  browser = await openBrowser()
  desk = await opens(760)
  amina = await opens(400)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await all?.close()
})

const opens = async (width: number) =>
  (await browser.newContext({ locale: 'en-GB', viewport: { width, height: 640 } })).newPage()

/** What the README shows is made here, and only when it is asked for: letters look different on every machine. */
async function picture(page: Page, name: string, height: number, y = 0): Promise<void> {
  if (process.env['PICTURES'] !== 'write') return
  mkdirSync(folder, { recursive: true })
  const clip = { x: 0, y, width: page.viewportSize()!.width, height }
  await page.screenshot({ path: join(folder, `desk-${name}.png`), fullPage: true, clip })
}

const codesAt = (page: Page) => page.locator('.cases .card h2').allTextContents()

describe('the example desk, as npm start opens it', () => {
  it('is entered by the link that is printed, and two wait there', async () => {
    const [link] = /\/desk\/in\/\S+/.exec(house.output())!
    await desk.goto(url(link))
    await desk.locator('button.main').click()
    await desk.getByRole('heading', { level: 1, name: 'Waiting' }).waitFor()
    // Its key is being made meanwhile: the list fills by itself.
    await expect.poll(async () => (await codesAt(desk)).length, { timeout: 30_000 }).toBe(2)
  })

  it('has a key with a fingerprint, and the words that open it were printed too', async () => {
    await desk.goto(url('/desk/key'))
    expect(await desk.locator('.print').first().textContent()).toMatch(/^(\d{5} ){5}\d{5}$/)
    await picture(desk, 'key', 600)
    expect(house.output()).toContain(DEMO_PASSPHRASE)
    await desk.goto(url('/desk/waiting'))
  })

  it('gives whoever asks at the web page two codes, and her request stands there without a reload', async () => {
    await amina.goto(url('/'))
    const presses = ['Begin', 'Yes, go on', 'Ask a human', 'Go on', 'A lawyer', 'Enough, find somebody']
    for (const words of [...presses, 'Ask them', 'Yes, I agree']) await press(amina, words)
    const shown = await amina.locator('main').innerText()
    expect(shown).toMatch(/(\d{4}[ -]){3}\d{4}/)
    code = /[a-z]+-[a-z]+-\d\d/.exec(shown)![0]
    await picture(amina, 'receipt', 570)
    await desk.getByRole('heading', { name: code }).waitFor()
    await picture(desk, 'waiting', 560)
  })

  it('lets her be read and answered there', async () => {
    for (const words of ['Copied, go on', 'My request', 'Write']) await press(amina, words)
    await amina.locator('textarea').fill(asked)
    await press(amina, 'Send')
    await desk.getByRole('button', { name: `Take ${code}` }).click()
    await desk.getByRole('heading', { level: 1, name: code }).waitFor()
    await desk.locator('[data-unlock=passphrase] input').fill(DEMO_PASSPHRASE)
    await desk.locator('[data-unlock=passphrase] button').click()
    await desk.getByText(asked).waitFor({ timeout: 60_000 })
    await desk.locator('#text').fill(answered)
    await desk.locator('#text').press('Control+Enter')
    await desk.locator('.timeline li').nth(1).waitFor()
    await desk.getByRole('link', { name: /^Mine/ }).click()
    await desk.getByRole('link', { name: code }).click()
    await desk.locator('.timeline li').nth(1).waitFor()
    await picture(desk, 'case', 620, 150)
    await press(amina, 'Look again')
    await press(amina, 'Read it')
    await amina.getByText(answered).waitFor()
    await picture(amina, 'letter', 590)
  })
})
