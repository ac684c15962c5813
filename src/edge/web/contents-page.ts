import { html } from 'hono/html'
import { type Html, page } from './page.ts'
import { foot, type Reader, talkButton, urgentLink } from './reading-parts.ts'
import { CONTENTS, type Entry, type Group } from './site.ts'
import { emergencySection, languageLinks } from './surroundings.ts'
import { paragraphs } from './text.ts'
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
  const { render, language, at } = reader
  const rest = index > 0 && lines.length === 0 ? voice.say('web:other-topics') : undefined
  const name = heading === undefined ? rest : render.words.say(language, heading)
  return html`<section>
${name && html`<h2>${name}</h2>`}
${lines.map((line) => html`<div class="line">${paragraphs(render.line(language, line, at))}</div>`)}
<ul class="contents">${entries.map((entry) => html`<li>${entryOf(reader, entry)}</li>`)}</ul>
</section>`
}

/** A page, or a conversation that is walked through. */
function entryOf({ site, render, language, linked }: Reader, { label, flow }: Entry): Html {
  const words = render.words.say(language, label)
  const topic = site.topic(flow)
  return topic ? html`<a href="${linked(`${CONTENTS}/${topic.code}`)}">${words}</a>` : talkButton(words, flow)
}
