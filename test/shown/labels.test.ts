import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openGround } from '../../src/app/ground.ts'
import { drawFlows } from '../../src/edge/picture/draw-flows.ts'
import { openBrowser } from '../browser.ts'
import { morning } from '../cast.ts'
import { root } from '../flows/shipped.ts'

const ground = openGround(root, () => morning)
const pictures = ground.words.languages.flatMap((language) =>
  [...drawFlows(ground, language)].flatMap(([name, svg]) =>
    name.endsWith('.svg') ? [[language, name, svg] as const] : [],
  ),
)

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Measured by a browser with the letters it really has: words that leave their step, their button or their door, or lie on other words. */
async function strayed(svg: string, type = ''): Promise<string[]> {
  const page = await browser.newPage()
  await page.setContent(`<style>${type}</style>${svg}`)
  const found = await page.evaluate<string[]>(measure)
  await page.close()
  return found
}

/** Runs in the page, as text: what it needs is in it. */
const measure = `(() => {
  const box = (element) => element.getBoundingClientRect()
  const name = (element) => element.textContent.slice(0, 30)
  const within = (inner, outer) => inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1
  const meet = (one, other) => one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 2 && other.top < one.bottom - 2
  const found = []
  for (const group of document.querySelectorAll('g.step, g.exit')) {
    const outer = box(group.querySelector('rect, path'))
    const texts = [...group.querySelectorAll('text')]
    for (const [at, text] of texts.entries()) {
      if (!within(box(text), outer)) found.push(name(text) + ' leaves its box')
      for (const other of texts.slice(at + 1)) if (meet(box(text), box(other))) found.push(name(text) + ' lies on ' + name(other))
      const button = text.previousElementSibling
      if (button && button.matches('.button, .badge, .number') && !within(box(text), box(button))) found.push(name(text) + ' leaves its button')
    }
  }
  const picture = box(document.querySelector('svg'))
  for (const text of document.querySelectorAll('text')) if (!within(box(text), picture)) found.push(name(text) + ' leaves the picture')
  return found
})()`

describe('words in pictures, measured by a browser', () => {
  it('stay in their boxes and on no other words', async () => {
    for (const [language, name, svg] of pictures)
      expect(await strayed(svg), `${language} ${name}`).toEqual([])
  })

  it('would be noticed if the letters were larger (mutant)', async () => {
    const [, , svg] = pictures.find(([, name]) => name === 'domestic-violence.svg')!
    const found = await strayed(svg, 'text{font-size:19px !important}')
    expect(found.some((each) => each.endsWith('leaves its box'))).toBe(true)
    expect(found.some((each) => / lies on /.test(each))).toBe(true)
  })
})
