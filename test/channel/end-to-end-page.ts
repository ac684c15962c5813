import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { textOfPdf } from '../complaint/read-files.ts'
import { press } from '../web/browsing.ts'
import { say } from './end-to-end-words.ts'

/** Presses these buttons, one page after the other. */
export const presses = async (page: Page, ...buttons: readonly string[]) => {
  for (const button of buttons) {
    const word = page.locator('button[name=word]', { hasText: say(button) })
    if (button.startsWith('!')) await Promise.all([page.waitForEvent('load'), word.click()])
    else await press(page, say(button))
  }
}
/** Writes an answer and sends it. */
export const writes = async (page: Page, text: string) => {
  await page.locator('#answer').fill(text)
  await press(page, say('web:send'))
}

/** A complaint to the Military Ombudsman with a sentence of hers, made and handed over as a PDF. */
export async function makesComplaint(page: Page, sentence: string) {
  await presses(page, '!home', 'lobby:home#rights', 'rights:menu#other', 'rights:other#paper')
  await presses(page, 'complaint:lawyer#which', 'complaint:which#ombudsman', 'complaint:ombudsman#go')
  await presses(page, '!skip', '!skip')
  await writes(page, sentence)
  await presses(page, '!skip', '!skip', 'complaint:review#make', 'complaint:format#pdf')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: say('web:download') }).click(),
  ])
  const text = textOfPdf(readFileSync(await download.path()))
    .join('')
    .replace(/\s+/g, '')
  expect(text).toContain(sentence)
}
