import { html } from 'hono/html'
import type { CasePage } from '../../channel/case-page.ts'
import { fingerprintOf } from '../sealing/fingerprint.ts'
import type { Html } from '../web/page.ts'
import { type CaseSurroundings, deedsOf } from './case-deeds.ts'
import { unlockForm } from './key-page.ts'
import { deskPage } from './layout.ts'
import { caseHref, marksOf, owedText } from './lists.ts'
import { chipsOf, contractWords } from './request-words.ts'
import { moment } from './times.ts'
import type { Visit } from './visit.ts'

/** One case: what is promised, what she asked for, how she may be written to, what was said, and what can be done. */
export function casePage(visit: Visit, page: CasePage, around: CaseSurroundings): Html {
  const { voice, world } = visit
  const { line, request } = page
  const to = caseHref(line)
  const body = html`<div class="case">
<section class="facts" aria-label="${voice.say('case-facts')}">
<p class="${line.overdue ? 'late' : 'promise'}">${owedText(visit, line)}</p>
${line.by ? html`<p class="soft">${voice.say(`status-${line.status}`)}</p>` : ''}
${marksOf(visit, line)}
<h2>${voice.say('asked-for')}</h2>
<p class="chips">${chipsOf(world, voice, request).map((chip) => html`<span class="chip">${chip}</span> `)}</p>
<h2>${voice.say('contract')}</h2>
<ul class="plain">${contractWords(voice, request.contract).map((sentence) => html`<li>${sentence}</li>`)}</ul>
${promisesOf(visit, page)}
${referralsOf(visit, page, around)}
</section>
<div class="talk">
${page.may.includes('read-entries') ? timeline(visit, page, to) : html`<p class="soft">${voice.say('not-yours-to-read')}</p>`}
${page.may.includes('answer-person') ? replyBox(visit, page, to) : ''}
${deedsOf(visit, page, around, to)}
</div></div>`
  return deskPage(visit, { title: voice.say('case-title', { code: line.code }), body })
}

function promisesOf({ voice, channel }: Visit, { offers }: CasePage): Html | '' {
  if (offers.length === 0) return ''
  return html`<h2>${voice.say('promises-here')}</h2><ul class="plain">${offers.map(
    ({ promise, outcome }) =>
      html`<li>${voice.say(`outcome-${outcome.is}`, { when: moment(voice, promise.by, channel.at) })}</li>`,
  )}</ul>`
}

function referralsOf({ voice }: Visit, { referrals }: CasePage, { nameOf }: CaseSurroundings): Html | '' {
  if (referrals.length === 0) return ''
  return html`<h2>${voice.say('referrals-here')}</h2><ul class="plain">${referrals.map(
    ({ from, to, state }) =>
      html`<li>${voice.say('referral-line', { from: nameOf(from), to: nameOf(to) })}: ${voice.say(`referral-${state.status}`)}</li>`,
  )}</ul>`
}

/** What was said. It is opened in the browser, where the key is; the house sends it sealed. */
const timeline = (
  { voice }: Visit,
  { line, waiting }: CasePage,
  to: string,
): Html => html`<section aria-labelledby="talk">
<h2 id="talk">${voice.say('timeline')}</h2>
<ol id="timeline" class="timeline" data-island="timeline" data-entries="${to}/entries" data-case="${line.id}" data-unread="${waiting.join(' ')}"></ol>
<p class="soft" data-timeline-said role="status">${voice.say('timeline-loading')}</p>
<noscript><p class="hint">${voice.say('needs-script')}</p></noscript>
${unlockForm(voice, 'kept')}
</section>`

/** The reply: sealed in the browser for the desk, and passed on as the letter that waits for her. The button names the case. */
function replyBox({ voice }: Visit, { line, readers, request, state }: CasePage, to: string): Html {
  if (state.status === 'closed') return html`<p class="hint">${voice.say('closed-no-reply')}</p>`
  const { contract } = request
  return html`<form id="reply" class="reply" hx-boost="false" data-island="reply" action="${to}/reply" data-case="${line.id}" data-code="${line.code}"
data-readers="${JSON.stringify(readers)}" data-contract="${JSON.stringify({ ...contract, safeWord: undefined })}">
<label for="text">${voice.say('reply-label')}</label>
<p class="small" id="text-hint">${voice.say('reply-hint')}</p>
<textarea id="text" name="text" rows="6" maxlength="4000" aria-describedby="text-hint hints" spellcheck="true"></textarea>
<ul id="hints" class="hints" aria-live="polite" data-hints></ul>
<label for="file">${voice.say('file-label')}</label>
<p class="small" id="file-hint">${voice.say('file-hint')}</p>
<input id="file" name="file" type="file" accept=".jpg,.jpeg,.png,.webp,.pdf,.txt,.ogg,.m4a" aria-describedby="file-hint">
<p class="refused" role="alert" data-refused></p>
<button class="main" type="submit" disabled>${voice.say('reply-send', { code: line.code })}</button>
<p class="small">${voice.say('sealed-to', { count: String(readers.length) })}</p>
<ul class="prints">${readers.map(({ publicKey }) => html`<li>${fingerprintOf(publicKey)}</li>`)}</ul>
</form>`
}
