import { html } from 'hono/html'
import { closureReasons, declineReasons } from '../../casework/case.ts'
import type { CasePage } from '../../channel/case-page.ts'
import type { OrganizationId } from '../../kernel/id.ts'
import { fields } from '../../referral/referral.ts'
import type { Action } from '../../staff/access.ts'
import type { Html } from '../web/page.ts'
import { field, folded, optionsOf, ticks } from './fields.ts'
import type { Visit } from './visit.ts'

/** What a case page needs besides the case: colleagues who could take it, and where it could be referred. */
export type CaseSurroundings = {
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  readonly partners: readonly { readonly id: OrganizationId; readonly name: string }[]
  readonly nameOf: (id: OrganizationId) => string
}

type Deed = {
  readonly action: Action
  /** Whether it makes sense now; who may do it is asked besides. */
  readonly fits: (page: CasePage, around: CaseSurroundings, own: OrganizationId) => boolean
  readonly form: (visit: Visit, page: CasePage, around: CaseSurroundings, to: string) => Html
}

const isClosed = ({ state }: CasePage) => state.status === 'closed'
const isTaken = ({ state }: CasePage) => state.status === 'accepted' || state.status === 'answered'

/** What can be done with a case, each folded away until it is wanted. */
const deeds: readonly Deed[] = [
  { action: 'write-note', fits: (page) => !isClosed(page), form: note },
  { action: 'plan-follow-up', fits: (page) => !isClosed(page), form: followUp },
  {
    action: 'hand-over-case',
    fits: (page, { colleagues }) => isTaken(page) && colleagues.length > 0,
    form: (visit, _, around, to) => colleague(visit, around, `${to}/hand-over`, 'hand-over'),
  },
  {
    action: 'assign-case',
    fits: (page, { colleagues }) => !isClosed(page) && !isTaken(page) && colleagues.length > 0,
    form: (visit, _, around, to) => colleague(visit, around, `${to}/assign`, 'assign'),
  },
  { action: 'refer-case', fits: (page, { partners }) => isTaken(page) && partners.length > 0, form: refer },
  {
    action: 'share-entries',
    fits: ({ referrals }, _, own) =>
      referrals.some(
        ({ from, fields: agreed, state }) =>
          from === own &&
          agreed.includes('entries') &&
          (state.status === 'sent' || state.status === 'accepted'),
      ),
    form: share,
  },
  { action: 'leave-case', fits: ({ line }) => line.handingOver, form: leave },
  {
    action: 'decline-case',
    fits: ({ state }) => state.status === 'accepted',
    form: (visit, _, __, to) => withReason(visit, `${to}/decline`, 'decline', 'declined', declineReasons),
  },
  {
    action: 'close-case',
    fits: (page) => !isClosed(page),
    form: (visit, _, __, to) => withReason(visit, `${to}/close`, 'close', 'closed', closureReasons),
  },
  { action: 'reopen-case', fits: isClosed, form: reopen },
]

export const deedsOf = (visit: Visit, page: CasePage, around: CaseSurroundings, to: string): Html =>
  html`<section class="deeds-list" aria-label="${visit.voice.say('deeds')}">${deeds
    .filter(({ action, fits }) => page.may.includes(action) && fits(page, around, visit.member.organization))
    .map(({ form }) => form(visit, page, around, to))}</section>`

function note({ voice }: Visit, { line, colleagues }: CasePage, _: CaseSurroundings, to: string): Html {
  return folded(
    voice.say('note'),
    html`<form class="reply" hx-boost="false" data-island="note" action="${to}/note" data-case="${line.id}" data-readers="${JSON.stringify(colleagues)}">
${field(voice, { id: 'note-text', label: 'note-label', hint: 'note-hint', input: (id, described) => html`<textarea id="${id}" name="text" rows="4" maxlength="4000" required ${described}></textarea>` })}
<p class="refused" role="alert" data-refused></p>
<button type="submit" disabled>${voice.say('note-send', { code: line.code })}</button></form>`,
  )
}

