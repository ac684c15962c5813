import { html } from 'hono/html'
import { roles, type StaffMember } from '../../staff/staff.ts'
import type { Html } from '../web/page.ts'
import { field, folded, ticks } from './fields.ts'
import { deskPage } from './layout.ts'
import { languageName, oblastName } from './request-words.ts'
import { type Named, tiedFields } from './tied.ts'
import type { Visit } from './visit.ts'
import { DESK } from './world.ts'

/** Everybody who works here, what they may do, and a way to let somebody in. `link`: the address that was just made, shown once. */
export function staffPage(
  visit: Visit,
  members: readonly StaffMember[],
  others: readonly Named[],
  link?: { readonly name: string; readonly address: string },
): Html {
  const { voice } = visit
  const fresh = link
    ? html`<section class="hint" id="link" tabindex="-1"><h2>${voice.say('link-made', { name: link.name })}</h2><p class="print whole">${link.address}</p><p class="small">${voice.say('link-made-hint')}</p></section>`
    : ''
  const body = html`${fresh}<ul class="cases">${members.map((one) => html`<li class="card">${memberCard(visit, one, others)}</li>`)}</ul>
${folded(voice.say('member-add'), html`<form method="post" action="${DESK}/staff">${memberFields(visit, 'new')}<button class="main" type="submit">${voice.say('member-add-send')}</button></form>`)}`
  return deskPage(visit, { place: 'staff', title: voice.say('place-staff'), body })
}

function memberCard(visit: Visit, member: StaffMember, others: readonly Named[]): Html {
  const { voice, world } = visit
  const { conflicts, id } = member
  const tied = [
    ...conflicts.branches.map((one) => voice.say(`branch-${one}`)),
    ...conflicts.regions.map((one) => oblastName(world, voice.language, one)),
    ...(conflicts.organizations.length > 0
      ? [voice.count('organizations', conflicts.organizations.length)]
      : []),
  ]
  return html`<h2>${member.name}</h2>
<p class="chips">${member.roles.map((role) => html`<span class="chip">${voice.say(`role-${role}`)}</span> `)}${member.active ? '' : html`<span class="chip">${voice.say('member-away')}</span>`}</p>
<p class="soft">${member.languages.map((one) => languageName(voice, one)).join(', ')}</p>
${tied.length > 0 ? html`<p class="soft">${voice.say('member-tied', { to: tied.join(', ') })}</p>` : ''}
<div class="deeds"><form method="post" action="${DESK}/staff/${id}/link"><button type="submit">${voice.say('member-link')}<span class="unseen"> ${member.name}</span></button></form>
<details><summary>${voice.say('member-change')}<span class="unseen"> ${member.name}</span></summary>
<form method="post" action="${DESK}/staff/${id}">${memberFields(visit, id, member)}
${id === visit.member.id ? '' : tiedFields(visit, others, member)}
<label class="tick"><input type="checkbox" name="active" value="yes"${member.active ? ' checked' : ''}> ${voice.say('member-active')}</label>
<button type="submit">${voice.say('member-change-send')}</button></form></details>
${id === visit.member.id ? '' : lostDevice(visit, member)}</div>`
}

/** Her own device she changes on her own page. */
const lostDevice = (
  { voice }: Visit,
  { id, name }: StaffMember,
): Html => html`<details><summary>${voice.say('device-lost')}<span class="unseen"> ${name}</span></summary>
<form method="post" action="${DESK}/staff/${id}/device"><p>${voice.say('device-lost-text')}</p>
<button type="submit">${voice.say('device-lost-send')}</button></form></details>`

function memberFields({ voice, world }: Visit, id: string, member?: StaffMember): Html {
  const languages = [
    ...new Set([...world.words.languages, 'crh', 'ro', 'hu', 'pl', ...(member?.languages ?? [])]),
  ]
  return html`${field(voice, { id: `name-${id}`, label: 'member-name', hint: 'member-name-hint', input: (at, described) => html`<input id="${at}" name="name" type="text" maxlength="60" value="${member?.name ?? ''}" required autocomplete="off" ${described}>` })}
${ticks(
  'role',
  voice.say('member-roles'),
  roles.map((value) => ({ value, label: voice.say(`role-${value}`) })),
  member?.roles ?? [],
)}
${ticks(
  'language',
  voice.say('member-languages'),
  languages.map((value) => ({ value, label: languageName(voice, value) })),
  member?.languages ?? ['uk'],
)}
${field(voice, {
  id: `gender-${id}`,
  label: 'member-gender',
  hint: 'member-gender-hint',
  input: (at, described) =>
    html`<select id="${at}" name="gender" ${described}><option value="">${voice.say('gender-unsaid')}</option>${['woman', 'man'].map((one) => html`<option value="${one}"${member?.gender === one ? ' selected' : ''}>${voice.say(`gender-${one}`)}</option>`)}</select>`,
})}`
}
