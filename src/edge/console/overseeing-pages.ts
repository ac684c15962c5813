import { html } from 'hono/html'
import { declineReasons } from '../../casework/case.ts'
import type { Tally } from '../../casework/tally.ts'
import type { Event } from '../../channel/audit.ts'
import type { ReferralLine } from '../../channel/referring.ts'
import type { OrganizationId, StaffId } from '../../kernel/id.ts'
import type { Html } from '../web/page.ts'
import { field, optionsOf } from './fields.ts'
import { deskPage } from './layout.ts'
import { chipsOf, contractWords } from './request-words.ts'
import { moment } from './times.ts'
import type { Visit } from './visit.ts'
import { DESK } from './world.ts'

/** How the organization kept its word. */
export function promisesPage(
  visit: Visit,
  counts: readonly { readonly since: string; readonly tally: Tally }[],
): Html {
  const { voice } = visit
  const columns = ['kept', 'broken', 'declined', 'open'] as const
  const body = html`<p>${voice.say('promises-text')}</p>
<div class="scrolled" tabindex="0" role="region" aria-labelledby="title"><table><thead><tr><th scope="col">${voice.say('promises-since')}</th>${columns.map((one) => html`<th scope="col">${voice.say(`promises-${one}`)}</th>`)}</tr></thead>
<tbody>${counts.map(({ since, tally }) => html`<tr><th scope="row">${since}</th>${columns.map((one) => html`<td>${String(tally[one])}</td>`)}</tr>`)}</tbody></table></div>`
  return deskPage(visit, { place: 'promises', title: voice.say('place-promises'), body })
}

/** What was done here: who, when, what, to which case; never what was said. */
export function auditPage(
  visit: Visit,
  events: readonly Event[],
  nameOf: (id: StaffId) => string,
  broken: number | undefined,
): Html {
  const { voice, channel } = visit
  const by = (event: Event) =>
    event.by === 'person' || event.by === 'house' ? voice.say(`by-${event.by}`) : nameOf(event.by)
  const what = (event: Event) =>
    voice.has(`did-${event.what}`) ? voice.say(`did-${event.what}`) : event.what
  const body = html`<p>${voice.say('audit-text')}</p>
<p class="${broken === undefined ? 'soft' : 'late'}">${broken === undefined ? voice.say('audit-whole') : voice.say('audit-broken', { place: String(broken) })}</p>
<ol class="audit">${events.map((event) => html`<li><span class="soft">${moment(voice, event.at, channel.at)}</span> ${by(event)}: ${what(event)}</li>`)}</ol>`
  return deskPage(visit, { place: 'audit', title: voice.say('place-audit'), body })
}

/** Cases that other organizations ask this one to take, with what she agreed to show. */
export function referralsPage(
  visit: Visit,
  lines: readonly ReferralLine[],
  nameOf: (id: OrganizationId) => string,
): Html {
  const { voice } = visit
  const body = lines.length
    ? html`<ul class="cases">${lines.map((line) => html`<li class="card">${referralCard(visit, line, nameOf)}</li>`)}</ul>`
    : html`<p class="soft">${voice.say('none-referrals')}</p>`
  return deskPage(visit, { place: 'referrals', title: voice.say('place-referrals'), body })
}

function referralCard(
  { voice, world, channel }: Visit,
  line: ReferralLine,
  nameOf: (id: OrganizationId) => string,
): Html {
  const to = `${DESK}/referrals/${encodeURIComponent(line.code)}`
  const from = html`<input type="hidden" name="from" value="${line.from}">`
  return html`<h2>${line.code}</h2>
<p class="soft">${voice.say('referral-from', { from: nameOf(line.from), when: moment(voice, line.at, channel.at) })}${line.warm ? html` · ${voice.say('referral-warm')}` : ''}</p>
<p class="chips">${chipsOf(world, voice, line.request).map((chip) => html`<span class="chip">${chip}</span> `)}</p>
<ul class="plain">${contractWords(voice, line.request.contract).map((sentence) => html`<li>${sentence}</li>`)}</ul>
<div class="deeds"><form method="post" action="${to}">${from}<button class="main" type="submit" name="says" value="accepted">${voice.say('referral-accept')}<span class="unseen"> ${line.code}</span></button></form>
<details><summary>${voice.say('decline')}<span class="unseen"> ${line.code}</span></summary><form method="post" action="${to}">${from}
${field(voice, { id: `reason-${line.case}`, label: 'decline-reason', input: (id) => html`<select id="${id}" name="reason" required>${optionsOf(voice, 'declined', declineReasons)}</select>` })}
<button type="submit" name="says" value="declined">${voice.say('decline-send')}</button></form></details></div>`
}
