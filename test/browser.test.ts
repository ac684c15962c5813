import { expect, it } from 'vitest'
import { openBrowser } from './browser.ts'

it('opens a page in a real browser, and several may ask at once', async () => {
  const browsers = await Promise.all([openBrowser(), openBrowser()])
  const [browser] = browsers
  const page = await browser!.newPage()
  await page.setContent('<button onclick="document.title = \'pressed\'">стежка</button>')
  await page.getByRole('button', { name: 'стежка' }).click()
  expect(await page.title()).toBe('pressed')
  await Promise.all(browsers.map((each) => each.close()))
})
