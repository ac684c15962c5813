import { type Api, GrammyError } from 'grammy'
import type { InlineKeyboardButton } from 'grammy/types'
import { caseId } from '../../kernel/id.ts'
import type { DeskSaying } from '../../outbox/message.ts'
import type { Waiting } from '../storage/waiting.ts'
import type { Words } from '../words.ts'
import { bubblesOf } from './bubbles.ts'
import type { Claims } from './desk-button.ts'
import { remove } from './remove.ts'

type Board = Extract<DeskSaying, { kind: 'board' }>
type Line = Extract<DeskSaying, { kind: 'desk-line' }>

/** Says things to staff. Gives back the ids of what was sent, and of what stands as the board now. */
export type DeskMouth = {
  board(waiting: Waiting, board: Board, sent: number[]): Promise<readonly number[]>
  line(waiting: Waiting, line: Line, sent: number[]): Promise<readonly number[]>
}

/** Nothing may be forwarded or saved, and no link opens a preview. Staff are told aloud: somebody waits. */
const kept = { protect_content: true, link_preview_options: { is_disabled: true } }

/** What stands in a group, as far as this house has said it since it opened. */
type Standing = { readonly message: number; readonly board: Board }

export function deskMouth(api: Api, words: Words, claims: Claims): DeskMouth {
  const standing = new Map<string, Standing>()
  const keysOf = (board: Board, chat: string, language: string): InlineKeyboardButton[][] =>
    board.rows.map(({ case: id, code }) => [
      { text: words.say(language, 'desk:take', { code }), callback_data: claims.write(chat, caseId(id)) },
    ])
  return {
    board: async ({ to, language, live }, board, sent) => {
      const before = standing.get(to.id)
      const older = [...new Set([...live, ...(before ? [before.message] : [])])]
      if (board.gone) {
        standing.delete(to.id)
        await remove(api, to.id, older)
        return []
      }
      if (before && same(before.board, board)) return [before.message]
      const text = boardText(words, language, board)
      const reply_markup = { inline_keyboard: keysOf(board, to.id, language) }
      if (before && onlyShorter(before.board, board)) {
        const edited = await edit(() => api.editMessageText(to.id, before.message, text, { reply_markup }))
        if (edited) {
          standing.set(to.id, { message: before.message, board })
          return [before.message]
        }
      }
      const { message_id: message } = await api.sendMessage(to.id, text, { ...kept, reply_markup })
      sent.push(message)
      standing.set(to.id, { message, board })
      // One board at a time: what an older one said may not be true any more.
      await remove(api, to.id, older)
      return [message]
    },
    line: async ({ to, language }, { word, values }, sent) => {
      for (const text of bubblesOf(words.say(language, `desk:${word}`, values)))
        sent.push((await api.sendMessage(to.id, text, kept)).message_id)
      return []
    },
  }
}

/** Nobody waits, or these do, and so many more. */
function boardText(words: Words, language: string, { rows, more }: Board): string {
  if (rows.length === 0) return words.say(language, 'desk:nobody')
  const lines = rows.map(({ code, urgency, reminded }) =>
    [
      code,
      words.say(language, `desk:urgency-${urgency}`),
      ...(reminded ? [words.say(language, 'desk:half-over')] : []),
    ].join(' · '),
  )
  const rest = more > 0 ? [words.count(language, 'desk:more', more)] : []
  return [words.say(language, 'desk:board'), ...lines, ...rest].join('\n')
}

const marksOf = ({ rows }: Board) => rows.map((row) => `${row.case}${row.reminded ? ' reminded' : ''}`)
const same = (one: Board, other: Board) =>
  one.more === other.more && marksOf(one).join() === marksOf(other).join()
/** Nobody new waits, and nothing has become pressing: nobody needs to look. */
const onlyShorter = (before: Board, now: Board) =>
  before.more === 0 && now.more === 0 && marksOf(now).every((mark) => marksOf(before).includes(mark))

/** True when the message says this now; false when it cannot be edited any more. */
async function edit(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (fault) {
    if (!(fault instanceof GrammyError) || fault.error_code !== 400) throw fault
    return /not modified/i.test(fault.description)
  }
}
