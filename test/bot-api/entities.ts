import type { Refused } from './answer.ts'
import { bad } from './answer.ts'
import type { Ask } from './ask.ts'
import { partsOf, textOf } from './ask.ts'
import { parseHtml } from './html.ts'
import { bytesBefore, parseMarkdown } from './markdown.ts'
import { parseMarkdownV2 } from './markdown-v2.ts'

/** A part of a text that is not plain. Offset and length are counted in UTF-16 units. */
export type Entity = {
  readonly type: string
  readonly offset: number
  readonly length: number
  readonly url?: string
  readonly language?: string
}

/** A text as it will stand in the chat: entities inside it, nothing hidden in spaces at its ends. */
export type Formatted = { readonly text: string; readonly entities: readonly Entity[] }

/** What a parser of marked-up text gives: the text, or what Telegram says is wrong with it. */
export type Parsed = Formatted | { readonly wrong: string }

const known = new Set(
  `mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough spoiler
  blockquote expandable_blockquote code pre text_link text_mention custom_emoji`.split(/\s+/),
)
const parsers = { html: parseHtml, markdown: parseMarkdown, markdownv2: parseMarkdownV2 } as const
const loneHalf = /\p{Surrogate}/u
// Telegram puts a space in place of each of these.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const control = /[\u0000-\u0008\u000b-\u000c\u000e-\u001f]/g

const splits = (text: string, at: number) =>
  at > 0 &&
  at < text.length &&
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 &&
  (text.charCodeAt(at - 1) & 0xfc00) === 0xd800

/** Why this entity cannot stand in this text, in Telegram's words. */
const misplaced = (text: string, entity: Entity): Refused | undefined => {
  const { offset, length, type } = entity
  if (!Number.isInteger(offset) || offset < 0 || offset > 1_000_000)
    return bad(`receive an entity with incorrect offset ${offset}`)
  if (!Number.isInteger(length) || length < 0 || length > 1_000_000)
    return bad(`receive an entity with incorrect length ${length}`)
  if (!known.has(type)) return bad("can't parse MessageEntity: Unsupported type specified")
  if (type === 'text_link' && !entity.url) return bad('can\'t parse MessageEntity: Can\'t find field "url"')
  if (offset > text.length) return bad(`entity begins after the end of the text at UTF-16 offset ${offset}`)
  if (offset + length > text.length)
    return bad(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`,
    )
  if (splits(text, offset))
    return bad(`entity begins in a middle of a UTF-16 symbol at byte offset ${bytesBefore(text, offset - 1)}`)
  if (splits(text, offset + length))
    return bad(
      `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${bytesBefore(text, offset + length - 1)}`,
    )
  return undefined
}

/** Takes the spaces off both ends; what an entity covers at the beginning stays. */
const trimmed = ({ text, entities }: Formatted): Formatted => {
  const end = text.trimEnd().length
  const covered = entities.reduce((first, { offset }) => Math.min(first, offset), end)
  const start = Math.min(text.length - text.trimStart().length, covered)
  if (start === 0 && end === text.length) return { text, entities }
  const kept = entities.flatMap((entity) => {
    const length = Math.min(entity.offset + entity.length, end) - entity.offset
    return length > 0 ? [{ ...entity, offset: entity.offset - start, length }] : []
  })
  return { text: text.slice(start, end), entities: kept }
}

const read = (ask: Ask, text: string, from: string): Formatted | Refused => {
  const mode = textOf(ask, 'parse_mode')?.toLowerCase()
  if (mode) {
    if (!Object.hasOwn(parsers, mode)) return bad('unsupported parse_mode')
    const parsed = parsers[mode as keyof typeof parsers](text)
    return 'wrong' in parsed ? bad(`can't parse entities: ${parsed.wrong}`) : parsed
  }
  const given = partsOf(ask, from)
  if (given === undefined || given === null) return { text, entities: [] }
  if (!Array.isArray(given)) return bad("can't parse entities JSON object")
  const entities = (given as Entity[]).filter((entity) => entity.length !== 0)
  for (const entity of entities) {
    const refusal = misplaced(text, entity)
    if (refusal) return refusal
  }
  return { text, entities }
}

/** What to read and how much of it may be left once entities are parsed, in UTF-16 units. */
export type TextField = {
  readonly text: 'text' | 'caption'
  readonly entities: 'entities' | 'caption_entities'
  readonly most: number
  readonly tooLong: string
}

/** Reads a text with its entities or its markup and refuses what Telegram refuses. A missing text is an empty one. */
export const formatted = (ask: Ask, field: TextField): Formatted | Refused => {
  const raw = textOf(ask, field.text) ?? ''
  if (loneHalf.test(raw)) return bad('strings must be encoded in UTF-8')
  const whole = read(ask, raw.replace(control, ' '), field.entities)
  if ('ok' in whole) return whole
  const { text, entities } = trimmed(whole)
  if (text.length > field.most) return bad(field.tooLong)
  return { text, entities: [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length) }
}
