import { html } from 'hono/html'
import { TEXT_MAX } from '../../conversation/step.ts'
import type { Button, Screen, SpokenTo } from '../../outbox/screen.ts'
import type { Render } from '../render.ts'
import type { WaitingPaper } from './door.ts'
import { type Html, NOW, page } from './page.ts'
import { paragraphs } from './text.ts'
import { type Voice, voiceOf } from './words.ts'

/** A screen for the eye: what the house says, what can be pressed or written, and the lobby. */
export type Shown = {
  readonly screen: Screen
  readonly language: string
  readonly spokenTo: SpokenTo
  readonly render: Render
  readonly exitTo: string
  readonly at: Date
  /** The papers that wait for her. */
  readonly papers?: readonly WaitingPaper[] | undefined
  /** Why the question stands again, and what she had written. */
  readonly again?: { readonly hint: string; readonly text?: string | undefined } | undefined
  /** Where the same words stand as a page. */
  readonly read?: string | undefined
  /** The code of the page that it stands beside: answers lead back there. */
  readonly page?: string | undefined
}

/** The place of an option on its screen, so that a ticked one has the focus again. */
export const optionId = (option: number) => `o${option}`

export function screenPage(shown: Shown): Html {
  const { language, render, exitTo } = shown
  const voice = voiceOf(render.words, language)
  const emergency = html`<form method="post" action="/turn">${step(shown)}<button class="urgent" type="submit" name="word" value="emergency">${render.lobby(language, 'emergency')}</button></form>`
  return page({
    voice,
    exit: render.lobby(language, 'leave'),
    exitTo,
    beside: emergency,
    heading: voice.say('web:title'),
    quiet: true,
    body: screenParts(shown),
  })
}

/** The screen without a page around it: emergency and leave are the page's affair. */
export function screenParts(shown: Shown): Html {
  const { screen, language, spokenTo, render, at, papers = [], again } = shown
  const voice = voiceOf(render.words, language)
  return html`<div id="${NOW}" class="said" role="group" aria-live="polite" aria-label="${voice.say('web:messages')}" tabindex="-1"${again ? html` autofocus` : ''}>
${again && html`<div id="hint" class="hint" role="alert">${paragraphs(again.hint)}</div>`}
${screen.lines.map((line, index) => html`<div class="line${index === screen.lines.length - 1 ? ' question' : ''}">${paragraphs(render.line(language, line, at, spokenTo))}</div>`)}
</div>
${papers.map((paper) => paperForm(voice, paper, papers.length > 1))}
${screen.accepts.includes('text') ? textForm(voice, shown) : ''}
${screen.accepts.includes('file') ? fileForm(voice, shown) : ''}
${screen.accepts.includes('location') ? placeForm(voice, shown) : ''}
${screen.buttons.length > 0 ? options(voice, shown) : ''}
${lobby(voice, shown)}
${shown.read && html`<a class="way" href="${shown.read}">${voice.say('web:read-here')}</a>`}`
}

/** What every form of a screen carries: the step it belongs to, and the page it stands beside. */
const step = ({ screen, page }: Shown): Html =>
  html`<input type="hidden" name="step" value="${screen.step}">${page && html`<input type="hidden" name="page" value="${page}">`}`

function options(voice: Voice, shown: Shown): Html {
  const { screen, render, language, spokenTo } = shown
  const takesMany = screen.buttons.some((button) => 'ticked' in button)
  const pressed = (button: Button) =>
    'ticked' in button && button.ticked !== undefined
      ? html` aria-pressed="${button.ticked ? 'true' : 'false'}"`
      : ''
  // What comes from the directory may run the other way than the page.
  const words = (button: Button) => {
    const text = render.button(language, button, spokenTo)
    return 'label' in button ? html`<bdi>${text}</bdi>` : text
  }
  return html`<form method="post" action="/turn" autocomplete="off">${step(shown)}
<fieldset aria-describedby="${NOW}"><legend>${voice.say(takesMany ? 'web:ticks' : 'web:choices')}</legend>
${screen.buttons.map(
  (button, index) =>
    html`<button class="option" type="submit" id="${optionId(index)}" name="option" value="${index}"${pressed(button)}>${words(button)}</button>
`,
)}</fieldset></form>`
}

function textForm(voice: Voice, shown: Shown): Html {
  const { screen, again } = shown
  const described = html`aria-describedby="${again ? 'hint ' : ''}answer-hint"${again ? html` aria-invalid="true"` : ''}`
  const common = html`id="answer" name="text" maxlength="${TEXT_MAX}" required autocomplete="off" spellcheck="false" dir="auto"`
  const isPlace = screen.accepts.includes('location')
  const field = isPlace
    ? html`<input type="text" ${common} ${described} value="${again?.text ?? ''}">`
    : html`<textarea rows="5" ${common} ${described}>
${again?.text ?? ''}</textarea>`
  return html`<form method="post" action="/turn" autocomplete="off">${step(shown)}
<label for="answer">${voice.say(isPlace ? 'web:place' : 'web:answer')}</label>
<p id="answer-hint" class="small">${voice.say('web:answer-hint')}</p>
${field}
<button class="main" type="submit">${voice.say('web:send')}</button></form>`
}

/** What a browser offers to choose from; what comes is looked at all the same. */
const FILES = 'image/jpeg,image/png,image/webp,application/pdf,audio/ogg,text/plain'

const fileForm = (
  voice: Voice,
  shown: Shown,
): Html => html`<form method="post" action="/file" enctype="multipart/form-data" autocomplete="off">${step(shown)}
<label for="file">${voice.say('web:file')}</label>
<p id="file-hint" class="small">${voice.say('web:file-hint')}</p>
<input type="file" id="file" name="file" accept="${FILES}" required aria-describedby="file-hint">
<button class="main" type="submit">${voice.say('web:send')}</button></form>`

/** Stays hidden where no script can ask for the place; typing its name works everywhere. */
const placeForm = (
  voice: Voice,
  shown: Shown,
): Html => html`<form method="post" action="/turn" autocomplete="off" class="place" hidden>${step(shown)}
<input type="hidden" name="latitude"><input type="hidden" name="longitude">
<button class="option" type="submit">${voice.say('web:location-share')}</button>
<p class="small" role="status" data-failed="${voice.say('web:location-failed')}"></p></form>`

/** Where two files wait, each button says which one it brings. */
const paperForm = (
  voice: Voice,
  { id, format }: WaitingPaper,
  several: boolean,
): Html => html`<form method="post" action="/paper" autocomplete="off">
<input type="hidden" name="paper" value="${id}">
<button class="main" type="submit" aria-describedby="paper-hint-${format}">${voice.say('web:download')}${several ? ` (${format.toUpperCase()})` : ''}</button>
<p id="paper-hint-${format}" class="small">${voice.say('web:download-hint')}</p></form>`

/** Emergency and leave stand at the top already; the rest of the lobby is the way around. */
function lobby(voice: Voice, shown: Shown): Html | '' {
  const { screen, render, language } = shown
  const words = screen.lobby.filter((word) => word !== 'emergency' && word !== 'leave')
  if (words.length === 0) return ''
  return html`<nav aria-label="${voice.say('web:lobby')}"><form method="post" action="/turn">${step(shown)}
${words.map(
  (
    word,
  ) => html`<button type="submit" name="word" value="${word}"${word === 'more' ? html` class="more"` : ''}>${render.lobby(language, word)}</button>
`,
)}</form></nav>`
}
