import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanInside } from '../../src/edge/files/inside.ts'
import { openBrowser } from '../browser.ts'
import { photo, picture, webp } from './planted.ts'
import { recording } from './planted-sound.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
})
afterAll(() => browser?.close())

const cleaned = async (bytes: Buffer) => {
  const clean = await cleanInside(bytes)
  if (!clean.ok) throw new Error(clean.refusal)
  return { ...clean.value, text: clean.value.bytes.toString('base64') }
}

/** How large a browser draws it. */
const seen = async (bytes: Buffer) => {
  const { type, text } = await cleaned(bytes)
  const address = `data:${type};base64,${text}`
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

/** How many samples a browser hears, at 44,100 a second. */
const heard = (text: string) =>
  page.evaluate(
    `(async () => { const bytes = Uint8Array.from(atob(${JSON.stringify(text)}), (one) => one.charCodeAt(0))
      return (await new OfflineAudioContext(1, 1, 44100).decodeAudioData(bytes.buffer)).length })()`,
  )

describe('a clean recording, in a real browser', () => {
  it('is as long as it was', async () => {
    const whole = recording(40)
    expect(await heard((await cleaned(whole)).text)).toBe(await heard(whole.toString('base64')))
  })
})
