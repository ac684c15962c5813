import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { script } from '../../src/edge/web/script.ts'
import { codeOf } from '../../src/edge/web/topic.ts'
import { browsing, press, seenOn } from './browsing.ts'
import { type Open, openDoor, smallContent } from './house.ts'
import { Person } from './person.ts'
import { readingCatalogues, readingFlows } from './reading-content.ts'

const visit = browsing()
let door: Open
beforeAll(async () => {
  door = await openDoor({ content: smallContent(readingFlows, readingCatalogues) })
})

const wide = { viewport: { width: 1280, height: 800 } }
const narrow = { viewport: { width: 360, height: 740 } }
const bread = `/read/${codeOf('bread')}`
const people = () => door.storage.db.person.count()
const focused = (page: Page) =>
  page.evaluate<string>('(document.activeElement?.id || document.activeElement?.textContent || "").trim()')
/** Follows a link to another page. */
const follow = (page: Page, name: string) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('link', { name, exact: true }).click()])
const pathOf = (page: Page) => page.url().slice(door.url.length)

describe('reading', () => {
  it('begins nothing: no conversation, no cookie, nothing handed to the house', async () => {
    const before = await people()
    const { page } = await visit(`${door.url}/read`, wide)
    await follow(page, 'Everyday matters')
    await page.getByText('This is about bread.').waitFor()
    expect(await page.context().cookies()).toEqual([])
    expect(await people()).toBe(before)
    expect(door.inputs).toEqual([])
  })

  it('works without JavaScript on a phone, from the first page to the conversation and back to the page', async () => {
    const { page } = await visit(door.url, { ...narrow, javaScriptEnabled: false })
    await follow(page, 'Read it all')
    await follow(page, 'Everyday matters')
    expect(await page.locator('article a[href="tel:0800000000"]').textContent()).toBe('0 800 000 000')
    await page.getByRole('link', { name: 'About warmth' }).click()
    expect(await seenOn(page)).not.toContain('Fire is very hot.')
    await page.getByText('Go on reading').click()
    expect(await seenOn(page)).toContain('Fire is very hot.')
    await page.getByRole('link', { name: 'Urgent', exact: true }).click()
    expect(await page.locator('#urgent a[href="tel:102"]').isVisible()).toBe(true)
    await press(page, 'Step by step')
    expect(pathOf(page)).toBe('/#now')
    expect(await seenOn(page)).toContain('This is about bread.')
    await press(page, 'What to do now')
    await follow(page, 'Read this as a page')
    expect(pathOf(page)).toBe(`${bread}#s2`)
    await follow(page, 'Back to the talk')
    expect(pathOf(page)).toBe('/')
    expect(await seenOn(page)).toContain('Knead it slowly.')
  })

  it('keeps the language that was chosen on a page from page to page, and into the conversation', async () => {
    const { page } = await visit(`${door.url}/read?language=uk`, narrow)
    await follow(page, 'Everyday matters')
    await page.getByText('This is about bread.').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('uk')
    await press(page, 'Пройти кроками')
    expect(await page.locator('html').getAttribute('lang')).toBe('uk')
    await page.goto(`${door.url}${bread}`)
    expect(await page.locator('html').getAttribute('lang')).toBe('uk')
  })

  it('goes on when the database is away, and with a conversation that cannot be shown', async () => {
    const amina = new Person(door.url)
    await amina.post('/begin')
    door.broken = 'everything'
    const answer = await amina.get(bread)
    door.broken = 'nothing'
    expect(answer.status).toBe(200)
    const text = await answer.text()
    expect(text).toContain('Knead it slowly.')
    expect(text).toContain('tel:102')
  })

  it('leads to our own pages only, whatever a form says', async () => {
    const amina = new Person(door.url)
    for (const page of ['//evil.example', 'https://evil.example', '../..', codeOf('plan'), codeOf('lobby')]) {
      const begun = await amina.post('/begin', { topic: `${codeOf('bread')} ${page}` })
      expect(begun.headers.get('location')).toBe('/#now')
      const step = /name="step" value="(\d+)"/.exec(await (await amina.get()).text())![1]!
      const turned = await amina.post('/turn', { step, option: '0', page })
      expect(turned.headers.get('location')).toBe('/#now')
    }
  })

  it('begins no settings and nothing unknown: an odd code leads home', async () => {
    for (const flow of ['forget', 'language', 'nothing-of-ours']) {
      const amina = new Person(door.url)
      await amina.post('/begin', { topic: codeOf(flow) })
      expect(await (await amina.get()).text()).toContain('What are you looking for?')
    }
  })
})

describe('the conversation beside the page', () => {
  it('begins, goes on and asks again without leaving the page, also without JavaScript', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await visit(`${door.url}${bread}`, { ...wide, javaScriptEnabled })
      await press(page, 'Step by step')
      const aside = page.locator('aside')
      expect(await aside.innerText()).toContain('This is about bread.')
      await press(page, 'What to do now')
      expect(await aside.innerText()).toContain('Knead it slowly.')
      expect(await page.locator('article').innerText()).toContain('This is about bread.')
      await press(page, 'To the start')
      await press(page, 'Write a plan')
      await aside.locator('textarea').fill(' ')
      await press(page, 'Send')
      expect(await aside.innerText()).toContain('An empty answer cannot be taken.')
      expect(await page.locator('article').innerText()).toContain('This is about bread.')
      await aside.locator('textarea').fill('Bako')
      await press(page, 'Send')
      expect(await aside.innerText()).toContain('Where would you go?')
      expect(pathOf(page)).toBe(javaScriptEnabled ? '/read' : `${bread}#now`)
    }
  })

  it('keeps an answer of hers when she opens another topic', async () => {
    const { page } = await visit(door.url, wide)
    await press(page, 'Begin')
    await press(page, 'Pack a bag')
    await press(page, 'Keys')
    await page.goto(`${door.url}${bread}`)
    await press(page, 'Step by step')
    await press(page, 'Back to what I was doing')
    expect(await page.locator('aside [aria-pressed=true]').innerText()).toContain('Keys')
  })

  it('is not there where the screen is narrow, nor twice anywhere', async () => {
    const { page } = await visit(`${door.url}${bread}`, narrow)
    for (const size of [narrow.viewport, wide.viewport]) {
      await page.setViewportSize(size)
      expect(await page.locator('aside').isVisible()).toBe(size.width > 1000)
      for (const name of ['Make a list', 'Step by step'])
        expect(await page.getByRole('button', { name }).count(), `${name} at ${size.width}`).toBe(1)
    }
  })
})

