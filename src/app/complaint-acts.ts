import { onOneLine } from '../complaint/her-words.ts'
import { type Format, formats } from '../complaint/receipt.ts'
import { reminderAt, terms } from '../complaint/reminder.ts'
import type { Act, Acts, Request } from '../conversation/act.ts'
import { findings, withoutFindings } from '../intake/opsec.ts'
import type { PersonId } from '../kernel/id.ts'
import { type Complaints, fingerprint, receiptIn } from './complaints.ts'

/** Sets one neutral line for that time; `not-here`: this house sends nothing by itself. */
export type RemindAt = (person: PersonId, at: Date) => Promise<'set' | 'not-here'>

/** What the papers lean on. */
export type ComplaintParts = { readonly complaints: Complaints; readonly remindAt: RemindAt }

type Answer = Request['answers'][string] | undefined
const text = (answer: Answer) => (typeof answer === 'string' ? answer : '')

const tracks = ['report', 'service', 'police', 'order'] as const
const papers = ['police', 'order', 'ombudsman', 'directorate', 'report'] as const

/** Answers that go on the paper; the format and what came before do not. */
const answersOnPaper = ['paper', 'rules', 'where', 'kinds', 'when', 'what', 'witnesses', 'wants'] as const

function onPaper(answers: Request['answers']): Request['answers'] {
  const given = answersOnPaper.flatMap((name) => {
    const answer = answers[name]
    return answer === undefined ? [] : [[name, name === 'what' ? onOneLine(text(answer)) : answer] as const]
  })
  return Object.fromEntries(given)
}

const formatsOf = (answers: Request['answers']): readonly Format[] => {
  const wanted = text(answers['format'])
  return wanted === 'both' ? formats : [formats.find((format) => format === wanted) ?? 'pdf']
}

/** Which questions a paper needs, or that it is not offered any more. `fresh`: what was ticked for another paper is gone. */
const trackOf = ({ complaints }: ComplaintParts, fresh: Request['answers'] = {}): Act => ({
  results: [...tracks, 'withheld'],
  needs: ['paper'],
  run: async ({ answers, at }) => ({
    result: complaints.offered(text(answers['paper']), at)?.track ?? 'withheld',
    answers: fresh,
  }),
})

/** Acts before the paper is made: which questions it needs, and her sentence looked at once. */
const askingActs = (parts: ComplaintParts): Acts => ({
  'offer-paper': trackOf(parts, { rules: '', where: '', kinds: [], wants: [] }),
  'which-asks': trackOf(parts),
  'look-at-sentence': {
    results: ['clean', 'found'],
    needs: ['paper', 'what'],
    leaves: { found: ['without'] },
    run: async ({ answers, at }) => {
      const track = parts.complaints.offered(text(answers['paper']), at)?.track
      const what = text(answers['what'])
      const serves = track === 'report' || track === 'service'
      if (!serves || findings(what).length === 0) return { result: 'clean' }
      return { result: 'found', answers: { without: withoutFindings(what) } }
    },
  },
  'take-out-found': {
    results: ['done'],
    needs: ['what'],
    run: async ({ answers }) => ({
      result: 'done',
      answers: { what: withoutFindings(text(answers['what'])), without: '' },
    }),
  },
  'drop-answers': { results: ['done'], run: async () => ({ result: 'done', dropsAnswers: true }) },
})

/** The paper leaves with what she said, and nothing of that stays behind: only what proves which file it was. */
const makingActs = ({ complaints }: ComplaintParts): Acts => ({
  'make-paper': {
    results: [...papers, 'withheld'],
    needs: ['paper'],
    run: async ({ answers, at }) => {
      const paper = papers.find((name) => name === text(answers['paper']))
      if (!paper || !complaints.offered(paper, at)) return { result: 'withheld' }
      const values = { ...onPaper(answers), 'made-at': at.toISOString() }
      const receipts: Record<string, string> = {}
      for (const format of formatsOf(answers))
        receipts[receiptIn(format)] = fingerprint(await complaints.make(format, values, at))
      return {
        result: paper,
        says: formatsOf(answers).map((format) => ({
          lane: 'reply' as const,
          saying: { kind: 'paper' as const, template: `complaint-${format}`, values },
        })),
        dropsAnswers: true,
        answers: { paper, 'made-at': at.toISOString(), ...receipts },
      }
    },
  },
  'send-proof': {
    results: ['done', 'none'],
    run: async ({ answers }) => {
      const kept = ['made-at', ...formats.map(receiptIn)]
      const values = Object.fromEntries(kept.map((name) => [name, text(answers[name])]))
      if (!values['made-at']) return { result: 'none' }
      return {
        result: 'done',
        says: [{ lane: 'reply', saying: { kind: 'paper', template: 'complaint-receipt', values } }],
      }
    },
  },
})

/** A time of her own calendar; the line that comes then says nothing. */
const remindingActs = ({ remindAt }: ComplaintParts): Acts => ({
  'set-reminder': {
    results: ['set', 'not-here'],
    needs: ['remind'],
    run: async ({ person, answers, at, shows }) => {
      const term = terms.find((one) => one === text(answers['remind']))
      if (!term || !shows.includes('line')) return { result: 'not-here' }
      return { result: await remindAt(person, reminderAt(term, at)) }
    },
  },
})

/** Everything that the conversation about papers may cause. */
export const complaintActs = (parts: ComplaintParts): Acts => ({
  ...askingActs(parts),
  ...makingActs(parts),
  ...remindingActs(parts),
})

/** A house without papers: none is offered. To inspect what acts need, none has to exist. */
export const noComplaints: ComplaintParts = {
  complaints: {
    offered: () => undefined,
    readBack: () => '',
    make: () => Promise.reject(new Error('this house makes no such paper')),
    receipt: () => Promise.reject(new Error('this house makes no such receipt')),
  },
  remindAt: async () => 'not-here',
}
