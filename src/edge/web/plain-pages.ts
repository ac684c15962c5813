import { html } from 'hono/html'
import type { Render } from '../render.ts'
import { type Html, NOW, page } from './page.ts'
import { paragraphs } from './text.ts'
import { voiceOf, type WebWord } from './words.ts'

/** What pages without a conversation are made of. Emergency numbers stand on each of them, whatever has failed. */
export type Ground = {
  readonly language: string
  readonly render: Render
  readonly emergency: string
  readonly exitTo: string
}

/** A way on from a notice: begin, or send the same form once more. */
export type WayOn = {
  readonly label: WebWord
  readonly method: 'get' | 'post'
  readonly action: string
  readonly fields?: readonly (readonly [string, string])[]
}

/** What somebody finds who comes without a conversation: what this is, where to call, how to begin. */
export function landingPage(ground: Ground): Html {
  const { language, render } = ground
  const voice = voiceOf(render.words, language)
  const body = html`<div id="${NOW}" tabindex="-1" class="said"><div class="line">${paragraphs(voice.say('about:description'))}</div></div>
${way({ label: 'web:start', method: 'post', action: '/begin', fields: [['language', language]] }, ground)}
<p class="small">${voice.say('web:history')}</p>
${emergency(ground)}
${languages(ground)}`
  return framed(ground, voice.say('web:title'), body)
}

/** Something did not go as asked: what it was, in a sentence without blame, and the way on. */
export function noticePage(
  ground: Ground,
  { title, text, on }: { title: WebWord; text: WebWord; on: WayOn },
): Html {
  const voice = voiceOf(ground.render.words, ground.language)
  const body = html`<div id="${NOW}" tabindex="-1" class="said" role="status"><div class="line">${paragraphs(voice.say(text))}</div></div>
${way(on, ground)}
${emergency(ground)}`
  return framed(ground, voice.say(title), body)
}

const framed = ({ render, language, exitTo }: Ground, heading: string, body: Html): Html =>
  page({
    voice: voiceOf(render.words, language),
    exit: render.lobby(language, 'leave'),
    exitTo,
    heading,
    body,
  })

const way = ({ label, method, action, fields }: WayOn, { render, language }: Ground): Html =>
  html`<form method="${method}" action="${action}" autocomplete="off">
${(fields ?? []).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<button class="main" type="submit">${voiceOf(render.words, language).say(label)}</button></form>`

const emergency = ({ render, language, emergency }: Ground): Html =>
  html`<section class="emergency" aria-labelledby="emergency"><h2 id="emergency">${render.lobby(language, 'emergency')}</h2>${paragraphs(emergency)}</section>`

/** Each language in its own name, as somebody looks for it. */
function languages({ render, language }: Ground): Html {
  const voice = voiceOf(render.words, language)
  return html`<nav aria-label="${voice.say('web:language')}"><ul class="languages">${render.words.languages.map(
    (each) =>
      html`<li><a href="/?language=${each}" lang="${each}" hreflang="${each}"${each === language ? html` aria-current="true"` : ''}>${ownName(each)}</a></li>`,
  )}</ul></nav>`
}

function ownName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}
