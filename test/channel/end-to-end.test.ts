import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../browser.ts'
import { canaryChat, canaryCyrillic, canaryWord, everything, hits } from '../doors/canary.ts'
import { quiet } from '../doors/street.ts'
import { found } from '../files/found.ts'
import { gpsBytes, photo, voice } from '../files/planted.ts'
import { press } from '../web/browsing.ts'
import type { AtHerDesk } from './end-to-end-desk.ts'
import { type Desks, nameOf, opensDesks, passphrases } from './end-to-end-desks.ts'
import { hers, keptIn, openWholeHouse, sealedIn, type WholeHouse } from './end-to-end-house.ts'
import { makesComplaint, presses, writes } from './end-to-end-page.ts'
import { OnHerPhone } from './end-to-end-phone.ts'
import { beginning, say } from './end-to-end-words.ts'

let house: WholeHouse
let browser: Browser
beforeAll(async () => {
  ;[house, browser] = await Promise.all([openWholeHouse(), openBrowser()])
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await house?.street.close()
})

/** What must never be found outside: who she is in Telegram, and what she and those who answer her write. */
const secret = {
  name: canaryWord(),
  username: canaryWord(),
  chat: canaryChat(),
  'first letter': canaryWord(),
  'her answer': canaryCyrillic(),
  note: canaryWord(),
  'second letter': canaryWord(),
  'her words on the page': canaryWord(),
  'her sentence in the complaint': canaryWord(),
}
/** Alder is tied to the army: its coordinator says so at the desk. */
async function declaresConflict({ vira }: Desks) {
  await vira.goes('organization')
  await vira.unfolds('organization-conflicts')
  await vira.page.getByLabel(say('console:branch-army')).check()
  await vira.press('organization-send')
  await vira.reads(say('console:done-organization'))
  await vira.goes('waiting')
}

const toAsking = [
  ['lobby:safe-now#yes', 'lobby:home'],
  ['lobby:home#request', 'ask:first'],
] as const

/** Somebody whose request touches no service is offered Alder: it is left out below because of the conflict alone. */
async function isOfferedAlder() {
  const other = new OnHerPhone(house.street.newcomer())
  await other.comes('lobby:safe-now')
  await other.taps(...toAsking, ['ask:first#survivor', 'ask:kind'], ['ask:kind#legal', 'ask:more'])
  await other.taps(['ask:more#find', 'ask:offer'])
  expect(other.screen()).toContain(nameOf('alder'))
  await other.says('/forget', 'forget:ask')
  await other.taps(['forget:ask#erase', 'neutral:forgotten'])
}

/** She asks, and says who must not see it, and that she may be told by a neutral line. Gives back both codes. */
async function asks(amina: OnHerPhone) {
  await amina.comes('lobby:safe-now')
  await amina.taps(
    ...toAsking,
    ['ask:first#service', 'ask:kind'],
    ['ask:kind#legal', 'ask:more-service'],
    ['ask:more-service#branch', 'ask:branch'],
    ['ask:branch#army', 'ask:more-service'],
    ['ask:more-service#away', 'ask:away'],
    ['ask:away#yes', 'ask:organizations'],
    ['ask:organizations#done', 'ask:away-regions'],
    ['ask:away-regions#done', 'ask:more-service'],
    ['ask:more-service#contact', 'ask:contact'],
    ['ask:contact#yes', 'ask:hours'],
    ['ask:hours#any', 'ask:days'],
    ['ask:days#any', 'ask:word'],
    ['neutral:news', 'ask:contact-sure'],
    ['ask:contact-sure#chat', 'ask:safe-word'],
    ['!skip', 'ask:more-service'],
    ['ask:more-service#find', 'ask:offer'],
  )
  const offer = amina.screen()
  expect(offer).toContain(nameOf('birch'))
  expect(offer).toContain(beginning('cards:offer-by'))
  expect(offer).not.toContain(nameOf('alder'))
  await amina.taps(['ask:offer#ask', 'ask:afterwards'])
  expect(amina.screen()).not.toContain(nameOf('alder'))
  await amina.taps(['ask:afterwards#only', 'ask:consent'])
  expect(amina.screen()).toContain(`${nameOf('birch')} should answer by`)
  await amina.taps(['ask:consent#yes', 'ask:receipt'])
  const [, code = ''] = /Request code: (\S+)/.exec(amina.screen()) ?? []
  const [, digits = ''] = /Entry code: ([\d -]+)/.exec(amina.screen()) ?? []
  await amina.taps(['ask:receipt#done', 'ask:after'])
  return { code, digits: digits.trim() }
}

/** What the bot has told anybody since this call. */
const toldSince = (call: number) =>
  JSON.stringify(house.street.api.ledger.calls().filter(({ number }) => number > call))
