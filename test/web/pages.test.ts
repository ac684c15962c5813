import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { axeFaults, browsing, contrastFaults, press } from './browsing.ts'
import { type Open, openDoor } from './house.ts'
import { catalogues } from './words.ts'

const visit = browsing()
let door: Open
beforeAll(async () => {
  door = await openDoor()
})

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Walks past one of every kind of page, in whatever language, and calls `at` on each. */
async function everyPage(language: string, at: (page: Page, name: string) => Promise<void>) {
  const words = catalogues[language] as Words
  const [lobby, web, home] = [words['lobby']!, words['web']!, words['flows/lobby']!]
  const { page } = await visit(door.url, {
    locale: language,
    viewport: { width: 360, height: 740 },
  })
  const toHome = () => press(page, lobby['home']!)
  await at(page, 'landing')
  await press(page, web['start']!)
  await at(page, 'choose')
  await press(page, home['home#bag']!)
  await press(page, words['flows/bag']!['things#keys']!)
  await at(page, 'ticks')
  await toHome()
  await press(page, home['home#list']!)
  await at(page, 'list')
  await toHome()
  await press(page, home['home#place']!)
  await at(page, 'place')
  await toHome()
  await press(page, home['home#plan']!)
  await at(page, 'write')
  await page.locator('textarea').fill(' ')
  await press(page, web['send']!)
  await at(page, 'write again')
  await press(page, lobby['skip']!)
  await press(page, lobby['skip']!)
  await press(page, words['flows/plan']!['read-back#paper']!)
  await at(page, 'paper')
  await press(page, lobby['emergency']!)
  await at(page, 'emergency')
  door.broken = 'everything'
  await page.goto(door.url)
  await at(page, 'no database')
  door.broken = 'nothing'
  await page.goto(`${door.url}/nowhere`)
  await at(page, 'not found')
  await page.goto(`${door.url}/notes`)
  await at(page, 'notes')
  await page.context().close()
}

describe('every page', () => {
  it.each(['uk', 'en', 'ar'])(
    'has nothing that axe objects to, by day and by night: %s',
    async (language) => {
      const faults: string[] = []
      const names: string[] = []
      await everyPage(language, async (page, name) => {
        names.push(name)
        await page.emulateMedia({ colorScheme: 'dark' })
        const dark = await contrastFaults(page)
        await page.emulateMedia({ colorScheme: 'light' })
        const all = [...(await axeFaults(page)), ...dark.map((fault) => `dark ${fault}`)]
        faults.push(...all.map((fault) => `${name}: ${fault}`))
      })
      expect(faults).toEqual([])
      expect(names).toHaveLength(12)
    },
    180_000,
  )

  it('would be objected to if it were carelessly made', async () => {
    const { page } = await visit(door.url)
    await press(page, 'Begin')
    await page.evaluate(`document.documentElement.removeAttribute('lang')
      document.querySelector('.option').style.color = '#ddd'
      document.querySelector('h1').remove()`)
    const faults = (await axeFaults(page)).map((fault) => fault.split(':')[0])
    expect(faults).toEqual(
      expect.arrayContaining(['html-has-lang', 'color-contrast', 'page-has-heading-one']),
    )
  })

  it('fits a screen of 320 pixels, and one at 200 % besides, with targets that a finger finds', async () => {
    const faults: string[] = []
    await everyPage('uk', async (page, name) => {
      for (const width of [320, 160]) {
        await page.setViewportSize({ width, height: 500 })
        const tooWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
        if (tooWide) faults.push(`${name} at ${width}: wider than the screen`)
      }
      await page.setViewportSize({ width: 360, height: 740 })
      faults.push(...(await page.evaluate<string[]>(smallTargets)).map((target) => `${name}: ${target}`))
    })
    expect(faults).toEqual([])
  })

  it('says the same in its title and its address, wherever she is', async () => {
    const titles = new Set<string>()
    const addresses = new Set<string>()
    await everyPage('en', async (page, name) => {
      titles.add(await page.title())
      if (!['not found', 'notes', 'write again'].includes(name)) addresses.add(page.url())
    })
    expect([...titles]).toEqual(['Reference', 'Notes'])
    expect([...addresses]).toEqual([`${door.url}/`])
  })

  it('prints what it says, and not its buttons for leaving', async () => {
    const { page } = await visit(door.url)
    await press(page, 'Begin')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('What are you looking for?').isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: 'Pack a bag' }).isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: 'Leave quickly' }).isVisible()).toBe(false)
  })

  it('runs from right to left where the language does', async () => {
    const { page } = await visit(door.url, { locale: 'ar', viewport: { width: 360, height: 740 } })
    await press(page, 'Begin')
    const left = async (words: string) => (await page.getByRole('button', { name: words }).boundingBox())!.x
    expect(await left('Leave quickly')).toBeLessThan(await left('Urgent'))
  })
})

/** Buttons and links lower or narrower than 44 pixels. */
const smallTargets = `[...document.querySelectorAll('button, a, input:not([type=hidden]), textarea')]
  .filter((each) => each.checkVisibility() && !each.matches('.skip'))
  .flatMap((each) => {
    const box = each.getBoundingClientRect()
    return box.height < 44 || box.width < 44 ? [each.outerHTML] : []
  })`
