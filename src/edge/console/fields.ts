import { html } from 'hono/html'
import type { Html } from '../web/page.ts'
import type { Voice } from './voice.ts'

/** A question of a form: its label, a line that helps, and what is filled in. */
export type Field = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  input(id: string, described: Html | ''): Html
}

export const field = (voice: Voice, { id, label, hint, input }: Field): Html =>
  html`<div class="field"><label for="${id}">${voice.say(label)}</label>${hint ? html`<p class="small" id="${id}-hint">${voice.say(hint)}</p>` : ''}${input(id, hint ? html`aria-describedby="${id}-hint"` : '')}</div>`

/** The choices of a list, none of them chosen beforehand unless said so. */
export const optionsOf = (voice: Voice, family: string, values: readonly string[], chosen?: string): Html =>
  html`${chosen === undefined ? html`<option value="">${voice.say('choose')}</option>` : ''}${values.map((value) => html`<option value="${value}"${value === chosen ? ' selected' : ''}>${voice.say(`${family}-${value}`)}</option>`)}`

/** Boxes to tick, under one heading. */
export const ticks = (
  name: string,
  legend: string,
  choices: readonly { readonly value: string; readonly label: string }[],
  ticked: readonly string[],
): Html =>
  html`<fieldset class="ticks"><legend>${legend}</legend>${choices.map(
    ({ value, label }) =>
      html`<label><input type="checkbox" name="${name}" value="${value}"${ticked.includes(value) ? ' checked' : ''}> ${label}</label>`,
  )}</fieldset>`

/** A form that is folded away until somebody wants it. */
export const folded = (summary: string, body: Html, id?: string): Html =>
  html`<details class="deed"${id ? html` id="${id}"` : ''}><summary>${summary}</summary>${body}</details>`
