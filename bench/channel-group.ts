import type { Group } from '../test/bot-api/group.ts'
import type { BotApi } from '../test/bot-api/server.ts'

const SAYING = ['sendMessage', 'editMessageText', 'editMessageReplyMarkup']
const MINUTE = 60_000
/** So many cases a board shows. */
const ROWS = 8

/** The most messages that were sent or changed in the group in any 60 s. */
export function groupMost({ ledger }: BotApi, { id }: Group): number {
  const times = ledger
    .calls()
    .filter(({ method, fields }) => SAYING.includes(method) && Number(fields['chat_id']) === id)
    .map(({ at }) => at)
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + MINUTE).length))
}

/** What the board of a group says that is not so: it should name some of these, how many more there are, and nothing else. `left`: so many older ones may stand above it. */
export function boardFaults(group: Group, waiting: readonly string[], left = 0): readonly string[] {
  const boards = group.chat().filter(({ from }) => from === 'bot')
  const text = boards.at(-1)?.text ?? ''
  const named = text.match(/^[a-z]+-[a-z]+-\d+/gm) ?? []
  const more = Number(/(\d+) more|more: (\d+)/i.exec(text)?.slice(1).find(Boolean) ?? 0)
  const faults = named.filter((code) => !waiting.includes(code)).map((code) => `on the board: ${code}`)
  if (boards.length < 1 || boards.length > 1 + left) faults.push(`${boards.length} boards stand in the group`)
  if (named.length !== Math.min(ROWS, waiting.length) || named.length + more !== waiting.length)
    faults.push(`the board tells of ${named.length} and ${more} more; ${waiting.length} wait`)
  return faults
}
