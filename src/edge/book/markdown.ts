import { NOTE, PHONE } from '../words.ts'

/** Words as Markdown shows them: signs of Markdown's own are only signs, phones are bold, a note in small print is small. */
export function inMarkdown(words: string): string {
  const safe = words.replace(/[\\`*_[\]<>#|~]/g, (sign) => escapes[sign] ?? `\\${sign}`)
  return (
    safe
      .replaceAll(PHONE.open, '**')
      .replaceAll(PHONE.close, '**')
      .split('\n')
      .map((line) => (line.startsWith(NOTE) ? `<sub>${line.slice(NOTE.length)}</sub>` : line))
      // What begins like an item of a list is a sentence all the same.
      .map((line) => line.replace(/^(\d+)([.)]) /, '$1\\$2 ').replace(/^([-+]) /, '\\$1 '))
      .join('\n')
  )
}

/** Markdown as a quotation that keeps its lines. */
export const quoted = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line, at, lines) => (line === '' ? '>' : `> ${line}${lines[at + 1] ? '  ' : ''}`))
    .join('\n')

const escapes: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '|': '\\|' }
