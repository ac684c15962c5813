import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { openGround } from '../../src/app/ground.ts'
import { openSite } from '../../src/edge/web/site.ts'
import { codeOf } from '../../src/edge/web/topic.ts'
import { axeFaults, browsing } from './browsing.ts'
import { type Open, openDoor, smallContent } from './house.ts'
import { readingCatalogues, readingFlows } from './reading-content.ts'

const visit = browsing()
const ground = openGround(join(import.meta.dirname, '../..'), () => new Date('2026-11-24T07:30:00Z'))
const site = openSite(ground.flows.map(({ flow }) => flow))
let real: Open
let small: Open
beforeAll(async () => {
  real = await openDoor({ content: ground })
  small = await openDoor({ content: smallContent(readingFlows, readingCatalogues) })
})

/** Without transitions, so that colours are what they are when they are looked at. */
const wide = { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' as const }
const unfold = 'document.querySelectorAll("details").forEach((each) => { each.open = true })'

describe('every page of the site', () => {
  it.each(ground.words.languages)(
    'has nothing that axe objects to, by day and by night, at a desk and on a small phone: %s',
    async (language) => {
      const topics = ground.flows.flatMap(({ flow }) => site.topic(flow.flow) ?? [])
      expect(topics.length).toBeGreaterThan(3)
      const { page } = await visit(`${real.url}/read`, { locale: language, ...wide })
      const faults: string[] = []
      for (const path of ['/read', ...topics.map(({ code }) => `/read/${code}`)]) {
        await page.goto(`${real.url}${path}`)
        await page.evaluate(unfold)
        faults.push(...(await everyFault(page)).map((fault) => `${path}: ${fault}`))
      }
      expect(faults).toEqual([])
    },
    300_000,
  )

  it.each(['uk', 'ar'])('nor with a conversation beside it, nor folded: %s', async (language) => {
    const { page } = await visit(`${small.url}/read/${codeOf('bread')}`, { locale: language, ...wide })
    const folded = await everyFault(page)
    await page.locator('aside button').first().click()
    await page.locator('aside #now').waitFor()
    expect([...folded, ...(await everyFault(page))]).toEqual([])
  })

  it('would be objected to if it were carelessly made (mutant)', async () => {
    const { page } = await visit(`${small.url}/read/${codeOf('bread')}`, wide)
    await page.evaluate(`document.querySelector('article h2').outerHTML = '<h5>What to do now</h5>'
      document.querySelector('article h5').style.color = '#ccc'
      document.querySelector('.ways a').textContent = ''
      document.querySelector('summary').style.minBlockSize = document.querySelector('summary').style.padding = '0'
      document.querySelector('main').style.inlineSize = '2000px'`)
    const found = (await everyFault(page)).join('\n')
    for (const rule of [
      'heading-order',
      'link-name',
      'color-contrast',
      'small: <summary',
      'wider than the screen',
    ])
      expect(found).toContain(rule)
  })
})

/** What is wrong with a page: at a desk by day, and on a small phone by night. */
async function everyFault(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [320, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    found.push(...(await axeFaults(page)))
    if (await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth'))
      found.push(`wider than the screen at ${width}`)
    found.push(...(await page.evaluate<string[]>(smallTargets)))
  }
  await page.setViewportSize(wide.viewport)
  return found
}

/** What is pressed and lower or narrower than 44 pixels. */
const smallTargets = `[...document.querySelectorAll('button, a, summary, textarea')]
  .filter((each) => each.checkVisibility() && !each.matches('.skip'))
  .flatMap((each) => {
    const box = each.getBoundingClientRect()
    return box.height < 44 || box.width < 44 ? ['small: ' + each.outerHTML] : []
  })`
