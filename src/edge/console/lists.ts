import { html } from 'hono/html'
import { declineReasons } from '../../casework/case.ts'
import type { CaseLine } from '../../channel/case-line.ts'
import type { Desk } from '../../channel/desk.ts'
import { mayDo } from '../../staff/access.ts'
import type { Html } from '../web/page.ts'
import { field, optionsOf } from './fields.ts'
import { deskPage } from './layout.ts'
import { chipsOf } from './request-words.ts'
import { left, moment } from './times.ts'
import type { Visit } from './visit.ts'
import { DESK } from './world.ts'

/** The lists of a desk. `open` is for who supervises: everything that is open there. */
export const listNames = ['waiting', 'mine', 'overdue', 'open'] as const
export type ListName = (typeof listNames)[number]

/** One list. A ring loads it anew; where there is no script, a reload does. */
export function listPage(visit: Visit, name: ListName, desk: Desk): Html {
  const { voice } = visit
  const lines = desk[name] ?? []
  const body = html`<section id="list" class="cases" hx-get="${DESK}/${name}" hx-trigger="ring from:body" aria-labelledby="title">
${
  lines.length > 0
    ? html`<ul>${lines.map((line) => html`<li class="card">${cardOf(visit, line)}</li>`)}</ul>`
    : html`<p class="soft">${voice.say(`none-${name}`)}</p>`
}
</section>
${finder(visit)}`
  const counts = Object.fromEntries(listNames.map((each) => [each, desk[each]?.length ?? 0]))
  return deskPage(visit, { place: name, title: voice.say(`place-${name}`), body, counts })
}

function cardOf(visit: Visit, line: CaseLine): Html {
  const { voice, world } = visit
  const isOpen = line.status !== 'offered' && line.status !== 'with-another'
  return html`<h2>${isOpen ? html`<a href="${caseHref(line)}">${line.code}</a>` : line.code}</h2>
<p class="chips">${chipsOf(world, voice, line).map((chip) => html`<span class="chip">${chip}</span> `)}</p>
<p class="${line.overdue ? 'late' : 'soft'}">${owedText(visit, line)}</p>
${marksOf(visit, line)}
${isOpen ? '' : takes(visit, line)}`
}

/** What is promised to her and how much of that time is left. */
export function owedText({ voice, channel }: Visit, { by, status }: CaseLine): string {
  if (!by) return voice.say(`status-${status}`)
  const when = voice.say('answer-by', { when: moment(voice, by, channel.at) })
  return `${when} · ${left(voice, by, channel.at)}`
}

/** What a caseworker should know before she opens or writes. */
export function marksOf({ voice, channel }: Visit, line: CaseLine): Html | '' {
  const { followUp } = line
  const marks = [
    line.reminded && line.by !== undefined && !line.overdue && voice.say('mark-reminded'),
    line.unreachable && voice.say('mark-unreachable'),
    line.unreadByHer > 0 && voice.say('mark-unread'),
    line.handingOver && voice.say('mark-handing-over'),
    followUp && voice.say('mark-follow-up', { when: moment(voice, followUp.at, channel.at) }),
  ].filter((mark) => typeof mark === 'string')
  return marks.length > 0 ? html`<ul class="marks">${marks.map((mark) => html`<li>${mark}</li>`)}</ul>` : ''
}

/** What can be done to a case before anybody has it: take it, or say no with a reason. */
function takes({ voice, member }: Visit, line: CaseLine): Html {
  const to = caseHref(line)
  const named = html`<span class="unseen"> ${line.code}</span>`
  const claim = html`<form method="post" action="${to}/claim"><button class="main" type="submit">${voice.say('claim')}${named}</button></form>`
  return html`<div class="deeds">${mayDo(member, 'claim-case', 'own-organization') ? claim : ''}
<details><summary>${voice.say('decline')}${named}</summary><form method="post" action="${to}/decline">
${field(voice, {
  id: `reason-${line.id}`,
  label: 'decline-reason',
  hint: 'decline-hint',
  input: (id, described) =>
    html`<select id="${id}" name="reason" required ${described}>${optionsOf(voice, 'declined', declineReasons)}</select>`,
})}
<button type="submit">${voice.say('decline-send')}</button></form></details></div>`
}

const finder = ({
  voice,
}: Visit): Html => html`<form class="find" method="get" action="${DESK}/find" role="search">
${field(voice, {
  id: 'code',
  label: 'find-label',
  hint: 'find-hint',
  input: (id, described) =>
    html`<input id="${id}" name="code" type="text" autocomplete="off" spellcheck="false" required ${described}>`,
})}
<button type="submit">${voice.say('find')}</button></form>`

/** Where a case stands, by the code that is said aloud. */
export const caseHref = ({ code }: { readonly code: string }) => `${DESK}/case/${encodeURIComponent(code)}`
