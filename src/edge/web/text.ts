import { html } from 'hono/html'
import { PHONE } from '../words.ts'
import type { Html } from './page.ts'

const phones = new RegExp(`${PHONE.open}([^${PHONE.close}]*)${PHONE.close}`)

/** What is said, as paragraphs: nothing in it is markup, and phones between their marks can be tapped. */
export const paragraphs = (text: string): readonly Html[] =>
  text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => html`<p dir="auto">${withPhones(part)}</p>`)

/** Splitting by one group gives text and number in turns. */
const withPhones = (text: string): readonly (Html | string)[] =>
  text.split(phones).map((part, index) => (index % 2 === 0 ? part : phone(part)))

const phone = (number: string): Html =>
  html`<a class="phone" dir="ltr" href="tel:${dialled(number)}">${number}</a>`

/** The digits that a telephone dials, with the plus of an international number. */
const dialled = (number: string) => number.trim().replace(/(?!^\+)[^\d*#]/g, '')
