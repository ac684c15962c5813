import type { Entity, Parsed } from './entities.ts'

const kinds: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  'tg-emoji': 'custom_emoji',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
}
const references: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }
const token = /<(\/?)([^\s>]*)([^>]*)(>?)|&(#x[0-9a-f]+|#\d+|[a-z]+);?|[^<&]+|&/gi
const attribute = /([^\s=>"']+)\s*=\s*("([^"]*)"|'([^']*)'|[\w.-]+)/g

/** Where a tag stands: in the text that is left, and in bytes of what was written. */
type Place = { readonly offset: number; readonly at: string }
type Open = { readonly tag: string; readonly offset: number; readonly extra: Partial<Entity> }

const decoded = (reference: string) => {
  if (!reference.startsWith('#')) return references[reference]
  const hex = reference[1]?.toLowerCase() === 'x'
  const code = Number.parseInt(reference.slice(hex ? 2 : 1), hex ? 16 : 10)
  return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : undefined
}

const decodedAll = (written: string) =>
  written.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);?/gi, (whole, reference: string) => decoded(reference) ?? whole)

const attributes = (written: string) =>
  new Map(
    [...written.matchAll(attribute)].map(([, name, value, double, single]) => [
      name,
      decodedAll(double ?? single ?? value ?? ''),
    ]),
  )

/** The opened tag, or what is wrong with it. */
const opened = (tag: string, written: string, { offset, at }: Place): Open | { wrong: string } => {
  if (!Object.hasOwn(kinds, tag)) return { wrong: `Unsupported start tag "${tag}" at byte offset ${at}` }
  const given = attributes(written)
  const style = given.get('class') ?? ''
  if (tag === 'span' && style !== 'tg-spoiler')
    return { wrong: `Tag "span" must have class "tg-spoiler" at byte offset ${at}` }
  if (tag === 'a') return { tag, offset, extra: { url: given.get('href') ?? '' } }
  if (tag === 'code' && style.startsWith('language-'))
    return { tag, offset, extra: { language: style.slice(9) } }
  if (tag === 'blockquote' && /\bexpandable\b/.test(written))
    return { tag, offset, extra: { type: 'expandable_blockquote' } }
  return { tag, offset, extra: {} }
}

const closed = (open: Open, text: string): Entity[] => {
  const length = text.length - open.offset
  const url = open.tag === 'a' ? open.extra.url || text.slice(open.offset) : undefined
  if (length === 0 || (open.tag === 'a' && !/^\w+:|\./.test(url ?? ''))) return []
  const type = kinds[open.tag] ?? 'bold'
  return [{ type, offset: open.offset, length, ...open.extra, ...(url ? { url } : {}) }]
}

/** Telegram's own small HTML: a fixed list of tags, four named references, and no mercy for a tag left open. */
export const parseHtml = (written: string): Parsed => {
  let text = ''
  const entities: Entity[] = []
  const open: Open[] = []
  for (const part of written.matchAll(token)) {
    const [whole, slash, name = '', rest = '', end, reference] = part
    if (!whole.startsWith('<')) {
      text += (reference && decoded(reference)) ?? whole
      continue
    }
    const at = String(Buffer.byteLength(written.slice(0, part.index)))
    const tag = name.toLowerCase()
    if (!end) return { wrong: `Unclosed ${slash ? 'end' : 'start'} tag at byte offset ${at}` }
    if (!slash) {
      const next = opened(tag, rest, { offset: text.length, at })
      if ('wrong' in next) return next
      open.push(next)
      continue
    }
    const last = open.pop()
    if (!last) return { wrong: `Unexpected end tag at byte offset ${at}` }
    if (tag && tag !== last.tag)
      return { wrong: `Unmatched end tag at byte offset ${at}, expected "</${last.tag}>", found "</${tag}>"` }
    entities.push(...closed(last, text))
  }
  const left = open.pop()
  return left ? { wrong: `Can't find end tag corresponding to start tag "${left.tag}"` } : { text, entities }
}
