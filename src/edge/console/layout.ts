import { html } from 'hono/html'
import type { Action } from '../../staff/access.ts'
import { mayDo, relations } from '../../staff/access.ts'
import type { StaffMember } from '../../staff/staff.ts'
import type { Html } from '../web/page.ts'
import type { Needs, Visit } from './visit.ts'
import type { Voice } from './voice.ts'
import { DESK } from './world.ts'

/** The places of the desk, and what somebody must be allowed to do to find them there. */
const places: readonly { readonly name: string; readonly action: Action }[] = [
  { name: 'waiting', action: 'see-waiting' },
  { name: 'mine', action: 'see-case' },
  { name: 'overdue', action: 'see-waiting' },
  { name: 'open', action: 'search-cases' },
  { name: 'referrals', action: 'answer-referral' },
  { name: 'promises', action: 'see-counts' },
  { name: 'staff', action: 'change-staff' },
  { name: 'organization', action: 'change-hours' },
  { name: 'audit', action: 'see-audit' },
]

/** Whether this member may do that to anything at all at her own desk. What exactly is asked again where it is done. */
export const mayAtAll = (member: StaffMember, needs: Needs): boolean =>
  needs === 'everybody' ? member.active : relations.some((relation) => mayDo(member, needs, relation))

/** Where somebody begins: the first place that is hers. */
export const firstPlace = (member: StaffMember) =>
  `${DESK}/${places.find(({ action }) => mayDo(member, action, 'own-organization'))?.name ?? 'me'}`

/** One page of the desk. */
export type DeskPage = {
  /** Which place of the menu it belongs to. */
  readonly place?: string
  readonly title: string
  readonly body: Html
  /** How many stand in each list. */
  readonly counts?: Readonly<Record<string, number>>
}

/** A page for somebody who is signed in. All that changes from page to page is inside `#desk`: the script keeps the rest, and with it the key. */
export function deskPage({ member, voice, asked }: Visit, { place, title, body, counts }: DeskPage): Html {
  const said = `done-${asked('said')}`
  const status = voice.has(said) ? voice.say(said) : ''
  const open = places.filter(({ name, action }) =>
    name === 'open' ? mayDo(member, action, 'own-organization') : mayAtAll(member, action),
  )
  return frame(
    voice,
    title,
    html`<header class="top"><div class="bar">
<nav aria-label="${voice.say('places')}"><ul class="places">${open.map(
      ({ name }) =>
        html`<li><a href="${DESK}/${name}"${name === place ? html` aria-current="page"` : ''}>${voice.say(`place-${name}`)}${badge(voice, counts?.[name])}</a></li>`,
    )}</ul></nav>
<div class="own"><a id="key-state" class="quiet" href="${DESK}/key" data-open="${voice.say('key-is-open')}">${voice.say('key-is-locked')}</a>
<a class="quiet" href="${DESK}/me">${member.name}</a>
<form method="post" action="${DESK}/sign-out" hx-boost="false"><button class="quiet" type="submit">${voice.say('sign-out')}</button></form></div>
</div></header>
<main id="main">
<h1 id="title" tabindex="-1">${title}</h1>
<p id="said" role="status" class="${status ? 'hint' : 'empty'}">${status}</p>
${body}
</main>`,
    true,
  )
}

const badge = (voice: Voice, count: number | undefined): Html | '' =>
  count
    ? html` <span class="badge"><span aria-hidden="true">${String(count)}</span><span class="unseen">${voice.count('cases', count)}</span></span>`
    : ''

/** A page for somebody whom nobody knows yet: a heading, a few words, one thing to do. */
export const doorPage = (voice: Voice, title: string, body: Html): Html =>
  frame(
    voice,
    title,
    html`<main id="main" class="narrowed"><h1 id="title" tabindex="-1">${title}</h1>${body}${languages(voice)}</main>`,
    false,
  )

const languages = (
  voice: Voice,
): Html => html`<form class="tongues" method="post" action="${DESK}/language" hx-boost="false">
<button class="quiet" name="language" value="uk" lang="uk">Українська</button>
<button class="quiet" name="language" value="en" lang="en">English</button>
<span class="unseen">${voice.say('language')}</span></form>`

/** htmx is told to run nothing from text, to add no styles, to ask nobody but us, and to keep no copies of pages. */
const htmxConfig = JSON.stringify({
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  attributesToSettle: ['class'],
  refreshOnHistoryMiss: false,
  scrollIntoViewOnBoost: false,
  responseHandling: [
    { code: '204', swap: false },
    { code: '...', swap: true },
  ],
})

const frame = (voice: Voice, title: string, inside: Html, live: boolean): Html => html`<!doctype html>
<html lang="${voice.language}" dir="${voice.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="htmx-config" content="${htmxConfig}">
<title>${title} · ${voice.say('title')}</title>
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${DESK}/static/desk.css">
<script type="module" src="${DESK}/static/desk.js"></script>
</head>
<body${live ? html` hx-boost="true" hx-target="#desk" hx-select="#desk" hx-swap="outerHTML" data-live="${DESK}/live" data-words="${JSON.stringify(voice.spoken('js-'))}"` : ''}>
<a class="skip" href="#main">${voice.say('skip-link')}</a>
<div id="desk" lang="${voice.language}">${inside}</div>
<div id="cover" hidden><p>${voice.say('covered')}</p></div>
</body>
</html>`
