import { html } from 'hono/html'
import type { OrganizationKey } from '../../sealing/organization-key.ts'
import { fingerprintOf } from '../sealing/fingerprint.ts'
import type { Html } from '../web/page.ts'
import { field } from './fields.ts'
import { deskPage, mayAtAll } from './layout.ts'
import { moment } from './times.ts'
import type { Visit } from './visit.ts'
import type { Voice } from './voice.ts'
import { DESK } from './world.ts'

/** The key of the organization: open it here, see its fingerprint, make one, change it; and what to do when it is lost. */
export function keyPage(visit: Visit, keys: readonly OrganizationKey[]): Html {
  const { voice, member } = visit
  const [present] = keys
  const changes = mayAtAll(member, 'change-key')
  const reads = mayAtAll(member, 'read-entries') || changes
  const body = html`<div class="reading">
${present ? presentKey(visit, keys) : html`<p class="hint">${changes ? voice.say('no-key-yet') : voice.say('no-key-ask')}</p>`}
${present && reads ? unlockForm(voice, changes ? 'all' : 'kept', false) : ''}
${changes && !present ? ceremony(voice) : ''}
${changes && present ? rotation(voice, fingerprintOf(present.recipient.publicKey)) : ''}
${lost(voice, changes && present !== undefined)}
</div>`
  return deskPage(visit, { place: 'key', title: voice.say('key-title'), body })
}

const presentKey = ({ voice, channel }: Visit, keys: readonly OrganizationKey[]): Html => html`<section>
<h2>${voice.say('fingerprint')}</h2>
<p class="small">${voice.say('fingerprint-hint')}</p>
${keys.map(
  ({ recipient, since, retiredAt }) =>
    html`<p class="print">${fingerprintOf(recipient.publicKey)}</p><p class="small">${
      retiredAt
        ? voice.say('key-retired', { when: moment(voice, retiredAt, channel.at) })
        : voice.say('key-since', { when: moment(voice, since, channel.at) })
    }</p>`,
)}</section>`

/** Passphrase or paper, each opens the key in the memory of this tab and nowhere else. */
export const unlockForm = (
  voice: Voice,
  forWhom: 'kept' | 'all',
  folded = true,
): Html => html`<section class="unlock" hx-boost="false" data-island="unlock" data-keys="${DESK}/key/${forWhom}" hidden>
<h2${folded ? ' id="unlock"' : ''}>${voice.say('unlock')}</h2>
<form data-unlock="passphrase">
${field(voice, { id: 'passphrase', label: 'passphrase', hint: 'unlock-hint', input: (id, described) => html`<input id="${id}" name="passphrase" type="password" autocomplete="off" required ${described}>` })}
<p class="refused" role="alert" data-refused></p>
<progress max="100" value="0" hidden aria-label="${voice.say('unlock-progress')}"></progress>
<button class="main" type="submit" disabled>${voice.say('unlock-go')}</button></form>
<details><summary>${voice.say('paper')}</summary><form data-unlock="paper">
${field(voice, { id: 'paper', label: 'paper-label', hint: 'paper-hint', input: (id, described) => html`<textarea id="${id}" name="paper" rows="4" autocomplete="off" spellcheck="false" required ${described}></textarea>` })}
<p class="refused" role="alert" data-refused></p>
<button type="submit" disabled>${voice.say('paper-go')}</button></form></details>
</section>
<section class="warning" hx-boost="false" role="alertdialog" aria-labelledby="changed-key" data-changed hidden>
<h2 id="changed-key">${voice.say('key-changed')}</h2><p>${voice.say('key-changed-text')}</p>
<p class="small">${voice.say('key-before')}</p><p class="print" data-before></p>
<p class="small">${voice.say('key-now')}</p><p class="print" data-now></p>
<form data-accept>${field(voice, { id: 'last-digits', label: 'key-accept-label', hint: 'key-accept-hint', input: (id, described) => html`<input id="${id}" name="digits" type="text" inputmode="numeric" autocomplete="off" required ${described}>` })}
<p class="refused" role="alert" data-refused></p><button type="submit">${voice.say('key-accept')}</button></form></section>`

