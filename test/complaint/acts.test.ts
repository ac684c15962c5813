import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { complaintActs, noComplaints } from '../../src/app/complaint-acts.ts'
import { openGround } from '../../src/app/ground.ts'
import type { Acted } from '../../src/conversation/act.ts'
import type { PersonId } from '../../src/kernel/id.ts'
import { amina, morning } from '../cast.ts'
import { root } from '../flows/shipped.ts'
import { full, paperNames } from './papers.ts'
import { textOfDocx, textOfPdf } from './read-files.ts'

const { complaints, paper } = openGround(root, () => morning)
const set: [PersonId, Date][] = []
const acts = complaintActs({
  complaints,
  remindAt: async (person, at) => {
    set.push([person, at])
    return 'set'
  },
})

const run = (act: string, answers: Acted['answers'] = {}, at = morning) =>
  acts[act]!.run({ person: amina, answers, language: 'en', at, shows: ['paper', 'line'], knows: [] })

const filesIn = async ({ says = [] }: Acted) =>
  Promise.all(
    says.map(({ saying }) => {
      if (saying.kind !== 'paper') throw new Error('no paper')
      return paper('en', saying.template, saying.values)
    }),
  )

describe.each(paperNames)('the paper %s', (name) => {
  it('is handed over in both forms, and what she said goes with it', async () => {
    const made = await run('make-paper', { paper: name, ...full, format: 'both' })
    expect(made).toMatchObject({ result: name, dropsAnswers: true })
    expect(JSON.stringify(made.answers)).not.toContain(full.what)
    expect(Object.keys(made.answers!).sort()).toEqual(['made-at', 'paper', 'receipt-docx', 'receipt-pdf'])
    const [pdf, docx] = await filesIn(made)
    expect([pdf!.name, docx!.name]).toEqual(['document.pdf', 'document.docx'])
    const tight = (text: string) => text.replace(/\s+/g, '')
    expect(tight(textOfPdf(pdf!.bytes).join(''))).toContain(tight(full.what))
    expect(textOfDocx(docx!.bytes)).toContain(full.what)
    const sums = [pdf, docx].map((file) => createHash('sha256').update(file!.bytes).digest('hex'))
    expect([made.answers!['receipt-pdf'], made.answers!['receipt-docx']]).toEqual(sums)
  })
})

it('the file is what the receipt says, also when it is made after midnight past a fact’s term', async () => {
  const late = new Date('2029-01-01T08:00:00Z')
  const made = await run('make-paper', { paper: 'report', ...full })
  const { paper: later } = openGround(root, () => late)
  const [first] = made.says!
  if (first?.saying.kind !== 'paper') throw new Error('no paper')
  const file = await later('uk', first.saying.template, first.saying.values)
  expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(made.answers!['receipt-pdf'])
})

it('says on her own sheet that no lawyer has confirmed the rules', async () => {
  const [file] = await filesIn(await run('make-paper', { paper: 'report', ...full }))
  const pages = textOfPdf(file!.bytes)
  expect(pages.at(-1)).toContain('юрист ще не підтвердив')
  expect(pages.slice(0, -1).join('')).not.toContain('підтвердив')
})

it('makes nothing without a paper, and nothing that is not offered', async () => {
  expect(await run('make-paper', {})).toEqual({ result: 'withheld' })
  expect(await run('make-paper', { paper: 'letter' })).toEqual({ result: 'withheld' })
  expect(await run('make-paper', { paper: 'report' }, new Date('2029-01-01'))).toEqual({ result: 'withheld' })
  const nothing = complaintActs(noComplaints)['offer-paper']!
  const asked = { person: amina, answers: { paper: 'report' }, language: 'uk', at: morning }
  expect(await nothing.run({ ...asked, shows: [], knows: [] })).toMatchObject({ result: 'withheld' })
})

it('looks at her sentence only where she serves, and takes out what it found', async () => {
  const what = 'У в/ч А1234 він тиснув на мене'
  const look = (paper: string) => run('look-at-sentence', { paper, what })
  expect(await look('police')).toEqual({ result: 'clean' })
  expect(await look('order')).toEqual({ result: 'clean' })
  for (const paper of ['report', 'ombudsman', 'directorate']) {
    const { result, answers } = await look(paper)
    expect(result).toBe('found')
    expect(answers!['without']).not.toContain('1234')
    expect(answers!['without']).toContain('тиснув на мене')
  }
  const out = await run('take-out-found', { what, without: 'x' })
  expect(out.answers!['what']).not.toContain('1234')
  expect(await run('look-at-sentence', { paper: 'report', what: 'Він тиснув на мене' })).toEqual({
    result: 'clean',
  })
})

it('forgets what was ticked for another paper', async () => {
  const { answers } = await run('offer-paper', { paper: 'order', kinds: ['words'], wants: ['told'] })
  expect(answers).toEqual({ rules: '', where: '', kinds: [], wants: [] })
})

it('hands the receipt over as a paper that holds nothing of hers', async () => {
  const made = await run('make-paper', { paper: 'report', ...full })
  const [file] = await filesIn(await run('send-proof', made.answers))
  const text = textOfPdf(file!.bytes).join('')
  expect(file!.name).toBe('receipt.pdf')
  expect(text.replace(/\s+/g, '').toLowerCase()).toContain(String(made.answers!['receipt-pdf']))
  expect(text).not.toMatch(/рапорт|відпустк/i)
  expect(await run('send-proof', {})).toEqual({ result: 'none' })
})

it('sets a reminder for a morning, for her alone, and none for a term that is not one', async () => {
  expect(await run('set-reminder', { remind: 'week' })).toEqual({ result: 'set' })
  expect(set).toEqual([[amina, new Date('2026-12-02T08:00:00Z')]])
  expect(await run('set-reminder', { remind: 'someday' })).toEqual({ result: 'not-here' })
  const page = {
    person: amina,
    answers: { remind: 'week' },
    language: 'en',
    at: morning,
    shows: ['paper'],
    knows: [],
  } as const
  expect(await acts['set-reminder']!.run(page)).toEqual({ result: 'not-here' })
  expect(set).toHaveLength(1)
})
