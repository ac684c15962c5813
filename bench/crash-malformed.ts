import { seeded } from '../test/bot-api/faults.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const chat = { id: 700_000_001, first_name: 'Amina', last_name: 'B', username: 'amina', type: 'private' }
const from = { id: 700_000_001, is_bot: false, first_name: 'Amina', language_code: 'uk' }
const message = { message_id: 17, from, chat, date: 1_788_264_000 }
const group = { id: -1_001_234_567_890, title: 'Family', type: 'supergroup' }
const command = [{ type: 'bot_command', offset: 0, length: 6 }]
const file = { file_id: 'AgAC', file_unique_id: 'AQAD', file_size: 1024, width: 640, height: 480 }

/** Updates as Telegram shapes them: the kinds this house asks for, and kinds that it does not. */
const shapes: readonly { readonly kind: string; readonly content: Json }[] = [
  { kind: 'message', content: { ...message, text: '/start leaflet-7', entities: command } },
  { kind: 'message', content: { ...message, text: 'мій сусід знає', entities: [] } },
  { kind: 'message', content: { ...message, text: '/help' } },
  {
    kind: 'message',
    content: { ...message, location: { latitude: 50.45, longitude: 30.52, live_period: 900 } },
  },
  { kind: 'message', content: { ...message, photo: [file, file], caption: 'x' } },
  {
    kind: 'message',
    content: { ...message, document: { ...file, file_name: 'a.pdf', mime_type: 'application/pdf' } },
  },
  { kind: 'message', content: { ...message, sticker: { ...file, emoji: '🌿', is_animated: false } } },
  {
    kind: 'message',
    content: { ...message, contact: { phone_number: '+380', first_name: 'A', user_id: 1 } },
  },
  {
    kind: 'message',
    content: { ...message, reply_to_message: { ...message, text: 'before' }, text: 'after' },
  },
  { kind: 'message', content: { ...message, chat: group, text: '/start@bot' } },
  {
    kind: 'message',
    content: { ...message, forward_origin: { type: 'user', sender_user: from, date: 1 }, text: 'x' },
  },
  {
    kind: 'callback_query',
    content: {
      id: '4382',
      from,
      message: { ...message, text: 'Home.' },
      chat_instance: '-12',
      data: 'AAAAAAAAAAAAAAAAAAAAAA',
    },
  },
  {
    kind: 'callback_query',
    content: { id: '4383', from, inline_message_id: 'x', chat_instance: '1', game_short_name: 'g' },
  },
  {
    kind: 'callback_query',
    content: { id: '4384', from, message: { chat, message_id: 3, date: 0 }, chat_instance: '1', data: '' },
  },
  {
    kind: 'my_chat_member',
    content: {
      chat,
      from,
      date: 1,
      old_chat_member: { user: from, status: 'member' },
      new_chat_member: { user: from, status: 'kicked', until_date: 0 },
    },
  },
  { kind: 'edited_message', content: { ...message, edit_date: 1_788_264_001, text: 'edited' } },
]

const strange: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 53),
  1e308,
  -0.0000001,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u200b',
  'x'.repeat(5000),
  '🙂'.repeat(100),
  '{{phone.police_102}}',
  '$t(lobby:leave)',
  '__proto__',
  '/constructor',
  '/__proto__',
  '/start',
  '/stop',
  [],
  {},
  [[[]]],
  JSON.parse('{"__proto__":{"type":"private"}}') as Json,
  { id: 'x' },
  'private',
  'supergroup',
  'toString',
]
const keys = [
  '__proto__',
  'constructor',
  'toString',
  'message',
  'callback_query',
  'chat',
  'id',
  'text',
  'data',
  'location',
]

/** A source of updates that look like Telegram's and are wrong somewhere: a value, a type, a key, a part of another one. */
export function malformed(seed: number): () => { kind: string; content: Json } {
  const random = seeded(seed)
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const put = (into: { [key: string]: Json }, key: string, value: Json) =>
    Object.defineProperty(into, key, { value, enumerable: true, configurable: true, writable: true })

  const broken = (value: Json, depth = 0): Json => {
    if (random() < 0.15 || depth > 4) return structuredClone(one(strange))
    if (value === null || typeof value !== 'object')
      return random() < 0.5 ? structuredClone(one(strange)) : value
    if (Array.isArray(value))
      return random() < 0.5 ? [...value, ...value] : value.map((item) => broken(item, depth + 1))
    const names = Object.keys(value)
    const name = one(names)
    const copy: { [key: string]: Json } = structuredClone(value)
    const draw = random()
    if (names.length === 0 || draw < 0.1) put(copy, one(keys), structuredClone(one(strange)))
    else if (draw < 0.25) delete copy[name]
    else if (draw < 0.35) put(copy, name, structuredClone(one(shapes).content))
    else put(copy, name, broken(copy[name]!, depth + 1))
    return random() < 0.3 ? broken(copy, depth) : copy
  }
  return () => {
    const { kind, content } = one(shapes)
    return { kind, content: random() < 0.1 ? content : broken(content) }
  }
}
