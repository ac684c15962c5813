import type { Entity, Parsed } from './entities.ts'

const bytesBefore = (written: string, at: number) => Buffer.byteLength(written.slice(0, at))

/** A fenced block's language and where its words begin, after one line break. */
const fence = (written: string, from: number) => {
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

const reserved = '_*[]()~`>#+-=|{}.!'
const names: Readonly<Record<string, readonly [type: string, name: string]>> = {
  '*': ['bold', 'Bold'],
  _: ['italic', 'Italic'],
  __: ['underline', 'Underline'],
  '~': ['strikethrough', 'Strikethrough'],
  '||': ['spoiler', 'Spoiler'],
  '`': ['code', 'Code'],
  '```': ['pre', 'Pre'],
  '[': ['text_link', 'TextUrl'],
  '>': ['blockquote', 'BlockQuote'],
}

type Open = { readonly mark: string; readonly offset: number; readonly at: number; readonly language: string }

const markAt = (written: string, at: number, inside: string | undefined) => {
  if (inside === '`' || inside === '```') return written.startsWith(inside, at) ? inside : ''
  for (const mark of ['```', '__', '||']) if (written.startsWith(mark, at)) return mark
  return written[at] ?? ''
}

const linkTarget = (written: string, from: number) => {
  if (written[from] !== '(') return { url: undefined, next: from }
  const found = /^\(((?:\\.|[^)\\])*)\)/s.exec(written.slice(from))
  return found && { url: (found[1] ?? '').replace(/\\(.)/gs, '$1'), next: from + found[0].length }
}

/** MarkdownV2: nesting, and every reserved character outside an entity must be escaped. */
export const parseMarkdownV2 = (written: string): Parsed => {
  let text = ''
  const entities: Entity[] = []
  const open: Open[] = []
  const unclosed = ({ mark, at }: Open) => ({
    wrong: `Can't find end of ${names[mark]?.[1]} entity at byte offset ${bytesBefore(written, at)}`,
  })
  const close = (one: Open, extra: Partial<Entity> = {}) => {
    const length = text.length - one.offset
    const type = names[one.mark]?.[0] ?? 'bold'
    const language = one.language ? { language: one.language } : {}
    if (length > 0) entities.push({ type, offset: one.offset, length, ...language, ...extra })
  }

  for (let at = 0; at < written.length; ) {
    const inside = open.at(-1)
    const letter = written[at] ?? ''
    const next = written.charCodeAt(at + 1)
    if (letter === '\\' && next > 0 && next <= 126) {
      text += written[at + 1]
      at += 2
      continue
    }
    const mark = markAt(written, at, inside?.mark)
    if (letter === '\n' && open.some((one) => one.mark === '>') && written[at + 1] !== '>') {
      if (inside?.mark !== '>') return unclosed(inside!)
      text += '\n'
      close(open.pop()!)
      at += 1
      continue
    }
    const literal =
      !mark || !reserved.includes(mark[0] ?? '') || (inside?.mark.startsWith('`') && mark !== inside.mark)
    if (literal) {
      text += letter
      at += 1
      continue
    }
    const closes = mark === ']' ? inside?.mark === '[' : inside?.mark === mark && mark !== '[' && mark !== '>'
    if (closes) {
      open.pop()
      const target = mark === ']' ? linkTarget(written, at + 1) : { url: undefined, next: at + mark.length }
      if (!target) return { wrong: `Can't find end of a URL at byte offset ${bytesBefore(written, at + 2)}` }
      const url = mark === ']' ? (target.url ?? text.slice(inside!.offset)) : undefined
      if (url === undefined || /^\w+:|\./.test(url)) close(inside!, url ? { url } : {})
      at = target.next
      continue
    }
    const lineStart = at === 0 || written[at - 1] === '\n'
    if (mark === '>' && lineStart && open.some((one) => one.mark === '>')) {
      at += 1
      continue
    }
    if (!Object.hasOwn(names, mark) || (mark === '>' && !lineStart))
      return { wrong: `Character '${letter}' is reserved and must be escaped with the preceding '\\'` }
    const head = mark === '```' ? fence(written, at + 3) : { language: '', at: at + mark.length }
    open.push({ mark, offset: text.length, at, language: head.language })
    at = head.at
  }
  if (open.at(-1)?.mark === '>') close(open.pop()!)
  const left = open.at(-1)
  return left ? unclosed(left) : { text, entities }
}
