import { describe, expect, it } from 'vitest'
import { NotOpened } from '../../src/app/ground.ts'
import { sheetsOf } from '../../src/app/report.ts'
import type { Template, Templates } from '../../src/complaint/template.ts'
import { morning } from '../cast.ts'
import { type Copied, copies, fact } from '../content/copied.ts'
import { paperNames } from './papers.ts'

const copy = copies()
const FILE = 'flows/complaints.json'

/** What a house says that does not open. */
function faultsOf(house: Copied): readonly { readonly file: string; readonly cause: string }[] {
  try {
    house.open()
    return []
  } catch (fault) {
    if (fault instanceof NotOpened) return fault.faults
    throw fault
  }
}

/** The first paper of that name, changed. */
const paper =
  (name: string, how: (template: Template) => object) =>
  (file: Templates): unknown => ({
    ...file,
    templates: file.templates.map((one) => (one.template === name ? { ...one, ...how(one) } : one)),
  })
const part = (text: string, facts?: readonly string[]) => ({
  kind: 'says',
  text: { uk: text, en: 'Words.' },
  ...(facts && { facts }),
})
const adds = (text: string, facts?: readonly string[]) =>
  paper('report', ({ body }) => ({ body: [...body, part(text, facts)] }))

describe('a house stays shut, and says why', () => {
  it.each([
    ['a law without a source', adds('Це каже стаття 26 закону.'), /без|without a source/],
    ['a number without a source', adds('Рішення мають за десять днів.'), /without a source/],
    ['a fact that is not in the register', adds('Так каже закон.', ['F-999']), /no fact F-999/],
    ['a phone typed by hand', adds('Дзвоніть 0 800 500 335.'), /looks like a phone/],
    ['words that blame', adds('Це був конфлікт.'), /конфлікт/],
    ['a route that is not in the table', paper('police', () => ({ route: 'mayor' })), /no route mayor/],
    [
      'a paper that stands twice',
      (file: Templates) => ({ ...file, templates: [...file.templates, file.templates[0]] }),
      /stands twice/,
    ],
    [
      'a paper that no step offers',
      (file: Templates) => ({
        ...file,
        templates: [...file.templates, { ...file.templates[0], template: 'letter' }],
      }),
      /no step offers the paper letter/,
    ],
    [
      'a button to a paper that is gone',
      (file: Templates) => ({ ...file, templates: file.templates.slice(1) }),
      /offers the paper police, which is not there/,
    ],
    [
      'a step that does not name what its paper stands on',
      paper('police', ({ body }) => ({
        body: [...body, { ...part('За законом.', ['F-205']), essential: true }],
      })),
      /the step police offers the paper police without F-205/,
    ],
    ['a part of no kind', paper('police', () => ({ asks: [{ kind: 'shouts' }] })), /Invalid/],
  ] as const)('for %s', (_, change, cause) => {
    const house = copy()
    house.change(FILE, change as (file: Templates) => unknown)
    const faults = faultsOf(house)
    expect(faults.map((one) => one.cause).join('\n')).toMatch(cause)
    expect(new Set(faults.map(({ file }) => file))).toEqual(new Set([FILE]))
  })

  it('and opens for what is shipped', () => {
    expect(faultsOf(copy())).toEqual([])
  })
})

describe('the gate', () => {
  const offeredIn = ({ complaints }: ReturnType<Copied['open']>, at = morning) =>
    paperNames.filter((name) => complaints.offered(name, at) !== undefined)

  it('marks: every paper is offered, and says that no lawyer has confirmed its rules', async () => {
    const ground = copy().open('mark')
    expect(offeredIn(ground)).toEqual(paperNames)
  })

  it('strict: none is offered before a lawyer signed it, and none after a comma moved', () => {
    const house = copy()
    expect(offeredIn(house.open('strict'))).toEqual([])
    const signed = house.deeds.signOff({
      targets: ['complaints:report'],
      role: 'lawyer',
      initials: 'LAW',
      undo: false,
    })
    expect(signed).toMatchObject({ ok: true, cards: ['complaints:report'] })
    expect(offeredIn(house.open('strict'))).toEqual(['report'])
    house.change<Templates>(
      FILE,
      paper('report', ({ copies: text }) => ({ copies: { ...text, uk: `${text.uk} ` } })),
    )
    expect(offeredIn(house.open('strict'))).toEqual([])
  })

  it('a signature for a paper is shown and wanted like any other', () => {
    const ground = copy().open()
    const sheets = sheetsOf(ground.content, { open: false, role: 'lawyer' }, ground.today.withheld, morning)
    const chapter = sheets.chapters.find(({ flow }) => flow === 'complaints')!
    expect(chapter.cards.map(({ name }) => name)).toEqual(paperNames.map((name) => `complaints:${name}`))
    expect(chapter.commands).toHaveLength(1)
    const report = chapter.cards.find(({ name }) => name === 'complaints:report')!
    expect(report.said.text).toContain('наказ Міністерства оборони України № 531')
    expect(report.mirror.text).toContain('order No. 531')
    expect(report.facts.map(({ id }) => id)).toContain('F-250')
  })

  it('an essential fact past its term takes the paper, and the button to it', () => {
    const house = copy()
    house.change('flows/facts.json', fact('F-113', { checkedOn: '2025-01-01' }))
    const ground = house.open('mark')
    expect(offeredIn(ground)).toEqual(paperNames.filter((name) => name !== 'directorate'))
    const which = ground.flowOf('complaint')!.nodes['which']
    expect(which?.kind === 'choose' && Object.keys(which.options)).toEqual([
      'police',
      'order',
      'ombudsman',
      'report',
    ])
  })

  it('another fact past its term takes its sentence alone', () => {
    const house = copy()
    house.change('flows/facts.json', fact('F-002', { checkedOn: '2025-01-01' }))
    const { complaints } = house.open('mark')
    expect(offeredIn(house.open('mark'))).toEqual(paperNames)
    expect(complaints.readBack('uk', { paper: 'report' }, morning)).toContain('РАПОРТ')
  })
})
