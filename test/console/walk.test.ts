import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Case } from '../../src/casework/case.ts'
import { claimCase } from '../../src/channel/deskwork.ts'
import { agreeToReferral } from '../../src/channel/her-referral.ts'
import { openEntry, openerOf } from '../../src/edge/sealing/open-entry.ts'
import { readContent } from '../../src/sealing/entry-content.ts'
import type { StaffMember } from '../../src/staff/staff.ts'
import { openBrowser } from '../browser.ts'
import { ash, bako, chidi, oak } from '../casework/world.ts'
import { granted, textOf } from '../sealing/entries.ts'
import { type Desk, gulya, hanna, ivan, openDesk, passphrase } from './house.ts'

let desk: Desk
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  desk.now = new Date()
  browser = await openBrowser()
}, 120_000)
afterAll(() => browser?.close())

/** Somebody at her desk in a real Chromium; what the page complained about is kept. */
async function sits(who: StaffMember, options: { width?: number; dark?: boolean; language?: string } = {}) {
  const context = await browser.newContext({
    locale: options.language ?? 'uk-UA',
    colorScheme: options.dark ? 'dark' : 'light',
    viewport: { width: options.width ?? 1280, height: 900 },
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (line) => void (line.type() === 'error' && complaints.push(line.text())))
  page.on('pageerror', (fault) => complaints.push(String(fault)))
  await page.goto(desk.url + (await desk.link(who)))
  await page.locator('button.main').click()
  await page.waitForSelector('#title')
  return { page, context, complaints }
}

const shot = async (page: Page, name: string) => {
  const folder = process.env['SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

async function flawsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
}

const unlocks = async (page: Page) => {
  await page.locator('[data-unlock=passphrase] input').fill(passphrase)
  await page.locator('[data-unlock=passphrase] button').click()
  await page.locator('#key-state.open').waitFor({ timeout: 60_000 })
}

async function taken(person: string): Promise<Case> {
  const found = await desk.asks(person)
  granted(await desk.within((channel) => claimCase(channel, bako, found.id, undefined)))
  return found
}

describe('a day at the desk, in a real browser', () => {
  it('a case comes without a reload, is taken, read, answered, and closed; the house reads nothing', async () => {
    const { page, complaints } = await sits(bako)
    await page.getByText('Зараз ніхто не чекає').waitFor()
    const found = await desk.asks('amina', { topic: 'harassment', prefers: 'woman' })
    await page.getByRole('heading', { name: found.code }).waitFor()
    await shot(page, 'waiting')
    await desk.says(found, 'Мені потрібна порада щодо рапорту.')
    await page.getByRole('button', { name: `Взяти ${found.code}` }).click()
    await page.getByRole('heading', { level: 1, name: found.code }).waitFor()
    await shot(page, 'case-locked')
    await unlocks(page)
    await page.getByText('Мені потрібна порада щодо рапорту.').waitFor()
    await shot(page, 'case')

    await page.locator('#text').fill('Не сваріться. Юристка відповість завтра.')
    await page.locator('#hints li').first().waitFor()
    await shot(page, 'hints')
    await page.locator('#text').fill('Доброго дня. Юристка відповість завтра.')
    await page.locator('#text').press('Control+Enter')
    await page.getByText('Відповідь чекає на людину.').waitFor()
    await page.locator('.timeline li').nth(1).waitFor()
    await shot(page, 'answered')
    await desk.within(async (channel) => {
      const [letter] = await channel.letters.of(found.id)
      expect(letter?.text).toBe('Доброго дня. Юристка відповість завтра.')
      const entry = (await channel.entries.of(found.id)).at(-1)!
      const opener = openerOf(desk.keys.get(oak)!)
      const plain = granted(await openEntry({ wraps: entry.wraps!, body: entry.body }, entry.about, opener))
      expect(textOf(granted(readContent(plain)).bytes)).toBe(letter?.text)
    })

    await page.getByText('Нотатка', { exact: true }).click()
    await page.locator('#note-text').fill('Подзвонити супервізорці.')
    await page.getByRole('button', { name: /^Зберегти:/ }).click()
    await page.locator('.timeline li.note').waitFor()

    await page.locator('details.deed summary', { hasText: 'Закрити' }).click()
    await page.locator('#close-reason').selectOption('helped')
    await page.getByRole('button', { name: 'Закрити', exact: true }).click()
    await page.getByText('Звернення закрито. Щоб написати').waitFor()
    expect(await page.locator('#key-state.open').count()).toBe(1)
    expect(complaints).toEqual([])
  })

  it('keeps the key while she walks from page to page, and lets go of it with the tab', async () => {
    const found = await taken('walker')
    await desk.says(found, 'Ще одне слово.')
    const { page, context } = await sits(bako)
    await page.goto(`${desk.url}/desk/key`)
    await unlocks(page)
    await page.getByRole('link', { name: /Мої/ }).click()
    await page.getByRole('link', { name: found.code }).click()
    await page.getByText('Ще одне слово.').waitFor()
    await page.reload()
    await page.getByText('Щоб прочитати').or(page.getByText('Спершу відкрийте')).first().waitFor()
    expect(await page.getByText('Ще одне слово.').count()).toBe(0)
    const stored = await page.evaluate(`JSON.stringify([{ ...localStorage }, { ...sessionStorage }])`)
    expect(stored).not.toContain('AGE-SECRET-KEY')
    expect(stored).not.toContain('слово')
    await context.close()
  })

  it('tells a wrong passphrase, and opens from paper', async () => {
    const { page, context } = await sits(bako)
    await page.goto(`${desk.url}/desk/key`)
    await page.locator('[data-unlock=passphrase] input').fill('зовсім інша довга фраза')
    await page.locator('[data-unlock=passphrase] button').click()
    await page.getByText('Фраза не підходить').waitFor({ timeout: 60_000 })
    await shot(page, 'wrong-passphrase')
    await page.getByText('Є лише папір').click()
    await page.locator('[data-unlock=paper] textarea').fill(desk.keys.get(oak)!)
    await page.locator('[data-unlock=paper] button').click()
    await page.locator('#key-state.open').waitFor()
    await context.close()
  })
})

describe('a referral', () => {
  it('goes where she agreed: what was said opens there too, and the other desk takes it', async () => {
    const found = await taken('referred')
    await desk.says(found, 'Це може піти далі.')
    const { page, context, complaints } = await sits(bako)
    await page.goto(`${desk.url}/desk/case/${encodeURIComponent(found.code)}`)
    await unlocks(page)
    await page.getByText('Передати іншій організації').click()
    await page.locator('#refer-to').selectOption('ash')
    await page.getByLabel('уся розмова').check()
    await page.getByRole('button', { name: 'Спитати згоду' }).click()
    await page.getByText('Запитання чекає на людину.').waitFor()
    await desk.within(async (channel) => {
      const known = await channel.cases.find(found.id)
      granted(
        await agreeToReferral(channel, known!, ash, { id: 'consent:referral', version: 'cd'.repeat(32) }),
      )
    })
    await page.getByRole('link', { name: /Мої/ }).click()
    await page.getByRole('link', { name: found.code }).click()
    await page.locator('summary', { hasText: 'Відкрити розмову' }).click()
    await page.locator('[data-prints] li', { hasText: 'Ясен' }).waitFor()
    await shot(page, 'share')
    await page.getByRole('button', { name: 'Відкрити', exact: true }).click()
    await page.getByText('Розмову відкрито новій організації.').waitFor()
    const [entry] = await desk.within((channel) => channel.entries.of(found.id))
    const opener = openerOf(desk.keys.get(ash)!)
    const plain = granted(await openEntry({ wraps: entry!.wraps!, body: entry!.body }, entry!.about, opener))
    expect(textOf(granted(readContent(plain)).bytes)).toBe('Це може піти далі.')

    const there = await sits(gulya)
    await there.page.goto(`${desk.url}/desk/referrals`)
    await there.page.getByRole('button', { name: `Прийняти ${found.code}` }).click()
    await there.page.getByRole('button', { name: `Взяти ${found.code}` }).click()
    await there.page.getByRole('heading', { level: 1, name: found.code }).waitFor()
    expect([...complaints, ...there.complaints]).toEqual([])
    await there.context.close()
    await context.close()
  })
})

describe('a page that nobody touches', () => {
  it('locks after ten minutes: the key is gone, the session is over, and a draft comes back', async () => {
    const found = await taken('idle')
    const { page, context } = await sits(bako)
    await page.clock.install()
    await page.goto(`${desk.url}/desk/case/${encodeURIComponent(found.code)}`)
    await unlocks(page)
    await page.locator('#text').fill('Напівнаписане слово')
    await page.clock.fastForward(9 * 60_000)
    expect(await page.locator('#key-state.open').count()).toBe(1)
    await page.clock.fastForward(10 * 60_000)
    await page.getByText('Ключ забуто').waitFor()
    const stored = await page.evaluate('JSON.stringify({ ...sessionStorage })')
    expect(stored).toContain('wraps')
    expect(stored).not.toContain('слово')
    await page.goto(`${desk.url}/desk/case/${encodeURIComponent(found.code)}`)
    expect(page.url()).toContain('/desk/sign-in')
    await page.locator('button.main').click()
    await page.waitForSelector('#title')
    await page.goto(`${desk.url}/desk/case/${encodeURIComponent(found.code)}`)
    await unlocks(page)
    await page.waitForFunction(`document.querySelector('#text').value === 'Напівнаписане слово'`)
    await context.close()
  })
})

describe('a changed key', () => {
  it('stops everything until the new fingerprint was compared', async () => {
    const { page, context } = await sits(bako)
    await page.goto(`${desk.url}/desk/key`)
    await page.evaluate(`localStorage.setItem('print:oak', '00000 11111 22222 33333 44444 55555')`)
    await page.locator('[data-unlock=passphrase] input').fill(passphrase)
    await page.locator('[data-unlock=passphrase] button').click()
    await page.getByRole('alertdialog').waitFor({ timeout: 60_000 })
    await shot(page, 'changed-key')
    expect(await page.locator('#key-state.open').count()).toBe(0)
    const now = await page.locator('[data-now]').textContent()
    await page.locator('#last-digits').fill('12345')
    await page.locator('[data-accept] button').click()
    await page.getByText('Цифри інші').waitFor()
    await page.locator('#last-digits').fill(now!.slice(-5))
    await page.locator('[data-accept] button').click()
    await page.locator('#key-state.open').waitFor()
    await context.close()
  })

  it('is made by an administrator, and old entries are sealed to it anew', async () => {
    const found = await taken('rotated')
    await desk.says(found, 'Слово до заміни.')
    const { page, context, complaints } = await sits(hanna)
    await page.goto(`${desk.url}/desk/key`)
    await unlocks(page)
    const part = page.locator('[data-island=rotation]')
    const fresh = 'інша фраза з п’яти слів разом'
    await page.locator('#change-passphrase').fill(fresh)
    await page.locator('#change-again').fill(fresh)
    await page.getByRole('button', { name: 'Створити новий ключ' }).click()
    await part.locator('[data-secret]').waitFor({ timeout: 60_000 })
    await shot(page, 'paper')
    expect(await part.locator('[data-secret]').textContent()).toContain('AGE-SECRET-KEY-1')
    await part.getByLabel('Ключ записано на папері').check()
    await part.getByRole('button', { name: 'Зберегти ключ' }).click()
    await page.getByRole('button', { name: 'Запечатати наново' }).click({ timeout: 60_000 })
    await page.getByText(/Запечатано наново: [1-9]\d*\. Не відкрилося: 0\./).waitFor({ timeout: 60_000 })
    await shot(page, 'rotated')
    expect(complaints).toEqual([])
    await context.close()

    const bakos = await sits(bako)
    await bakos.page.goto(`${desk.url}/desk/case/${encodeURIComponent(found.code)}`)
    await bakos.page.locator('[data-unlock=passphrase] input').fill(fresh)
    await bakos.page.locator('[data-unlock=passphrase] button').click()
    await bakos.page.getByText('Слово до заміни.').waitFor({ timeout: 60_000 })
    await bakos.context.close()
  })

  it('is made by an administrator who opens no key at all, once she has said what it costs', async () => {
    const found = await taken('lost')
    await desk.says(found, 'Слово під загубленим ключем.')
    const before = (await desk.within((channel) => channel.keys.present(oak)))!
    const { page, context, complaints } = await sits(hanna)
    await page.goto(`${desk.url}/desk/key`)
    await page.getByText('Ключ загублено').click()
    const part = page.locator('[data-island=ceremony]')
    const fresh = 'третя фраза з п’яти слів разом'
    await page.locator('#lost-passphrase').fill(fresh)
    await page.locator('#lost-again').fill(fresh)
    const go = page.getByRole('button', { name: 'Створити ключ замість загубленого' })
    await go.click()
    expect(await page.locator('[name=sure]').evaluate((tick) => tick.matches(':invalid'))).toBe(true)
    expect(await flawsOf(page)).toEqual([])
    await page.locator('[name=sure]').check()
    await go.click()
    await part.getByLabel('Ключ записано на папері').check({ timeout: 60_000 })
    const present = () => desk.within((channel) => channel.keys.present(oak))
    expect((await present())?.recipient).toEqual(before.recipient)
    await part.getByRole('button', { name: 'Зберегти ключ' }).click()
    await page.locator('#key-state.open').waitFor({ timeout: 60_000 })
    const keys = await desk.within((channel) => channel.keys.all(oak))
    expect(keys[0]!.recipient).not.toEqual(before.recipient)
    expect(
      keys.find(({ recipient }) => recipient.publicKey === before.recipient.publicKey)?.retiredAt,
    ).toEqual(expect.any(Date))
    expect(complaints).toEqual([])
    await context.close()

    await desk.says(found, 'Слово під новим ключем.')
    const bakos = await sits(bako)
    await bakos.page.goto(`${desk.url}/desk/case/${encodeURIComponent(found.code)}`)
    await bakos.page.locator('[data-unlock=passphrase] input').fill(fresh)
    await bakos.page.locator('[data-unlock=passphrase] button').click()
    await bakos.page.getByText('Слово під новим ключем.').waitFor({ timeout: 60_000 })
    expect(await bakos.page.getByText('Слово під загубленим ключем.').count()).toBe(0)
    await bakos.context.close()
  })
})

/** Every page that somebody may find, by who finds it. */
const pages: readonly [StaffMember, readonly string[]][] = [
  [bako, ['waiting', 'mine', 'overdue', 'key', 'me']],
  [chidi, ['open', 'audit', 'referrals', 'promises']],
  [hanna, ['staff', 'key', 'device']],
  [ivan, ['organization', 'promises']],
]

describe('every page', () => {
  it.each([
    ['light and wide', { width: 1280 }],
    ['dark and as narrow as a telephone', { width: 320, dark: true, language: 'en-GB' }],
  ] as const)(
    'has no flaw that axe sees and never runs over the edge: %s',
    async (name, options) => {
      const found = await taken(`pages-${options.width}`)
      await desk.asks(`waits-${options.width}`, { urgency: 'now', topic: 'violence-at-home', region: 'ua80' })
      const flaws: string[] = []
      const look = async (page: Page, path: string) => {
        await page.goto(`${desk.url}/desk/${path}`)
        await page.waitForSelector('#title')
        for (const flaw of await flawsOf(page)) flaws.push(`${path}: ${flaw}`)
        const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
        if (wide) flaws.push(`${path}: runs over the edge`)
        await shot(page, `${name.split(' ')[0]}-${path.split('/')[0]}`)
      }
      for (const [who, paths] of pages) {
        const { page, context } = await sits(who, options)
        for (const path of paths) await look(page, path)
        if (who === bako) await look(page, `case/${encodeURIComponent(found.code)}`)
        await context.close()
      }
      const stranger = await browser.newContext({ colorScheme: 'light' })
      await look(await stranger.newPage(), 'sign-in')
      expect(flaws).toEqual([])
    },
    180_000,
  )
})

describe('without a mouse', () => {
  it('a case is found, opened and answered by the keyboard alone', async () => {
    const found = await taken('keyboard')
    const { page, context } = await sits(bako)
    const tabTo = async (reached: () => Promise<boolean>) => {
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab')
        if (await reached()) return
      }
      throw new Error('it cannot be reached with Tab')
    }
    const focused = (selector: string) => () =>
      page.evaluate(
        `document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`,
      ) as Promise<boolean>
    await tabTo(focused('#code'))
    await page.keyboard.type(found.code.replaceAll('-', ' '))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: found.code }).waitFor()
    await page.locator('#title:focus').waitFor()
    await tabTo(focused('[data-unlock=passphrase] input'))
    await page.keyboard.type('третя фраза з п’яти слів разом')
    await page.keyboard.press('Enter')
    await page.locator('#key-state.open').waitFor({ timeout: 60_000 })
    await tabTo(focused('#text'))
    await page.keyboard.type('Ми поруч.')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Відповідь чекає на людину.').waitFor()
    await context.close()
  })
})
