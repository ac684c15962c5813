import { html } from 'hono/html'
import type { Voice } from './words.ts'

/** Escaped HTML. */
export type Html = ReturnType<typeof html>

/** One whole page. Its title is the same everywhere, so that history and tabs tell nothing. */
export type Page = {
  readonly voice: Voice
  /** The words on the exit button. */
  readonly exit: string
  readonly exitTo: string
  /** What stands beside the exit, always in sight. */
  readonly beside?: Html
  readonly heading: string
  /** The heading is the name of the house and no title of what is said below. */
  readonly quiet?: true
  readonly body: Html
  /** What stands beside the body where the screen is wide. */
  readonly aside?: Html
  /** Where the body begins; the present place of the conversation unless said otherwise. */
  readonly start?: string
  /** The address that a script puts in the place of this one: the history then holds that alone. */
  readonly shownAs?: string
}

/** Where the eyes, the keyboard and the screen reader are after a turn. */
export const NOW = 'now'

export const page = ({
  voice,
  exit,
  exitTo,
  beside,
  heading,
  quiet,
  body,
  aside,
  ...more
}: Page): Html => html`<!doctype html>
<html lang="${voice.language}" dir="${voice.direction}">
<head>
${head(voice.say('web:title'))}
<script src="/static/page.js" defer></script>
</head>
<body data-exit="${exitTo}"${more.shownAs && html` data-path="${more.shownAs}"`}${aside && html` class="paired"`}>
<a class="skip" href="#${more.start ?? NOW}">${voice.say('web:skip-link')}</a>
<header>
<div class="bar">
${beside}
<form class="exit" method="post" action="/leave" autocomplete="off">
<button class="leave" type="submit">${exit}</button>
</form>
<p class="keys" hidden>${voice.say('web:quick-exit-hint')}</p>
</div>
</header>
<main>
<h1${quiet && html` class="name"`}>${heading}</h1>
${body}
</main>
${aside}
</body>
</html>`

/** The sheet of notes that a quick exit leaves on the screen: a date and an empty page, and no way back from here. */
export const notesPage = (voice: Voice, date: string): Html => html`<!doctype html>
<html lang="${voice.language}" dir="${voice.direction}">
<head>
${head(voice.say('web:notes'))}
</head>
<body class="notes">
<main>
<h1>${voice.say('web:notes')}</h1>
<p id="date">${date}</p>
<textarea aria-label="${voice.say('web:notes')}" aria-describedby="date" rows="16" autocomplete="off" spellcheck="false"></textarea>
</main>
</body>
</html>`

const head = (title: string): Html => html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow, noarchive">
<title>${title}</title>
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/page.css">`