function followUp({ voice }: Visit, { line }: CasePage, _: CaseSurroundings, to: string): Html {
  return folded(
    voice.say('follow-up'),
    html`<form method="post" action="${to}/follow-up">
${field(voice, { id: 'when', label: 'follow-up-when', hint: 'follow-up-hint', input: (id, described) => html`<input id="${id}" name="when" type="datetime-local" required ${described}>` })}
<button type="submit">${voice.say('follow-up-send')}</button></form>
${line.followUp ? html`<form method="post" action="${to}/follow-up"><button type="submit">${voice.say('follow-up-drop')}</button></form>` : ''}`,
  )
}

const colleague = ({ voice }: Visit, { colleagues }: CaseSurroundings, to: string, word: string): Html =>
  folded(
    voice.say(word),
    html`<form method="post" action="${to}">
${field(voice, {
  id: `${word}-to`,
  label: `${word}-to`,
  input: (id) =>
    html`<select id="${id}" name="to" required><option value="">${voice.say('choose')}</option>${colleagues.map((one) => html`<option value="${one.id}">${one.name}</option>`)}</select>`,
})}
<button type="submit">${voice.say(`${word}-send`)}</button></form>`,
  )

/** She is asked before anything leaves; what goes along is what is ticked here and what she then agrees to. */
function refer({ voice }: Visit, _: CasePage, { partners }: CaseSurroundings, to: string): Html {
  const always = ['track', 'kind', 'urgency', 'language', 'contract']
  const choices = fields
    .filter((one) => !always.includes(one))
    .map((value) => ({ value, label: voice.say(`field-${value}`) }))
  return folded(
    voice.say('refer'),
    html`<form method="post" action="${to}/refer"><p class="small">${voice.say('refer-hint')}</p>
${field(voice, {
  id: 'refer-to',
  label: 'refer-to',
  input: (id) =>
    html`<select id="${id}" name="to" required><option value="">${voice.say('choose')}</option>${partners.map((one) => html`<option value="${one.id}">${one.name}</option>`)}</select>`,
})}
${ticks('field', voice.say('refer-fields'), choices, [])}
<label><input type="checkbox" name="warm" value="yes" checked> ${voice.say('refer-warm')}</label>
<button type="submit">${voice.say('refer-send')}</button></form>`,
  )
}

function share({ voice }: Visit, { line, referrals }: CasePage, _: CaseSurroundings, to: string): Html {
  const agreed = referrals.filter(({ fields: all }) => all.includes('entries')).map((one) => one.to)
  return folded(
    voice.say('share'),
    html`<form hx-boost="false" data-island="share" action="${to}/share" data-entries="${to}/wraps" data-timeline="${to}/entries" data-case="${line.id}" data-organizations="${agreed.join(' ')}">
<p class="small">${voice.say('share-hint')}</p><ul class="prints" data-prints></ul><p class="refused" role="alert" data-refused></p>
<button type="submit" disabled>${voice.say('share-send')}</button></form>`,
  )
}

function leave({ voice }: Visit, _: CasePage, __: CaseSurroundings, to: string): Html {
  return folded(
    voice.say('leave-case'),
    html`<form method="post" action="${to}/leave"><p class="small">${voice.say('leave-case-hint')}</p><button type="submit">${voice.say('leave-case-send')}</button></form>`,
  )
}

const withReason = (
  { voice }: Visit,
  to: string,
  word: string,
  family: string,
  reasons: readonly string[],
): Html =>
  folded(
    voice.say(word),
    html`<form method="post" action="${to}">
${field(voice, { id: `${word}-reason`, label: `${word}-reason`, hint: `${word}-hint`, input: (id, described) => html`<select id="${id}" name="reason" required ${described}>${optionsOf(voice, family, reasons)}</select>` })}
<button type="submit">${voice.say(`${word}-send`)}</button></form>`,
  )

function reopen({ voice }: Visit, _: CasePage, __: CaseSurroundings, to: string): Html {
  return folded(
    voice.say('reopen'),
    html`<form method="post" action="${to}/reopen"><p class="small">${voice.say('reopen-hint')}</p><button type="submit">${voice.say('reopen-send')}</button></form>`,
  )
}
