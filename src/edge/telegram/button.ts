import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Press } from '../../conversation/input.ts'
import { type LobbyWord, lobbyWords } from '../../outbox/screen.ts'

/** Telegram gives a button 64 bytes (Bot API, InlineKeyboardButton.callback_data). */
export const CALLBACK_BYTES = 64

/** What a pressed button meant: an answer on a certain screen, or a word of the lobby. */
export type Pressed =
  | { readonly type: 'pressed'; readonly press: Press }
  | { readonly type: 'asked'; readonly word: LobbyWord }

/** Writes and reads what stands in a button. Outside it is a random-looking word without meaning, different in every chat. */
export type Buttons = {
  /** One word per option of a screen, for this chat only. */
  write(chat: string, step: number, options: number): string[]
  /** The word of a lobby button: it works from any screen, however old, and without a database. */
  lobby(word: LobbyWord): string
  /** Nothing, when this house did not write it, or wrote it for another chat. */
  read(chat: string, data: string): Pressed | undefined
}

const BLOCK = 16
/** Distinguishes our blocks from noise: a forger has to hit 32 bits under an unknown key. */
const MARK = 0x57e2_4a11
const LOBBY = 0xffff

/** `key`: 16 bytes derived from the host key. One AES block a button, so its order and its chat are checked without a table. */
export function openButtons(key: Uint8Array): Buttons {
  const encrypt = (blocks: Buffer) => {
    const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false)
    return Buffer.concat([cipher.update(blocks), cipher.final()])
  }
  const decrypt = (block: Buffer) => {
    const cipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false)
    return Buffer.concat([cipher.update(block), cipher.final()])
  }
  const lobby = new Map(
    lobbyWords.map((word, index) => [word, encrypt(block(0, index, LOBBY)).toString('base64url')]),
  )
  return {
    write: (chat, step, options) => {
      if (options === 0) return []
      const plain = Buffer.concat(
        Array.from({ length: options }, (_, option) => block(tagOf(chat), step, option)),
      )
      const sealed = encrypt(plain)
      return Array.from({ length: options }, (_, option) =>
        sealed.toString('base64url', option * BLOCK, (option + 1) * BLOCK),
      )
    },
    lobby: (word) => lobby.get(word)!,
    read: (chat, data) => {
      const sealed = Buffer.from(data, 'base64url')
      if (sealed.length !== BLOCK || data.length > CALLBACK_BYTES) return undefined
      const plain = decrypt(sealed)
      if (plain.readUInt32BE(12) !== MARK) return undefined
      const [tag, step, option] = [plain.readUIntBE(0, 6), plain.readUInt32BE(6), plain.readUInt16BE(10)]
      const word = option === LOBBY && tag === 0 ? lobbyWords[step] : undefined
      if (word) return { type: 'asked', word }
      return tag === tagOf(chat) ? { type: 'pressed', press: { step, option } } : undefined
    },
  }
}

/** A press fits whatever its step and option: a block is a block. */
export const fits = ({ step, option }: Press) =>
  Math.ceil((BLOCK * 4) / 3) <= CALLBACK_BYTES && step >= 0 && option >= 0 && option < LOBBY

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
