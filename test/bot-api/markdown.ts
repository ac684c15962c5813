import type { Entity, Parsed } from './entities.ts'

/** How many bytes stand before this place: Telegram counts mistakes in bytes. */
export const bytesBefore = (written: string, at: number) => Buffer.byteLength(written.slice(0, at))

/** A fenced block's language and where its words begin, after one line break. */
export const fence = (written: string, from: number) => {
  const [head = '', language = '', line = ''] = /^([^\s`]*)(\r?\n)?/.exec(written.slice(from)) ?? []
  const named = language && written[from + language.length] !== '`'
  if (named) return { language, at: from + head.length }
  return { language: '', at: language ? from : from + line.length }
}

const plain = /[^_*`[\\]+|\\[_*`[]|\\/y
const simple: Readonly<Record<string, string>> = { _: 'italic', '*': 'bold', '`': 'code' }

/** Markdown as Telegram first had it: `_`, `*`, backquotes and links, without nesting; a mark left open is refused. */
export const parseMarkdown = (written: string): Parsed => {
  let text = ''
  const entities: Entity[] = []
  let at = 0
  while (at < written.length) {
    plain.lastIndex = at
    const words = plain.exec(written)?.[0]
    if (words) {
      text += words.length === 2 && words[0] === '\\' ? words[1] : words
      at += words.length
      continue
    }
    const mark = written[at] ?? ''
    const block = written.startsWith('```', at)
    const head = block ? fence(written, at + 3) : { language: '', at: at + 1 }
    const end = written.indexOf(block ? '```' : mark === '[' ? ']' : mark, head.at)
    if (end < 0)
      return { wrong: `Can't find end of the entity starting at byte offset ${bytesBefore(written, at)}` }
    const inner = written.slice(head.at, end)
    const link = mark === '[' ? /^\]\(([^)]*)\)?/.exec(written.slice(end)) : null
    const url = mark === '[' ? (link?.[1] ?? inner) : undefined
    const type = block ? 'pre' : (simple[mark] ?? 'text_link')
    if (inner && (!url || /^\w+:|\./.test(url)) && (type !== 'text_link' || url))
      entities.push({
        type,
        offset: text.length,
        length: inner.length,
        ...(url ? { url } : {}),
        ...(head.language ? { language: head.language } : {}),
      })
    text += inner
    at = end + (link?.[0].length ?? (block ? 3 : 1))
  }
  return { text, entities }
}
