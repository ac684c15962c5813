import { html } from 'hono/html'
import { type Html, page } from './page.ts'
import { foot, type Reader, urgentLink } from './reading-parts.ts'
import { CONTENTS, type Group } from './site.ts'
import { emergencySection, languageLinks } from './surroundings.ts'
import { paragraphs } from './text.ts'
import { codeOf } from './topic.ts'
import { type Voice, voiceOf } from './words.ts'

const LIST = 'list'

/** Everything there is to read here, in the groups of the menu. */
export function contentsPage(reader: Reader): Html {
  const { site, render, language, exitTo, talk } = reader
  const voice = voiceOf(render.words, language)
  const body = html`<div id="${LIST}" class="reading" tabindex="-1">
<p>${voice.say('web:contents-intro')}</p>
${site.groups.map((group, index) => groupOf(reader, voice, group, index))}
</div>
${talk && html`<a class="way" href="/">${voice.say('web:talk-back')}</a>`}
${foot(reader, voice)}
${emergencySection(reader)}
${languageLinks(reader, CONTENTS)}`
  return page({
    voice,
    exit: render.lobby(language, 'leave'),
    exitTo,
    beside: urgentLink(reader),
    heading: voice.say('web:contents'),
    body,
    start: LIST,
  })
}

function groupOf(reader: Reader, voice: Voice, { heading, lines, entries }: Group, index: number): Html {
  const { render, language, at, linked } = reader
  const rest = index > 0 && lines.length === 0 ? voice.say('web:other-topics') : undefined
  const name = heading === undefined ? rest : render.words.say(language, heading)
  return html`<section>
${name && html`<h2>${name}</h2>`}
${lines.map((line) => html`<div class="line">${paragraphs(render.line(language, line, at))}</div>`)}
<ul class="contents">${entries.map(({ label, flow }) => html`<li><a href="${linked(`${CONTENTS}/${codeOf(flow)}`)}">${render.words.say(language, label)}</a></li>`)}</ul>
</section>`
}
