import { html } from 'hono/html'
import type { Render } from '../render.ts'
import type { Html } from './page.ts'
import { paragraphs } from './text.ts'
import { voiceOf } from './words.ts'

/** What pages that need no conversation are made of. Emergency numbers stand on each of them, whatever has failed. */
export type Ground = {
  readonly language: string
  readonly render: Render
  readonly emergency: string
  readonly exitTo: string
}

/** The place of the emergency numbers on a page that has them. */
export const URGENT = 'urgent'

/** The emergency numbers, from the files of the house alone. */
export const emergencySection = ({ render, language, emergency }: Ground): Html =>
  html`<section class="emergency" id="${URGENT}" tabindex="-1" aria-labelledby="emergency"><h2 id="emergency">${render.lobby(language, 'emergency')}</h2>${paragraphs(emergency)}</section>`

/** The same page in each language, in its own name, as somebody looks for it. */
export function languageLinks({ render, language }: Ground, path: string): Html {
  const voice = voiceOf(render.words, language)
  return html`<nav class="tongues" aria-label="${voice.say('web:language')}"><ul class="languages">${render.words.languages.map(
    (each) =>
      html`<li><a href="${path}?language=${each}" lang="${each}" hreflang="${each}"${each === language ? html` aria-current="true"` : ''}>${ownName(each)}</a></li>`,
  )}</ul></nav>`
}

function ownName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}
