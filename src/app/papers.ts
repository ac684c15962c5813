import { formats } from '../complaint/receipt.ts'
import type { Hotline } from '../directory/hotline.ts'
import { planPaper } from '../edge/paper/plan-paper.ts'
import { receiptPaper } from '../edge/paper/receipt-paper.ts'
import type { Words } from '../edge/words.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Answers } from '../outbox/screen.ts'
import type { Brief } from './brief.ts'
import type { Complaints } from './complaints.ts'
import { textOf } from './help.ts'
import { emergencyOf, nameOf } from './hotline-cards.ts'
import { planParts } from './plan-card.ts'

/** A paper made in memory: a neutral file name and its bytes. Nothing of it is kept. */
export type MadePaper = { readonly name: string; readonly bytes: Uint8Array }

type Parts = {
  readonly words: Words
  readonly hotlines: readonly Hotline[]
  readonly complaints: Complaints
  readonly clock: Clock
  readonly brief: Brief
}

/** Makes the papers of this house, by template. */
export const paperMaker =
  ({ words, hotlines, complaints, clock, brief }: Parts) =>
  async (language: string, template: string, values: Answers): Promise<MadePaper> => {
    const at = new Date(String(values['made-at']))
    const named = (key: string, format: string) => `${words.say(language, `paper:${key}`)}.${format}`
    const format = formats.find((one) => template === `complaint-${one}`)
    if (format) return { name: named('document', format), bytes: await complaints.make(format, values, at) }
    if (template === 'complaint-receipt')
      return { name: named('receipt', 'pdf'), bytes: await complaints.receipt(values, at) }
    if (template === 'receipt') {
      const digits = brief.get(textOf(values, 'receipt'), clock())
      return receiptPaper(words, language, { code: textOf(values, 'case-code'), digits })
    }
    if (template !== 'safety-plan') throw new Error(`no paper named ${template}`)
    const parts = planParts(words, language, values).map(({ section, steps, own }) => ({
      heading: words.say(language, `paper:${section}`),
      steps: [...steps, ...own],
    }))
    const phones = emergencyOf(hotlines).flatMap((line) =>
      line.phones.slice(0, 1).map(({ readable }) => `${readable} — ${nameOf(line, language)}`),
    )
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Kyiv' }).format(
      clock(),
    )
    return planPaper(words, language, { parts, phones, date })
  }
