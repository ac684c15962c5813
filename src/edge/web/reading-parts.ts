import { html } from 'hono/html'
import type { Html } from './page.ts'
import type { Shown } from './screen-page.ts'
import { CONTENTS, type Site } from './site.ts'
import { type Ground, URGENT } from './surroundings.ts'
import { codeOf, type Topic } from './topic.ts'
import type { Voice } from './words.ts'

/** Somebody who reads: the site, her language, and her conversation if she has one. */
export type Reader = Ground & {
  readonly site: Site
  readonly at: Date
  /** An address of this site in the language that she chose on it. */
  linked(path: string): string
  readonly talk?: Shown | undefined
}

/** What a conversation is called: the words of a button that leads there, which tell nothing to a stranger. */
export function nameOf({ site, render, language }: Reader, voice: Voice, flow: string): string {
  const label = site.labelOf(flow)
  return label === undefined ? voice.say('web:title') : render.words.say(language, label)
}

/** The numbers are on every page: one tap, and no network. */
export const urgentLink = ({ render, language }: Reader): Html =>
  html`<a class="button urgent" href="#${URGENT}">${render.lobby(language, 'emergency')}</a>`

export const contentsLink = ({ linked }: Reader, voice: Voice): Html =>
  html`<a class="button wide" href="${linked(CONTENTS)}">${voice.say('web:contents')}</a>`

/** The form that all buttons of a page belong to that begin a conversation. */
const TALK = 'talk'
const talkForm = ({ language }: Reader): Html =>
  html`<form id="${TALK}" method="post" action="/begin" autocomplete="off"><input type="hidden" name="language" value="${language}"></form>`

/**
 * Begins a conversation: beside the page where the screen is wide, in place of the page where it is narrow. The style shows
 * one of the two buttons.
 */
export const talkButton = (words: string, flow: string, page?: Topic): Html => {
  const button = (value: string, kind: string) =>
    html`<button class="${kind}" type="submit" form="${TALK}" name="topic" value="${value}">${words}</button>`
  return page
    ? html`${button(`${codeOf(flow)} ${page.code}`, 'way wide')}${button(codeOf(flow), 'way narrow')}`
    : button(codeOf(flow), 'way')
}

/** What everybody can do who has read to the end, as far as this house has it. */
const deeds = ['find-help', 'hotlines', 'safety-plan', 'ask'] as const

/** The end of a page: what can be done, the conversation, and what should be known about the page itself. */
export function foot(reader: Reader, voice: Voice, topic?: Topic): Html {
  const { site, render, language, at, linked, talk } = reader
  const ways = deeds.flatMap((flow) => {
    const label = site.labelOf(flow)
    if (!site.has(flow) || label === undefined || flow === topic?.flow) return []
    const words = render.words.say(language, label)
    const page = site.topic(flow)
    return page
      ? [html`<a href="${linked(`${CONTENTS}/${page.code}`)}">${words}</a>`]
      : [talkButton(words, flow, topic)]
  })
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Kyiv' }).format(at)
  return html`<section class="foot" aria-labelledby="deeds"><h2 id="deeds">${voice.say('web:can-do')}</h2>
<ul class="ways">${ways.map((way) => html`<li>${way}</li>`)}</ul>
${
  topic &&
  html`<p class="narrow">${voice.say('web:talk-hint')}</p>
<p class="narrow">${talk ? html`<a class="way" href="/">${voice.say('web:talk-back')}</a>` : ''}<button class="way" type="submit" form="${TALK}" name="topic" value="${topic.code}">${voice.say('web:talk-begin')}</button><a class="way" href="${linked(CONTENTS)}">${voice.say('web:contents')}</a></p>`
}
${talkForm(reader)}</section>
<p class="small date">${voice.say('web:as-of', { date })}</p>
<p class="small">${voice.say('web:print')}</p>
<p class="small">${voice.say('web:history')}</p>`
}