describe('leaving a page', () => {
  /** What she reads, and her conversation beside it. */
  async function reading(javaScriptEnabled = true): Promise<Page> {
    const { page } = await visit(`${door.url}/read`, { ...wide, javaScriptEnabled })
    await follow(page, 'Everyday matters')
    await press(page, 'Step by step')
    expect(await seenOn(page)).toContain('Knead it slowly.')
    return page
  }

  async function hasLeft(page: Page, before: number): Promise<void> {
    await page.waitForURL('**/notes')
    await expect.poll(people).toBe(before - 1)
    await expect.poll(() => page.context().cookies()).toEqual([])
  }

  it('works by Esc Esc: another page is there, and the conversation is wiped', async () => {
    const page = await reading()
    const before = await people()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await hasLeft(page, before)
  })

  it('works by the button without JavaScript', async () => {
    const page = await reading(false)
    const before = await people()
    await press(page, 'Leave quickly')
    await hasLeft(page, before)
  })

  it('works for somebody who has no conversation', async () => {
    for (const path of ['/read', bread]) {
      const { page } = await visit(`${door.url}${path}`, narrow)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await page.waitForURL('**/notes')
    }
  })

  it('needs the script for Esc: without its line nothing happens (mutant)', async () => {
    const page = await reading()
    const deaf = script.replace("event.key !== 'Escape'", "event.key !== 'Nothing'")
    expect(deaf).not.toBe(script)
    await page.route('**/page.js', (route) => route.fulfill({ contentType: 'text/javascript', body: deaf }))
    await page.goto(`${door.url}${bread}`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    expect(await seenOn(page)).toContain('Knead it slowly.')
  })
})

describe('where there is a script', () => {
  it('the address says neither which page is read nor how far', async () => {
    const { page } = await visit(`${door.url}${bread}`, wide)
    expect(pathOf(page)).toBe('/read')
    const entries = await page.evaluate<number>('history.length')
    await page.getByRole('link', { name: 'What to do now' }).click()
    expect(await focused(page)).toBe('s2')
    expect(pathOf(page)).toBe('/read')
    expect(await page.evaluate<number>('history.length')).toBe(entries)
  })

  it('would say so without that line (mutant)', async () => {
    const { page } = await visit(`${door.url}/read`, wide)
    const careless = script.replace("history.replaceState(null, '', path)", '')
    expect(careless).not.toBe(script)
    await page.route('**/page.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: careless }),
    )
    await page.goto(`${door.url}${bread}`)
    expect(pathOf(page)).toBe(bread)
  })

  it('a link into what is folded opens it', async () => {
    const { page } = await visit(`${door.url}${bread}#s6`, wide)
    await page.getByText('Fire is very hot.').waitFor()
    expect(await focused(page)).toBe('s6')
  })
})

describe('with the keyboard alone', () => {
  it('somebody skips to the text, opens a warning, and begins the conversation beside it', async () => {
    const { page } = await visit(`${door.url}${bread}`, wide)
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('To the main part')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('text')
    await tabTo(page, 'Go on reading')
    await page.keyboard.press('Enter')
    expect(await seenOn(page)).toContain('Fire is very hot.')
    expect(await seenOn(page)).not.toContain('That is fine.')
    await tabTo(page, 'Step by step')
    expect(await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    expect(await focused(page)).toBe('now')
  })

  async function tabTo(page: Page, words: string): Promise<void> {
    for (let count = 0; count < 40; count++) {
      await page.keyboard.press('Tab')
      if ((await focused(page)) === words) return
    }
    throw new Error(`the keyboard does not reach ${words}`)
  }
})

describe('on paper', () => {
  it('a page is its words, numbers and date: no buttons, no conversation, nothing that was folded', async () => {
    const { page } = await visit(`${door.url}${bread}`, wide)
    await press(page, 'Step by step')
    await page.emulateMedia({ media: 'print' })
    const paper = await seenOn(page)
    for (const words of [
      'Everyday matters',
      'This is about bread.',
      '0 800 000 000',
      'A crust is brown.',
      '102',
    ])
      expect(paper).toContain(words)
    expect(paper).toMatch(/As of November 21, 2026/)
    for (const words of [
      'Fire is very hot.',
      'Step by step',
      'Talk',
      'Leave quickly',
      'Make a list',
      'Reference',
    ])
      expect(paper).not.toContain(words)
    expect(
      await page.evaluate<number>(
        '[...document.querySelectorAll("button, summary")].filter((each) => each.checkVisibility()).length',
      ),
    ).toBe(0)
  })

  it('has what she has unfolded, and looks the same by night', async () => {
    const { page } = await visit(`${door.url}${bread}`, wide)
    await page.getByText('Go on reading').click()
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await seenOn(page)).toContain('Fire is very hot.')
    expect(
      await page.evaluate<string[]>(
        '[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]',
      ),
    ).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
  })
})
