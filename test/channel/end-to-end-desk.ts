import { readFileSync } from 'node:fs'
import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { say } from './end-to-end-words.ts'

const words = (key: string) => say(`console:${key}`)

/** A member of staff at her desk in a real browser. Everything that the house sends there is kept. */
export class AtHerDesk {
  readonly page: Page
  readonly sent: string[] = []
  readonly complaints: string[] = []
  private readonly url: string

  private constructor(page: Page, url: string) {
    this.page = page
    this.url = url
    page.on('console', (line) => void (line.type() === 'error' && this.complaints.push(line.text())))
    page.on('pageerror', (fault) => this.complaints.push(String(fault)))
    page.on('response', (response) => {
      if (!response.url().endsWith('/live'))
        void response.text().then(
          (text) => this.sent.push(text),
          () => undefined,
        )
    })
  }

  /** Opens her one-time link, and sets up the device that shows codes, as everybody must before anything else. */
  static async comes(browser: Browser, url: string, link: string): Promise<AtHerDesk> {
    const context = await browser.newContext({ locale: 'en', acceptDownloads: true })
    const desk = new AtHerDesk(await context.newPage(), url)
    const { page } = desk
    await page.goto(url + link)
    await page.locator('button.main').click()
    const secret = (await page.locator('p.print').textContent())!.replaceAll(' ', '')
    await page.locator('#code').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
    await page.getByRole('button', { name: words('device-go'), exact: true }).click()
    await page.locator('input[name=secret]').waitFor({ state: 'detached' })
    return desk
  }

  goes = (place: string) => this.page.goto(`${this.url}/desk/${place}`)
  case = (code: string) => this.goes(`case/${encodeURIComponent(code)}`)

  press = (key: string, code?: string) => {
    const name = words(key).replace('{{code}}', code ?? '')
    return this.page.getByRole('button', { name, exact: true }).click()
  }

  reads = (text: string) => this.page.getByText(text).first().waitFor({ timeout: 20_000 })
  /** Opens what is folded away. */
  unfolds = (key: string) => this.page.locator('summary', { hasText: words(key) }).click()

  /** Makes the key of her organization in the browser, and says that it is on paper. */
  async makesKey(passphrase: string): Promise<void> {
    const { page } = this
    await this.goes('key')
    await page.locator('#make-passphrase').fill(passphrase)
    await page.locator('#make-again').fill(passphrase)
    await this.press('make-key-go')
    await page.locator('[data-secret]').waitFor({ timeout: 60_000 })
    await page.getByLabel(words('paper-written')).check()
    await this.press('key-keep')
    await page.locator('#key-state.open').waitFor({ timeout: 20_000 })
  }

  async unlocks(passphrase: string): Promise<void> {
    const form = this.page.locator('[data-unlock=passphrase]')
    await form.locator('input').fill(passphrase)
    await form.locator('button').click()
    await this.page.locator('#key-state.open').waitFor({ timeout: 60_000 })
  }

  /** Takes a case that waits here, and reads it with the key of her organization. */
  async takes(code: string): Promise<void> {
    await this.page.getByRole('button', { name: `${words('claim')} ${code}` }).click()
    await this.page.getByRole('heading', { level: 1, name: code }).waitFor()
  }

  async replies(text: string, code: string): Promise<void> {
    await this.page.locator('#text').fill(text)
    await this.press('reply-send', code)
    await this.reads(words('done-reply'))
  }

  /** Saves the file of an entry as she would, and gives its bytes. */
  async saves(entry: number): Promise<Buffer> {
    const item = this.page.locator('#timeline li').nth(entry)
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      item.getByRole('button', { name: words('js-save') }).click(),
    ])
    return readFileSync(await download.path())
  }

  /** Shows the picture of an entry; its size as it is drawn. */
  async shows(entry: number): Promise<readonly [width: number, height: number]> {
    const item = this.page.locator('#timeline li').nth(entry)
    await item.getByRole('button', { name: words('js-show') }).click()
    await item.locator('img').waitFor()
    await this.page.waitForFunction('document.querySelector(".timeline img").naturalWidth > 0')
    const size = '(({ naturalWidth, naturalHeight }) => [naturalWidth, naturalHeight])'
    return this.page.evaluate<[number, number]>(`${size}(document.querySelector(".timeline img"))`)
  }

  /** Everything that stands on the page now, and in its source. */
  seen = async () => `${await this.page.content()}\n${await this.page.evaluate('document.body.innerText')}`

  /** Nothing that was ever sent to this desk tells who she is, and no page of it was broken. */
  knowsNothing(who: Readonly<Record<string, string | number>>): void {
    const sent = this.sent.join('\n')
    for (const one of Object.values(who)) expect(sent).not.toContain(String(one))
    expect(sent).toContain(words('title'))
    // She who could not see the case was told so, and a browser notes that.
    expect(this.complaints.filter((line) => !/404/.test(line))).toEqual([])
  }
}