const calls = () => house.street.api.ledger.counters().calls

/** A letter is written at a desk; she gets one neutral line, and nothing of the letter before she opens it. */
async function isTold(amina: OnHerPhone, does: () => Promise<void>, word: string) {
  const before = calls()
  await does()
  const { api } = house.street
  const line = say('neutral:news')
  await api.ledger.until(({ number, fields }) => number > before && fields['text'] === line, 20_000)
  await quiet(api)
  expect(toldSince(before)).not.toContain(word)
  expect(amina.screen()).not.toContain(word)
}

/** Her desk reads what she sent: in the end of the timeline stand so many entries. */
const entries = (desk: AtHerDesk, count: number) =>
  desk.page
    .locator('#timeline li')
    .nth(count - 1)
    .waitFor({ timeout: 20_000 })

/** She opens the line that she was sent, reads the letter, and puts it away. */
async function reads(amina: OnHerPhone, word: string) {
  const before = calls()
  await amina.taps(['neutral:open', 'case:status-letters'], ['case:status-letters#read', 'case:letter'])
  expect(amina.screen()).toContain(word)
  expect(toldSince(before)).toContain(word)
  expect(amina.screen()).not.toContain(beginning('ask:after'))
  await amina.taps(['case:letter#done', 'case:status'])
  expect(amina.screen()).not.toContain(word)
}

/** She answers in her own words, and sends a voice message and a photo that tells where it was taken. */
async function sends(amina: OnHerPhone, bako: AtHerDesk) {
  await amina.taps(['case:status#write', 'case:write'])
  await amina.says(secret['her answer'], 'case:passed')
  await amina.taps(['case:status#file', 'case:file'])
  await amina.until('case:file-sent', () => amina.person.sendsVoice(voice()), 'a voice message')
  await amina.taps(['case:status#file', 'case:file'])
  await amina.until('case:file-sent', () => amina.person.sendsPhoto(photo()), 'a photo')
  await entries(bako, 4)
  await bako.reads(secret['her answer'])
  const [sound, picture] = [await bako.saves(2), await bako.saves(3)]
  expect(await bako.shows(3)).toEqual([16, 8])
  expect(sound.toString('latin1', 0, 4)).toBe('OggS')
  expect(photo().includes(gpsBytes) && picture.includes(gpsBytes)).toBe(false)
  expect([...found(sound), ...found(picture)]).toEqual([])
}

/** Birch proposes Cedar; she sees exactly what would go there, and agrees. */
async function isReferred(amina: OnHerPhone, { bako, gulya }: Desks, code: string) {
  await bako.unfolds('note')
  await bako.page.locator('#note-text').fill(secret.note)
  await bako.press('note-send', code)
  await entries(bako, 5)
  await bako.unfolds('refer')
  await bako.page.locator('#refer-to').selectOption('cedar')
  await bako.page.getByLabel(say('console:field-entries')).check()
  const proposes = async () => {
    await bako.press('refer-send')
    await bako.reads(say('console:done-refer'))
  }
  await isTold(amina, proposes, nameOf('cedar'))
  await gulya.goes('referrals')
  await gulya.reads(say('console:none-referrals'))
  await amina.taps(['neutral:open', 'case:status-decide'], ['case:status-decide#decide', 'case:referral'])
  const shown = amina.screen()
  for (const told of [nameOf('cedar'), 'a lawyer', 'what you have written so far'])
    expect(shown).toContain(told)
  // The branch of her service was not ticked: it does not go, and the card does not say that it does.
  expect(shown).not.toContain(say('cards:request-branch#army'))
  await amina.taps(['case:referral#yes', 'case:agreed'])
}

/** Birch opens what was said to Cedar, whose coordinator accepts, takes the case and reads it. */
async function isHandedOn({ bako, gulya }: Desks, code: string) {
  await bako.page.getByRole('link', { name: say('console:place-mine') }).click()
  await bako.page.getByRole('link', { name: code }).click()
  await bako.unfolds('share')
  await bako.page.locator('[data-prints] li', { hasText: nameOf('cedar') }).waitFor()
  await bako.press('share-send')
  await bako.reads(say('console:done-share'))
  await gulya.goes('referrals')
  await gulya.page.getByRole('button', { name: `${say('console:referral-accept')} ${code}` }).click()
  await gulya.takes(code)
  await gulya.unlocks(passphrases.cedar)
  await gulya.reads(secret['her answer'])
  expect(await gulya.seen()).not.toContain(secret.note)
  expect(await gulya.seen()).not.toContain(say('console:branch-army'))
}

