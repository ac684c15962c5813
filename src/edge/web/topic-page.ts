import { html } from 'hono/html'
import { lobbyFlows } from '../../conversation/lobby.ts'
import { beside } from './beside.ts'
import { type Html, page } from './page.ts'
import { contentsLink, foot, nameOf, type Reader, talkButton, urgentLink } from './reading-parts.ts'
import { CONTENTS, everyPart, MENU } from './site.ts'
import { emergencySection, languageLinks, URGENT } from './surroundings.ts'
import { paragraphs } from './text.ts'
import type { Part, Topic, Way } from './topic.ts'
import { type Voice, voiceOf } from './words.ts'

/** A topic as it is told: in whose voice, and which buttons only lead on and are no headings. */
type Telling = {
  readonly reader: Reader
  readonly topic: Topic
  readonly voice: Voice
  readonly leadsOn: ReadonlySet<string>
}

/** Where the text begins. */
const TEXT = 'text'

/** One conversation to be read as a page, with the conversation itself beside it where the screen is wide. */
export function topicPage(reader: Reader, topic: Topic): Html {
  const { render, language, exitTo, linked } = reader
  const voice = voiceOf(render.words, language)
  const telling = { reader, topic, voice, leadsOn: leadingOn(reader, topic, voice) }
  const body = html`<article id="${TEXT}" class="reading" tabindex="-1">
${topic.parts.map((part) => partOf(telling, part, 1))}
</article>
${foot(reader, voice, topic)}
${emergencySection(reader)}
${languageLinks(reader, `${CONTENTS}/${topic.code}`)}`
  return page({
    voice,
    exit: render.lobby(language, 'leave'),
    exitTo,
    beside: html`${urgentLink(reader)}${contentsLink(reader, voice)}`,
    heading: nameOf(reader, voice, topic.flow),
    body,
    aside: beside(reader, voice, topic),
    start: TEXT,
    shownAs: linked(CONTENTS),
  })
}

/** Words that stand on several buttons of one conversation, or say “next”, lead on: they name nothing. */
function leadingOn({ render, language }: Reader, { parts }: Topic, voice: Voice): ReadonlySet<string> {
  const labels = everyPart(parts).flatMap(({ heading }) =>
    heading === undefined ? [] : [render.words.say(language, heading)],
  )
  return new Set([voice.say('web:next'), ...labels.filter((label, index) => labels.indexOf(label) < index)])
}

const say = ({ reader: { render, language } }: Telling, key: string) => render.words.say(language, key)

function headingOf(telling: Telling, { heading }: Part): string | undefined {
  const words = heading === undefined ? undefined : say(telling, heading)
  return words === undefined || telling.leadsOn.has(words) ? undefined : words
}

/** `level`: of the heading above. */
function partOf(telling: Telling, part: Part, level: number, heading = headingOf(telling, part)): Html {
  const { render, language, at } = telling.reader
  const here = heading ? level + 1 : level
  return html`<section id="${part.id}" tabindex="-1"${heading && html` class="headed"`}>
${heading && title(heading, here)}
<div class="line">${paragraphs(render.line(language, part.line, at))}</div>
${waysOf(telling, part, here === 1)}
</section>
${part.warns ? warned(telling, part, here) : part.below.map((each) => partOf(telling, each, here))}
`
}

const title = (words: string, level: number): Html => {
  if (level === 2) return html`<h2>${words}</h2>`
  return level === 3 ? html`<h3>${words}</h3>` : html`<h4>${words}</h4>`
}

/** What follows a warning is closed until she opens it, under the words of the button that leads there: “go on” and “not now” alike. */
function warned(telling: Telling, { below }: Part, level: number): readonly Html[] {
  return below.map((part) => {
    const words = part.heading === undefined ? telling.voice.say('web:next') : say(telling, part.heading)
    return html`<details class="warned"><summary>${words}</summary>
${partOf(telling, part, level, '')}
</details>`
  })
}

/** Where the buttons of a step lead: elsewhere, and at the head of the page also to what follows below. */
function waysOf(telling: Telling, { ways, warns }: Part, atHead: boolean): Html | '' {
  const shown = ways
    .filter(({ turn, to }) => 'flow' in to || turn !== 'on' || (atHead && !warns))
    .flatMap((way) => wayOf(telling, way) ?? [])
  if (shown.length === 0) return ''
  return html`<ul class="ways" aria-label="${telling.voice.say('web:ways')}">${shown.map((way) => html`<li>${way}</li>`)}</ul>`
}

function wayOf(telling: Telling, { label, to, turn }: Way): Html | undefined {
  const { reader, topic } = telling
  const words = say(telling, label)
  if ('part' in to)
    return turn === 'on' && telling.leadsOn.has(words) ? undefined : html`<a href="#${to.part}">${words}</a>`
  if (to.flow === lobbyFlows.emergency) return html`<a href="#${URGENT}">${words}</a>`
  if (to.flow === MENU) return html`<a href="${reader.linked(CONTENTS)}">${words}</a>`
  const other = reader.site.topic(to.flow)
  if (other) return html`<a href="${reader.linked(`${CONTENTS}/${other.code}`)}">${words}</a>`
  return reader.site.has(to.flow) ? talkButton(words, to.flow, topic) : undefined
}
