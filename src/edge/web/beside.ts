import { html } from 'hono/html'
import type { Html } from './page.ts'
import { type Reader, talkButton } from './reading-parts.ts'
import { screenParts } from './screen-page.ts'
import type { Topic } from './topic.ts'
import { type Voice, voiceOf } from './words.ts'

/** Her conversation as it stands, or the way into it. */
export function beside(reader: Reader, voice: Voice, topic: Topic): Html {
  const { talk, render } = reader
  const begin = talkButton(voice.say('web:talk-begin'), topic.flow, topic)
  if (!talk)
    return html`<aside class="wide" aria-labelledby="talk-name"><h2 id="talk-name">${voice.say('web:talk')}</h2>
<p>${voice.say('web:talk-hint')}</p>
${begin}</aside>`
  const hers = voiceOf(render.words, talk.language)
  const isHere = talk.screen.lines.at(-1)?.key.startsWith(`flows/${topic.flow}:`)
  return html`<aside class="wide" aria-labelledby="talk-name" lang="${hers.language}" dir="${hers.direction}"><h2 id="talk-name">${hers.say('web:talk')}</h2>
${screenParts(talk)}
${isHere ? '' : begin}</aside>`
}
