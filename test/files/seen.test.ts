import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanInside } from '../../src/edge/files/inside.ts'
import { openBrowser } from '../browser.ts'
import { photo, picture, webp } from './planted.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
})
afterAll(() => browser?.close())

/** How large a browser draws it. */
const seen = async (bytes: Buffer) => {
  const clean = await cleanInside(bytes)
  if (!clean.ok) throw new Error(clean.refusal)
  const address = `data:${clean.value.type};base64,${clean.value.bytes.toString('base64')}`
  return page.evaluate(
    `(async () => { const image = new Image(); image.src = ${JSON.stringify(address)}
      await image.decode(); return [image.naturalWidth, image.naturalHeight] })()`,
  )
}

describe('a clean picture, in a real browser', () => {
  it('is drawn, whatever its type', async () => {
    expect(await seen(photo())).toEqual([16, 8])
    expect(await seen(picture(3, 2))).toEqual([3, 2])
    expect(await seen(webp())).toEqual([1, 1])
  })

  it('stands as it was held', async () => {
    expect(await seen(photo(3))).toEqual([16, 8])
    expect(await seen(photo(6))).toEqual([8, 16])
  })
})
