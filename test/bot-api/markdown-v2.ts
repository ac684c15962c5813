import type { Entity, Parsed } from './entities.ts'
import { bytesBefore, fence } from './markdown.ts'

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
type Wrong = { readonly wrong: string }
/** How far the reading is: what is read so far, and which marks wait for their end. */
type Reading = { readonly written: string; text: string; readonly entities: Entity[]; readonly open: Open[] }
/** Where the reading goes on, what is wrong, or nothing: this is not for us. */
type Step = number | Wrong | undefined

const unclosed = ({ written }: Reading, { mark, at }: Open): Wrong => ({
  wrong: `Can't find end of ${names[mark]?.[1]} entity at byte offset ${bytesBefore(written, at)}`,
})

const close = (
  { text, entities }: Reading,
  { mark, offset, language }: Open,
  extra: Partial<Entity> = {},
) => {
  const length = text.length - offset
  const type = names[mark]?.[0] ?? 'bold'
  if (length > 0) entities.push({ type, offset, length, ...(language ? { language } : {}), ...extra })
}

const markAt = (written: string, at: number, inside: string | undefined) => {
  if (inside === '`' || inside === '```') return written.startsWith(inside, at) ? inside : ''
  for (const mark of ['```', '__', '||']) if (written.startsWith(mark, at)) return mark
  return written[at] ?? ''
}

const escaped = (reading: Reading, at: number): Step => {
  const next = reading.written.charCodeAt(at + 1)
  if (reading.written[at] !== '\\' || !(next > 0 && next <= 126)) return undefined
  reading.text += reading.written[at + 1]
  return at + 2
}

/** The end of a line ends a quotation, unless the next line goes on with it; nothing else may be open then. */
const lineEnd = (reading: Reading, at: number): Step => {
  const { written, open } = reading
  const quoted = open.some(({ mark }) => mark === '>')
  if (written[at] !== '\n' || !quoted || written[at + 1] === '>') return undefined
  const last = open.pop()!
  if (last.mark !== '>') return unclosed(reading, last)
  close(reading, last)
  reading.text += '\n'
  return at + 1
}

const plain = (reading: Reading, at: number, mark: string): Step => {
  const inside = reading.open.at(-1)?.mark
  const verbatim = inside?.startsWith('`') && mark !== inside
  if (mark && reserved.includes(mark[0]!) && !verbatim) return undefined
  reading.text += reading.written[at] ?? ''
  return at + 1
}

const linkTarget = (written: string, from: number) => {
  if (written[from] !== '(') return { url: undefined, next: from }
  const found = /^\(((?:\\.|[^)\\])*)\)/s.exec(written.slice(from))
  return found && { url: (found[1] ?? '').replace(/\\(.)/gs, '$1'), next: from + found[0].length }
}

const closing = (reading: Reading, at: number, mark: string): Step => {
  const inside = reading.open.at(-1)
  if (!inside) return undefined
  if (mark === ']' && inside.mark === '[') {
    const target = linkTarget(reading.written, at + 1)
    if (!target)
      return { wrong: `Can't find end of a URL at byte offset ${bytesBefore(reading.written, at + 2)}` }
    const url = target.url ?? reading.text.slice(inside.offset)
    if (/^\w+:|\./.test(url)) close(reading, inside, { url })
    reading.open.pop()
    return target.next
  }
  if (inside.mark !== mark || mark === '[' || mark === '>') return undefined
  close(reading, inside)
  reading.open.pop()
  return at + mark.length
}

const opening = (reading: Reading, at: number, mark: string): Step => {
  const { written, open } = reading
  const lineStart = at === 0 || written[at - 1] === '\n'
  if (mark === '>' && lineStart && open.some((one) => one.mark === '>')) return at + 1
  if (!Object.hasOwn(names, mark) || (mark === '>' && !lineStart))
    return { wrong: `Character '${written[at]}' is reserved and must be escaped with the preceding '\\'` }
  const head = mark === '```' ? fence(written, at + 3) : { language: '', at: at + mark.length }
  open.push({ mark, offset: reading.text.length, at, language: head.language })
  return head.at
}

/** MarkdownV2: marks may nest, and every reserved character that is meant as itself must be escaped. */
export const parseMarkdownV2 = (written: string): Parsed => {
  const reading: Reading = { written, text: '', entities: [], open: [] }
  for (let at = 0; at < written.length; ) {
    const mark = markAt(written, at, reading.open.at(-1)?.mark)
    const step =
      escaped(reading, at) ??
      lineEnd(reading, at) ??
      plain(reading, at, mark) ??
      closing(reading, at, mark) ??
      opening(reading, at, mark)
    if (typeof step === 'object') return step
    at = step ?? at + 1
  }
  const last = reading.open.at(-1)
  if (last?.mark === '>') close(reading, reading.open.pop()!)
  const left = reading.open.at(-1)
  return left ? unclosed(reading, left) : { text: reading.text, entities: reading.entities }
}
