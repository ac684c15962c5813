import type { Words } from '../words.ts'
import { reportStyle } from './report-style.ts'
import type { Chapter, Line, Said, SheetCard, SheetFact, Sheets } from './sheet.ts'

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
const lines = (text: string) => escaped(text).replaceAll('\n', '<br>')

/** The pages to read and sign as one HTML file: nothing is fetched, and it prints as it is. */
export function reportPage(words: Words, sheets: Sheets): string {
  const say = (key: string, values?: Record<string, string>) =>
    escaped(words.say(sheets.language, `report:${key}`, values))
  const title = say('title')
  return `<!doctype html>
<html lang="${sheets.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${reportStyle}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="quiet">${say('subtitle', { cards: String(sheets.cards), date: sheets.date })}</p>
<h2>${say('how-title')}</h2>
<ol class="how">${[1, 2, 3, 4, 5].map((at) => `<li>${say(`how-${at}`)}</li>`).join('')}</ol>
<h2>${say('contents')}</h2>
<ol class="contents">
${sheets.chapters.map((chapter) => entry(chapter, say)).join('\n')}
</ol>
</header>
${sheets.chapters.map((chapter) => section(chapter, say)).join('\n')}
</body>
</html>
`
}

type Say = (key: string, values?: Record<string, string>) => string

const progress = ({ signed, wanted }: Chapter, say: Say) =>
  say('signed-count', { signed: String(signed), wanted: String(wanted) })

const entry = (chapter: Chapter, say: Say) =>
  `<li><a href="#${chapter.flow}">${escaped(chapter.title)}</a> <span class="quiet">${say('chapter-cards', { count: String(chapter.cards.length) })} · ${progress(chapter, say)}</span></li>`

const section = (chapter: Chapter, say: Say) => `<section id="${chapter.flow}">
<h2>${escaped(chapter.title)} <small>${chapter.flow} · ${progress(chapter, say)}</small></h2>
${chapter.cards.map((card) => article(card, say)).join('\n')}
${chapter.commands.length === 0 ? '' : `<footer><p>${say('record')}</p>${chapter.commands.map((command) => `<code>${escaped(command)}</code>`).join('')}</footer>`}
</section>`

const article = (card: SheetCard, say: Say) => `<article id="${card.name}">
<h3>${card.name} <small>${say('code', { code: card.code })}</small></h3>
${card.hidden ? `<p class="wrong">${say('hidden')}</p>` : ''}
<div class="sides">
<div class="said">
${said(card.said, say)}
<div class="mirror" lang="en">${said(card.mirror, say)}</div>
${card.why ? `<p class="why" lang="en"><b>${say('why')}:</b> ${escaped(card.why)}</p>` : ''}
</div>
<div class="facts">${card.facts.length === 0 ? `<p class="quiet">${say('no-facts')}</p>` : card.facts.map((one) => fact(one, say)).join('')}</div>
</div>
<table>${card.lines.map((line) => row(line, say)).join('')}</table>
</article>`

const said = ({ text, buttons }: Said, say: Say) =>
  `<p>${lines(text)}</p>${buttons.length === 0 ? '' : `<p class="buttons" title="${say('buttons')}">${buttons.map((button) => `<span>${escaped(button)}</span>`).join(' ')}</p>`}`

const fact = (one: SheetFact, say: Say) =>
  one.again
    ? `<div class="fact mirror"><p><b>${escaped(one.id)}</b> ${lines(one.statement)}</p></div>`
    : `<div class="fact">
<p><b>${escaped(one.id)}</b> ${lines(one.statement)}</p>
<p class="mirror" lang="en">${lines(one.mirror)}</p>
<p class="source">${say('source', { source: one.source })}<br>${say('source-date', { date: one.date })} · ${confidence(one, say)}<br>${say('checked', { date: one.checkedOn, term: one.term })}</p>
${one.wrong === 'overdue' ? `<p class="wrong">${say('overdue')}</p>` : ''}
${one.signed ? `<p class="source">${say('fact-signed', { initials: one.signed.initials, date: one.signed.on })}</p>` : ''}
</div>`

const confidence = ({ confidence: how, wrong }: SheetFact, say: Say) =>
  wrong === 'weak' ? `<b class="wrong">${say('weak', { confidence: how })}</b>` : `${how}, ${say(how)}`

function row({ role, needed, signed }: Line, say: Say): string {
  const name = say(role)
  if (signed)
    return `<tr class="done"><td>☑ ${name}</td><td colspan="2">${say('signed-by', { initials: signed.initials, date: signed.on })}</td></tr>`
  if (!needed) return `<tr class="quiet"><td>${name}</td><td colspan="2">${say('not-needed')}</td></tr>`
  return `<tr><td>☐ ${name}</td><td>${say('initials')} <i></i></td><td>${say('day')} <i></i></td></tr>`
}
