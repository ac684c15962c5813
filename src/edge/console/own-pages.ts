import { html, raw } from 'hono/html'
import { renderSVG } from 'uqr'
import { branches } from '../../staff/conflicts.ts'
import type { Html } from '../web/page.ts'
import { field, ticks } from './fields.ts'
import { deskPage, mayAtAll } from './layout.ts'
import { languageName, oblastChoices } from './request-words.ts'
import type { Named } from './tied.ts'
import type { Visit } from './visit.ts'
import { DESK } from './world.ts'

/** Setting up the device that shows codes: a picture, the same in letters, and a first code as the proof. */
export function devicePage(visit: Visit, secret: string, link: string, wrong: boolean): Html {
  const { voice } = visit
  const picture = renderSVG(link, { border: 2 }).replace('<svg', '<svg role="img" aria-hidden="true"')
  const body = html`<div class="reading"><p>${voice.say('device-text')}</p>
<div class="qr">${raw(picture)}</div>
<p class="small">${voice.say('device-letters')}</p><p class="print">${secret.replace(/.{4}(?=.)/g, '$& ')}</p>
${wrong ? html`<p class="refused" role="alert">${voice.say('refused-wrong-code')}</p>` : ''}
<form method="post" action="${DESK}/device"><input type="hidden" name="secret" value="${secret}">
${field(voice, { id: 'code', label: 'code', hint: 'device-code-hint', input: (id, described) => html`<input id="${id}" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="7" required ${described}>` })}
<button class="main" type="submit">${voice.say('device-go')}</button></form></div>`
  return deskPage(visit, { title: voice.say('device-title'), body })
}

/** Her own page: what she is tied to, her chat, her device. What she declares here, only who keeps the list takes away. */
export function ownPage(visit: Visit, others: readonly Named[], code?: string): Html {
  const { voice, member } = visit
  const languages = member.languages.map((one) => languageName(voice, one))
  const body = html`<div class="reading">
<p class="soft">${member.roles.map((role) => voice.say(`role-${role}`)).join(', ')} · ${languages.join(', ')}</p>
${mayAtAll(member, 'declare-conflict') ? conflictsPart(visit, others) : ''}
${mayAtAll(member, 'link-chat') ? chatPart(visit, code) : ''}
<section><h2>${voice.say('device-title')}</h2><p>${voice.say('device-again')}</p><a class="way" href="${DESK}/device">${voice.say('device-change')}</a></section>
</div>`
  return deskPage(visit, { place: 'me', title: member.name, body })
}

function conflictsPart({ voice, world, member }: Visit, others: readonly Named[]): Html {
  const { conflicts } = member
  const services = branches.map((value) => ({ value, label: voice.say(`branch-${value}`) }))
  const organizations = others.map(({ id, name }) => ({ value: id, label: name }))
  const oblasts = oblastChoices(world, voice)
  return html`<section><h2>${voice.say('conflicts')}</h2><p>${voice.say('conflicts-text')}</p>
<form method="post" action="${DESK}/conflicts">
${ticks('branch', voice.say('conflicts-branches'), services, conflicts.branches)}
${ticks('organization', voice.say('conflicts-organizations'), organizations, conflicts.organizations)}
<details><summary>${voice.say('conflicts-regions')}</summary>${ticks('region', voice.say('conflicts-regions'), oblasts, conflicts.regions)}</details>
<button type="submit">${voice.say('conflicts-send')}</button></form></section>`
}

const chatPart = (
  { voice }: Visit,
  code: string | undefined,
): Html => html`<section><h2>${voice.say('own-chat')}</h2><p>${voice.say('own-chat-text')}</p>
${code ? html`<p class="print">${code}</p><p class="small">${voice.say('link-code-hint', { code })}</p>` : ''}
<form method="post" action="${DESK}/link-chat"><button type="submit">${voice.say('link-code-make')}</button></form></section>`
