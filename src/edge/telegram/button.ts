import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Press } from '../../conversation/input.ts'
import { type LobbyWord, lobbyWords } from '../../outbox/screen.ts'

/** Telegram gives a button 64 bytes (Bot API, InlineKeyboardButton.callback_data). */
export const CALLBACK_BYTES = 64

/** What a pressed button meant: an answer on a certain screen, or a word of the lobby. */
type Pressed =
  | { readonly type: 'pressed'; readonly press: Press }
  | { readonly type: 'asked'; readonly word: LobbyWord; readonly step?: number }
  | { readonly type: 'opened'; readonly flow: string }

/** Writes and reads what stands in a button. Outside it is a random-looking word without meaning, different in every chat. */
export type Buttons = {
  /** One word per option of a screen, for this chat only. */
  write(chat: string, step: number, options: number): string[]
  /** The words of the lobby buttons. Most work from any screen, however old, and without a database; `back`, `skip` and `more` from theirs alone. */
  lobby(chat: string, step: number, words: readonly LobbyWord[]): string[]
  /** The button below a neutral line: it opens what the line is about, from any screen and however old it is. */
  opens(flow: Opens): string
  /** Nothing, when this house did not write it, or wrote it for another chat. */
  read(chat: string, data: string): Pressed | undefined
}

const BLOCK = 16
/** Distinguishes our blocks from noise: a forger has to hit 32 bits under an unknown key. */
const MARK = 0x57e2_4a11
/** Options from here on are words of the lobby: bound to a screen, or free. */
const BOUND = 0xff00
const FREE = 0xff80
/** Conversations that a neutral line opens, by the option that stands for them. */
const OPENS = new Map([
  [0xff7f, 'case'],
  [0xff7e, 'complaint'],
] as const)
export type Opens = typeof OPENS extends Map<number, infer Flow> ? Flow : never
const boundWords: readonly LobbyWord[] = ['back', 'skip', 'more']

/** `key`: 16 bytes derived from the host key. One AES block a button, so its order and its chat are checked without a table. */
export function openButtons(key: Uint8Array): Buttons {
  // One block knows nothing of another, so one cipher serves them all: it has nothing left to give out at an end.
  const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false)
  const decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false)
  const sealed = (block: Buffer) => cipher.update(block).toString('base64url')
  const free = new Map(lobbyWords.map((word, index) => [word, sealed(block(0, 0, FREE + index))]))
  return {
    write: (chat, step, options) =>
      Array.from({ length: options }, (_, option) => sealed(block(tagOf(chat), step, option))),
    lobby: (chat, step, words) =>
      words.map((word) => {
        if (!boundWords.includes(word)) return free.get(word)!
        return sealed(block(tagOf(chat), step, BOUND + lobbyWords.indexOf(word)))
      }),
    opens: (flow) => sealed(block(0, 0, [...OPENS].find(([, one]) => one === flow)![0])),
    read: (chat, data) => {
      const block = Buffer.from(data, 'base64url')
      if (block.length !== BLOCK || data.length > CALLBACK_BYTES) return undefined
      const plain = decipher.update(block)
      if (plain.readUInt32BE(12) !== MARK) return undefined
      const [tag, step, option] = [plain.readUIntBE(0, 6), plain.readUInt32BE(6), plain.readUInt16BE(10)]
      const flow = OPENS.get(option as 0xff7f)
      if (flow) return { type: 'opened', flow }
      if (option >= FREE) return asked(lobbyWords[option - FREE])
      if (tag !== tagOf(chat)) return undefined
      return option >= BOUND
        ? asked(lobbyWords[option - BOUND], step)
        : { type: 'pressed', press: { step, option } }
    },
  }
}

const asked = (word: LobbyWord | undefined, step?: number): Pressed | undefined =>
  word && { type: 'asked', word, ...(step !== undefined && { step }) }

/** A press fits whatever its step and option: a block is a block. */
export const fits = ({ step, option }: Press) =>
  Math.ceil((BLOCK * 4) / 3) <= CALLBACK_BYTES && step >= 0 && option >= 0 && option < BOUND

function block(tag: number, step: number, option: number): Buffer {
  const plain = Buffer.alloc(BLOCK)
  plain.writeUIntBE(tag, 0, 6)
  plain.writeUInt32BE(step % 2 ** 32, 6)
  plain.writeUInt16BE(option, 10)
  plain.writeUInt32BE(MARK, 12)
  return plain
}

/** The low 48 bits of a chat id: enough to tell chats apart inside a block. */
const tagOf = (chat: string) => Math.abs(Number(chat)) % 2 ** 48 || 1
