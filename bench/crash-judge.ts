import { hkdfSync } from 'node:crypto'
import { openButtons } from '../src/edge/telegram/button.ts'
import type { Call } from '../test/bot-api/ledger.ts'

/** A kill -9: when it fell, and how many messages waited in the outbox then. */
export type Kill = { readonly at: number; readonly waiting: number }

/** What the calls of a whole run say about it. */
export type Verdict = {
  readonly screens: number
  /** Said again because nobody could know: the first answer was lost, or the process was killed before it was noted. */
  readonly forced: number
  readonly bound: number
  readonly ambiguous: number
  /** Said again though the first answer had come in time. */
  readonly unforced: readonly string[]
  /** Said before the time that Telegram had asked for was over; after a kill nobody remembers it. */
  readonly impatient: readonly string[]
  /** A screen that came after a newer one. */
  readonly disordered: readonly string[]
}

/** The work was done, and the house was not told. */
const ambiguous = new Set(['silence', 'reset', 'truncate', 'drip'])
/** An answer that came so long before a kill was noted by then. */
const NOTED_MS = 2000
/** A call that left before a kill is read so much later at most. */
const ON_ITS_WAY_MS = 500

type Shown = { readonly call: Call; readonly chat: string; readonly step: number }

/** Reads the calls as what people were shown: which screen, sent or changed, in which order. */
export function judge(calls: readonly Call[], kills: readonly Kill[], hostKey: Uint8Array): Verdict {
  const buttons = openButtons(new Uint8Array(hkdfSync('sha256', hostKey, '', 'stezhka/buttons/1', 16)))
  const stepOf = ({ fields }: Call, chat: string): number | undefined => {
    const markup = fields['reply_markup'] as { inline_keyboard?: { callback_data: string }[][] } | undefined
    for (const { callback_data } of markup?.inline_keyboard?.flat() ?? []) {
      const read = buttons.read(chat, callback_data)
      const step = read?.type === 'pressed' ? read.press.step : read?.type === 'asked' ? read.step : undefined
      if (step !== undefined && step > 0) return step
    }
    return undefined
  }
  const shown = calls.flatMap((call): Shown[] => {
    if (!call.answer.ok || !/^(sendMessage|editMessageText)$/.test(call.method)) return []
    const chat = String(call.fields['chat_id'])
    const step = stepOf(call, chat)
    return step === undefined ? [] : [{ call, chat, step }]
  })
  const lost = calls.filter(({ fault, answer }) => fault && ambiguous.has(fault) && answer.ok).length
  return {
    screens: shown.length,
    ambiguous: lost,
    bound: lost + kills.reduce((sum, { waiting }) => sum + waiting, 0),
    disordered: disorderIn(shown),
    impatient: impatienceIn(calls, kills),
    ...repeatsIn(shown, kills),
  }
}

function impatienceIn(calls: readonly Call[], kills: readonly Kill[]): string[] {
  const told = new Map<string, number>()
  return calls.flatMap(({ fields, early, answer, at, number }) => {
    const chat = String(fields['chat_id'])
    const since = told.get(chat) ?? 0
    if (!answer.ok && answer.error_code === 429) told.set(chat, at)
    const forgotten = kills.some((kill) => kill.at > since - ON_ITS_WAY_MS && kill.at < at)
    return early && !forgotten ? [`call ${number} in chat ${chat}`] : []
  })
}

function disorderIn(shown: readonly Shown[]): string[] {
  const last = new Map<string, number>()
  return shown.flatMap(({ chat, step, call }) => {
    const before = last.get(chat) ?? 0
    last.set(chat, Math.max(before, step))
    return step < before ? [`call ${call.number}: step ${step} after ${before} in chat ${chat}`] : []
  })
}

function repeatsIn(shown: readonly Shown[], kills: readonly Kill[]): Pick<Verdict, 'forced' | 'unforced'> {
  const first = new Map<string, Call>()
  const unforced: string[] = []
  let forced = 0
  for (const { call, chat, step } of shown) {
    if (call.method !== 'sendMessage') continue
    const name = `${chat} ${step}`
    const before = first.get(name)
    first.set(name, call)
    if (!before) continue
    const unknown = before.fault !== undefined && ambiguous.has(before.fault)
    const killed = kills.some(
      ({ at }) => at > before.at - ON_ITS_WAY_MS && at < call.at && at < before.at + NOTED_MS,
    )
    if (unknown || killed) forced += 1
    else unforced.push(`calls ${before.number} and ${call.number}: step ${step} in chat ${chat}`)
  }
  return { forced, unforced }
}
