import { html } from 'hono/html'
import type { HelpingOrganization } from '../../casework/organization.ts'
import { tracks } from '../../casework/request.ts'
import { branches } from '../../staff/conflicts.ts'
import type { Html } from '../web/page.ts'
import { field, ticks } from './fields.ts'
import { deskPage } from './layout.ts'
import { oblastChoices } from './request-words.ts'
import { minuteText } from './times.ts'
import type { Visit } from './visit.ts'
import { DESK } from './world.ts'

/** What an organization gives. */
export const helps = ['legal', 'psychological'] as const

/** When the organization answers, whom it helps and how many at once. Promises are made from this page. */
export function organizationPage(visit: Visit, organization: HelpingOrganization, code?: string): Html {
  const { voice } = visit
  const { capacity, load, active, names, id } = organization
  const body = html`<div class="reading">
<p class="soft">${voice.say('load', { load: String(load), capacity: String(capacity) })}</p>
<form method="post" action="${DESK}/organization">
${hoursPart(visit, organization)}
${helpPart(visit, organization)}
<label class="tick"><input type="checkbox" name="active" value="yes"${active ? ' checked' : ''}> ${voice.say('organization-active')}</label>
<button class="main" type="submit">${voice.say('organization-send')}</button></form>
<section><h2>${voice.say('group')}</h2><p>${voice.say('group-text')}</p>
${code ? html`<p class="print">${code}</p><p class="small">${voice.say('group-code-hint', { code })}</p>` : ''}
<form method="post" action="${DESK}/organization/link-group"><button type="submit">${voice.say('link-code-make')}</button></form></section>
</div>`
  const title = names[voice.language] ?? names['uk'] ?? id
  return deskPage(visit, { place: 'organization', title, body })
}

function hoursPart(visit: Visit, { hours, capacity }: HelpingOrganization): Html {
  const { voice } = visit
  const openings = (day: number) => hours.week.filter((one) => one.day === day)
  return html`<fieldset><legend>${voice.say('hours')}</legend><p class="small">${voice.say('hours-hint')}</p>
${[0, 1, 2, 3, 4, 5, 6].map((day) => dayRow(visit, openings(day), day))}</fieldset>
${field(voice, {
  id: 'closed',
  label: 'closed-dates',
  hint: 'closed-dates-hint',
  input: (at, described) =>
    html`<textarea id="${at}" name="closed" rows="2" ${described}>${hours.closedDates.join('\n')}</textarea>`,
})}
${field(voice, {
  id: 'capacity',
  label: 'capacity',
  hint: 'capacity-hint',
  input: (at, described) =>
    html`<input id="${at}" name="capacity" type="number" min="0" max="500" value="${String(capacity)}" required ${described}>`,
})}`
}

function helpPart({ voice, world }: Visit, organization: HelpingOrganization): Html {
  const { conflicts, answersIn } = organization
  const said = (family: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: voice.say(`${family}-${value}`) }))
  const oblasts = oblastChoices(world, voice)
  return html`${ticks('help', voice.say('helps'), said('kind', helps), organization.helps)}
${ticks('track', voice.say('tracks'), said('track', tracks), organization.tracks)}
<details><summary>${voice.say('regions')}</summary>${ticks('region', voice.say('regions-hint'), oblasts, organization.regions)}</details>
<details><summary>${voice.say('organization-conflicts')}</summary>
${ticks('branch', voice.say('conflicts-branches'), said('branch', branches), conflicts.branches)}
${ticks('tied-region', voice.say('conflicts-regions'), oblasts, conflicts.regions)}</details>
<fieldset class="ticks"><legend>${voice.say('answers-in')}</legend><p class="small">${voice.say('answers-in-hint')}</p>
${(['console', 'telegram'] as const).map((one) => html`<label><input type="radio" name="answers-in" value="${one}"${answersIn === one ? ' checked' : ''}> ${voice.say(`answers-in-${one}`)}</label>`)}</fieldset>`
}

type Opening = { readonly opens: number; readonly closes: number }

/** A day with room for a break: two stretches; an empty one is closed. */
function dayRow({ voice }: Visit, openings: readonly Opening[], day: number): Html {
  const stretch = (nth: number) =>
    (['opens', 'closes'] as const).map((end) => {
      const minute = openings[nth]?.[end]
      const label = voice.say(`hours-${end}-${nth}`, { day: voice.say(`day-${day}`) })
      return html`<input type="time" name="${end}-${day}-${nth}" aria-label="${label}" value="${minute === undefined ? '' : minuteText(minute)}">`
    })
  return html`<div class="day"><span>${voice.say(`day-${day}`)}</span>${stretch(0)}${stretch(1)}</div>`
}
