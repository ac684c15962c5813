import { html } from 'hono/html'
import { NOTE, PHONE } from '../words.ts'
import type { Html } from './page.ts'

const phones = new RegExp(`${PHONE.open}([^${PHONE.close}]*)${PHONE.close}`)

/** What is said, as paragraphs: nothing in it is markup, and phones between their marks can be tapped. */
export const paragraphs = (text: string): readonly Html[] =>
  text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) =>
      part.startsWith(NOTE)
        ? html`<p class="small">${part.slice(NOTE.length).split('\n').map(line)}</p>`
        : html`<p>${part.split('\n').map(line)}</p>`,
    )

/** A line with a phone is as high as a finger is wide, and stands for itself. */
const line = (text: string, index: number, lines: readonly string[]): Html => {
  if (phones.test(text)) return html`<span class="call">${withPhones(text)}</span>`
  const goesOn = index > 0 && !phones.test(lines[index - 1]!)
  return html`${goesOn ? '\n' : ''}${unbroken(text)}`
}

/** Splitting by one group gives text and number in turns. */
const withPhones = (text: string): readonly Html[] =>
  text.split(phones).map((part, index) => (index % 2 === 0 ? unbroken(part) : phone(part)))

/** Dates and short numbers have hyphens that a line must not end at. */
const unbroken = (text: string): Html =>
  html`${text.split(/(\d+(?:-\d+)+)/).map((part, index) => (index % 2 === 0 ? part : html`<span class="whole">${part}</span>`))}`

const phone = (number: string): Html =>
  html`<a class="phone" dir="ltr" href="tel:${dialled(number)}">${number}</a>`

/** The digits that a telephone dials, with the plus of an international number. */
const dialled = (number: string) => number.trim().replace(/(?!^\+)[^\d*#]/g, '')
