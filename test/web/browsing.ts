import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { openBrowser } from '../browser.ts'

/** Amina's browser: one Chromium for a test file, one window for each visit. */
export type Visit = { readonly page: Page; readonly requests: readonly string[] }

/** Opens windows; everything is closed when the file is done. */
export function browsing(): (url: string, options?: BrowserContextOptions) => Promise<Visit> {
  let opened: Promise<Browser> | undefined
  afterAll(async () => (await opened)?.close())
  return async (url, options = {}) => {
    opened ??= openBrowser()
    const context = await (await opened).newContext({ locale: 'en', ...options })
    const page = await context.newPage()
    const requests: string[] = []
    context.on('request', (request) => requests.push(request.url()))
    await page.goto(url)
    return { page, requests }
  }
}

/** Every rule of axe that speaks of WCAG 2.2 A and AA, and its best practices: what is broken, and where. */
export const axeFaults = (page: Page): Promise<string[]> =>
  faultsOf(
    new AxeBuilder({ page }).withTags([
      'wcag2a',
      'wcag2aa',
      'wcag21a',
      'wcag21aa',
      'wcag22aa',
      'best-practice',
    ]),
  )

/** The one rule whose answer changes with the colours. */
export const contrastFaults = (page: Page): Promise<string[]> =>
  faultsOf(new AxeBuilder({ page }).withRules(['color-contrast']))

async function faultsOf(axe: AxeBuilder): Promise<string[]> {
  // Our pages have no frames, and without this axe opens a window of its own for each of them.
  const { violations } = await axe.setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** Presses a button by its words and waits for the page that answers. */
export async function press(page: Page, words: string): Promise<void> {
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: words, exact: true }).click(),
  ])
}

/** What somebody sees who looks at the screen: hidden text is not among it. */
export const seenOn = (page: Page) => page.evaluate<string>('document.body.innerText')