/** At the web door without a script: her code opens the case, a letter waits, she answers. */
async function goesOnAtThePage(digits: string, { gulya }: Desks) {
  const context = await browser.newContext({ locale: 'en', javaScriptEnabled: false, acceptDownloads: true })
  const page = await context.newPage()
  await page.goto(house.url)
  await press(page, say('web:start'))
  await presses(page, 'lobby:safe-now#yes', 'lobby:home#request', 'ask:first#code')
  await writes(page, digits)
  await presses(page, 'case:status-letters#read')
  expect(await page.content()).toContain(secret['second letter'])
  await presses(page, 'case:letter#done')
  await presses(page, 'case:status#write')
  await writes(page, secret['her words on the page'])
  expect(await page.content()).not.toContain(secret['her words on the page'])
  await gulya.reads(secret['her words on the page'])
  return page
}

/** Cedar closes the case, and she sees it at both doors. */
async function isClosed(amina: OnHerPhone, page: Page, { gulya }: Desks) {
  await gulya.unfolds('close')
  await gulya.page.locator('#close-reason').selectOption('helped')
  await gulya.press('close-send')
  await gulya.reads(say('console:closed-no-reply'))
  await amina.taps(['neutral:open', 'case:status-closed'])
  await presses(page, '!home', 'lobby:home#request')
  expect(await page.content()).toContain(beginning('case:status-closed'))
}

/** She is forgotten, at either door; what is left speaks of nobody. */
async function isForgotten(amina: OnHerPhone, page: Page) {
  await amina.says('/forget', 'forget:ask')
  await amina.taps(['forget:ask#erase', 'neutral:forgotten'])
  await presses(page, '!home', 'lobby:home#settings', 'lobby:settings#forget', 'forget:ask#erase')
  await quiet(house.street.api)
}

/** No row, no canary in any shape, no byte of what was sealed; the audit goes on and tells nobody's words. */
async function leavesNothing(codes: Readonly<Record<string, string>>, sealed: readonly Buffer[]) {
  const { folder, house: running } = house.street
  await running.end('SIGTERM')
  const { rows, audit } = await keptIn(folder)
  expect(rows).toEqual(Object.fromEntries(hers.map((table) => [table, 0])))
  expect(audit.map(({ what }) => what)).toEqual(expect.arrayContaining(['case-opened', 'case-erased']))
  for (const { by, what, case: of, organization } of audit) {
    expect(`${by} ${what}`).toMatch(/^(person|house|[0-9a-f]{24}) [a-z-]+$/)
    expect([of ?? 'none', organization ?? 'none'].join(' ')).toMatch(/^(none|[0-9a-f]{24}) (none|[a-z]+)$/)
  }
  const left = everything([folder], { output: running.output() })
  expect(hits({ ...secret, ...codes }, left)).toEqual([])
  const lies = (bytes: Buffer) => [...left.values()].some((file) => file.includes(bytes))
  expect(sealed.filter(lies)).toEqual([])
  expect(hits({ organization: nameOf('birch') }, left)).toContain('organization in stezhka.db')
}

it('a request keeps its promise, from the first message to the last erased row', async () => {
  const { api } = house.street
  const desks = await opensDesks(house, browser)
  const { vira, bako } = desks
  await declaresConflict(desks)
  await isOfferedAlder()
  const { chat: id, name, username } = secret
  const amina = new OnHerPhone(api.person({ id, name, username, language: 'en' }))
  const { code, digits } = await asks(amina)
  expect(digits).toMatch(/^(\d{4}[ -]?){4}$/)

  // The conflict: no ring, no line, nothing to be found.
  await bako.goes('waiting')
  await bako.reads(code)
  await vira.goes('waiting')
  await vira.reads(say('console:none-waiting'))
  await vira.goes(`find?code=${encodeURIComponent(code)}`)
  await vira.reads(say('console:refused-nothing-here'))

  await bako.takes(code)
  await bako.unlocks(passphrases.birch)
  const letter = `${secret['first letter']} tomorrow at noon`
  await isTold(amina, () => bako.replies(letter, code), letter)
  await bako.reads('Kept, due')
  await reads(amina, letter)
  await sends(amina, bako)
  await isReferred(amina, desks, code)
  await isHandedOn(desks, code)
  const second = `${secret['second letter']} on Friday`
  await isTold(amina, () => desks.gulya.replies(second, code), second)
  const page = await goesOnAtThePage(digits, desks)
  await makesComplaint(page, secret['her sentence in the complaint'])
  await isClosed(amina, page, desks)
  const sealed = await sealedIn(house.street.folder)
  expect(sealed).toHaveLength(8)
  await isForgotten(amina, page)
  await leavesNothing({ code, digits: digits.replace(/\D/g, '') }, sealed)
  for (const desk of Object.values(desks)) desk.knowsNothing({ name, username, chat: id })
  expect(vira.sent.join()).not.toContain(`>${code}<`)
  expect(bako.sent.join()).toContain(code)
}, 120_000)