const twice = (voice: Voice, prefix: string): Html =>
  html`${field(voice, {
    id: `${prefix}-passphrase`,
    label: 'new-passphrase',
    hint: 'new-passphrase-hint',
    input: (id, described) =>
      html`<input id="${id}" name="passphrase" type="password" autocomplete="new-password" minlength="16" required ${described}>`,
  })}${field(voice, {
    id: `${prefix}-again`,
    label: 'passphrase-again',
    input: (id) => html`<input id="${id}" name="again" type="password" autocomplete="new-password" required>`,
  })}<p class="refused" role="alert" data-refused></p><progress max="100" value="0" hidden aria-label="${voice.say('unlock-progress')}"></progress>`

/** The secret is shown once, to be written down or printed; nothing is stored before she says that it is. */
const paperOnce = (voice: Voice): Html => html`<div class="paper" data-paper hidden tabindex="-1">
<h3>${voice.say('paper-once')}</h3><p>${voice.say('paper-once-text')}</p><pre data-secret></pre>
<p>${voice.say('fingerprint')}</p><p class="print" data-print></p>
<button type="button" data-printer>${voice.say('print')}</button>
<label class="tick"><input type="checkbox" data-written> ${voice.say('paper-written')}</label>
<button class="main" type="button" data-keep disabled>${voice.say('key-keep')}</button></div>
<p role="status" data-said></p>`

const ceremony = (
  voice: Voice,
): Html => html`<section hx-boost="false" data-island="ceremony" data-keep-at="${DESK}/key">
<h2>${voice.say('make-key')}</h2><p>${voice.say('make-key-text')}</p>
<form>${twice(voice, 'make')}<button class="main" type="submit" disabled>${voice.say('make-key-go')}</button></form>
${paperOnce(voice)}</section>`

const rotation = (
  voice: Voice,
  before: string,
): Html => html`<section hx-boost="false" data-island="rotation" data-keep-at="${DESK}/key" data-wraps="${DESK}/key/wraps" data-before="${before}">
<h2>${voice.say('change-key')}</h2><p>${voice.say('change-key-text')}</p>
<p class="hint" data-locked>${voice.say('change-key-unlock')}</p>
<form>${twice(voice, 'change')}<button type="submit" disabled>${voice.say('change-key-go')}</button></form>
${paperOnce(voice)}
<div data-anew hidden><h3>${voice.say('anew')}</h3><p class="small">${voice.say('anew-text')}</p><ul class="prints" data-prints></ul>
<progress max="100" value="0" aria-label="${voice.say('anew')}"></progress><p role="status" data-count></p>
<button type="button" data-again>${voice.say('anew-go')}</button></div></section>`

const lost = (
  voice: Voice,
  makes: boolean,
): Html => html`<details class="deed"><summary>${voice.say('key-lost')}</summary>
<h3>${voice.say('key-lost-gone')}</h3><p>${voice.say('key-lost-gone-text')}</p>
<h3>${voice.say('key-lost-stays')}</h3><p>${voice.say('key-lost-stays-text')}</p>
<h3>${voice.say('key-lost-do')}</h3><p>${voice.say('key-lost-do-text')}</p>
${makes ? afterLoss(voice) : ''}</details>`

/** The same ceremony where no key opens any more: the browser sends nothing before she ticks what that costs. */
const afterLoss = (
  voice: Voice,
): Html => html`<section hx-boost="false" data-island="ceremony" data-keep-at="${DESK}/key">
<h3>${voice.say('key-lost-make')}</h3>
<form><label class="tick"><input type="checkbox" name="sure" required> ${voice.say('key-lost-sure')}</label>
${twice(voice, 'lost')}<button type="submit" disabled>${voice.say('key-lost-go')}</button></form>
${paperOnce(voice)}</section>`
