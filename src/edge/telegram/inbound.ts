import { z } from 'zod'
import type { Input } from '../../conversation/input.ts'
import type { LobbyWord } from '../../outbox/screen.ts'
import type { Arrival } from '../arrival.ts'
import type { Buttons } from './button.ts'
import { type DeskEvent, deskInbound } from './desk-inbound.ts'

const Chat = z.object({ id: z.int(), type: z.string() })
const From = z.object({ language_code: z.string().optional() })
/** By what it is fetched, and how large it is; its name is never read. */
const File = z.object({ file_id: z.string().max(500), file_size: z.int().nonnegative().optional() })
const file = File.optional().catch(undefined)
const Message = z.object({
  message_id: z.int().nonnegative(),
  date: z.int().nonnegative(),
  chat: Chat,
  from: From.optional(),
  text: z.string().optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  photo: z.array(File).optional().catch(undefined),
  document: file,
  voice: file,
  video: file,
  video_note: file,
  audio: file,
  reply_to_message: z.unknown().optional(),
})
const Update = z.object({
  update_id: z.int().nonnegative(),
  message: Message.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: From,
      data: z.string().optional(),
      message: z.object({ message_id: z.int().nonnegative(), chat: Chat }).optional(),
    })
    .optional(),
  my_chat_member: z.object({ chat: Chat }).optional(),
})

/** The kinds of update this house wants to be told of. */
export const allowedUpdates = ['message', 'callback_query', 'my_chat_member', 'chat_member'] as const

/**
 * What an update is to us: somebody's arrival, something in a group, or nothing we know. An arrival that may be a
 * caseworker's answer has that with it: the chat it comes from decides.
 */
export type Inbound =
  | { readonly type: 'arrival'; readonly arrival: Arrival; readonly desk?: DeskEvent }
  | { readonly type: 'group'; readonly once: number; readonly event: DeskEvent }
  | { readonly type: 'nothing' }

const nothing: Inbound = { type: 'nothing' }

/** The part of a Telegram update the rest of the system ever sees. No name, no username, no phone gets past this line. */
export function inbound(raw: unknown, buttons: Buttons): Inbound {
  const parsed = Update.safeParse(raw)
  if (!parsed.success) return nothing
  const { update_id: once, message, callback_query: query, my_chat_member: member } = parsed.data
  const chat = query ? query.message?.chat : (message?.chat ?? member?.chat)
  if (chat?.type !== 'private') {
    const desk = deskInbound(raw)
    return desk ? { type: 'group', ...desk } : nothing
  }
  const from = { door: 'telegram', id: String(chat.id) } as const
  if (query) {
    const input =
      (query.data && buttons.read(from.id, query.data)) ||
      ({ type: 'pressed', press: { step: -1, option: 0 } } as const)
    return arrived(
      { from, once, input, acknowledges: query.id, on: query.message!.message_id },
      query.from.language_code,
    )
  }
  if (!message) return nothing
  const trace = { message: message.message_id, at: message.date }
  const read = arrived({ from, once, input: inputOf(message), trace }, message.from?.language_code)
  // Most people neither answer a bubble nor know this command: they are not read a second time.
  const mayBeDesk = message.reply_to_message !== undefined || /^\/desk/i.test(message.text ?? '')
  const desk = mayBeDesk ? deskInbound(raw) : undefined
  return read.type === 'arrival' && desk ? { ...read, desk: desk.event } : read
}

const arrived = (arrival: Arrival, language: string | undefined): Inbound => ({
  type: 'arrival',
  arrival: language === undefined ? arrival : { ...arrival, language },
})

const files = ['document', 'voice', 'video', 'video_note', 'audio'] as const

const commands: ReadonlyMap<string | undefined, LobbyWord> = new Map([
  ['help', 'emergency'],
  ['stop', 'leave'],
  ['language', 'language'],
  ['forget', 'forget'],
])

function inputOf({ text, location, ...message }: z.infer<typeof Message>): Input {
  if (location)
    return { type: 'located', latitude: rounded(location.latitude), longitude: rounded(location.longitude) }
  if (text === undefined) return fileIn(message)
  // A phone that begins every sentence with a capital writes /Stop as well.
  const [, command, code] = /^\/([a-z_]{1,32})(?:@\w+)?(?:\s+(.*))?$/is.exec(text) ?? []
  if (command?.toLowerCase() === 'start')
    return code ? { type: 'came', code: code.slice(0, 64) } : { type: 'came' }
  const word = commands.get(command?.toLowerCase())
  return word ? { type: 'asked', word } : { type: 'wrote', text }
}

/** Of a photo the largest that a bot may fetch (20 MB, Bot API getFile). */
function fileIn(message: Omit<z.infer<typeof Message>, 'text' | 'location'>): Input {
  const kind = message.photo ? 'photo' : files.find((one) => message[one] !== undefined)
  if (!kind) return { type: 'other' }
  const found =
    kind === 'photo'
      ? message.photo?.findLast(({ file_size: size = 0 }) => size <= FETCHED_MAX)
      : message[kind]
  return found
    ? { type: 'sent-file', file: `telegram ${kind} ${found.file_size ?? 0} ${found.file_id}` }
    : { type: 'sent-file' }
}
const FETCHED_MAX = 20 * 1024 * 1024

/** Two decimals are about 1 km: what is not needed is dropped before anything is kept. */
const rounded = (degrees: number) => Math.round(degrees * 100) / 100
