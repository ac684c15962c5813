import { html } from 'hono/html'
import { type Html, NOW, page } from './page.ts'
import { CONTENTS } from './site.ts'
import { emergencySection, type Ground, languageLinks } from './surroundings.ts'
import { paragraphs } from './text.ts'
import { voiceOf, type WebWord } from './words.ts'

/** A way on from a notice: begin, or send the same form once more. */
export type WayOn = {
  readonly label: WebWord
  readonly method: 'get' | 'post'
  readonly action: string
  readonly fields?: readonly (readonly [string, string])[]
}

/** What somebody finds who comes without a conversation: what this is, where to call, how to begin, or what to read. */
export function landingPage(ground: Ground & { linked(path: string): string }): Html {
  const { language, render, linked } = ground
  const voice = voiceOf(render.words, language)
  const body = html`<div id="${NOW}" tabindex="-1" class="said"><div class="line">${paragraphs(voice.say('about:description'))}</div></div>
${way({ label: 'web:start', method: 'post', action: '/begin', fields: [['language', language]] }, ground)}
<a class="way" href="${linked(CONTENTS)}">${voice.say('web:read')}</a>
<p class="small">${voice.say('web:history')}</p>
${emergencySection(ground)}
${languageLinks(ground, '/')}`
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
${emergencySection(ground)}`
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
