import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onOneLine } from '../../src/complaint/her-words.ts'
import { type Laid, layOut, type Piece } from '../../src/complaint/lay-out.ts'
import { essentialFactsOf, factsOf, isOffered } from '../../src/complaint/offered.ts'
import { full, hostile, orderOf, paperNames, papers } from './papers.ts'

const wordsOf = (pieces: readonly Piece[]) =>
  pieces.map((piece) => (piece.kind === 'words' ? piece.text : piece.label))
const allOf = (laid: Laid) =>
  [laid.to, laid.from, laid.body, laid.asks, laid.enclosed].flatMap(wordsOf).concat(laid.notes)

describe('a paper', () => {
  it.each(paperNames)('%s: holds what she answered, and lines for what she skipped', (name) => {
    const answered = layOut(orderOf(name, full))
    const skipped = layOut(orderOf(name, {}))
    const answers = (laid: Laid) => laid.body.filter(({ kind }) => kind === 'answer').length
    expect(answers(answered)).toBe(4)
    expect(answers(skipped)).toBe(0)
    const labels = ['Характер дій', 'Коли це було, орієнтовно', 'Суть', 'Свідки']
    for (const label of labels)
      expect(skipped.body).toContainEqual(expect.objectContaining({ kind: 'blank', label }))
  })

  it.each(paperNames)('%s: asks for nothing that she did not wish, but for being registered', (name) => {
    const wished = layOut(orderOf(name, { ...full, rules: '' })).asks.length
    const nothing = layOut(orderOf(name, {})).asks
    expect(wished).toBeGreaterThan(nothing.length)
    expect(wordsOf(nothing).join(' ')).toMatch(/зареєструвати|видати обмежувальний припис/)
  })

  it('cites the order of the Ministry only for whom it binds', () => {
    const cites = (rules: string) =>
      allOf(layOut(orderOf('report', { ...full, rules })))
        .join(' ')
        .includes('№ 531')
    expect([cites('ministry'), cites('other'), cites('')]).toEqual([true, false, false])
  })

  it('is the same whichever tick came first', () => {
    const turned = { ...full, kinds: [...full.kinds].reverse(), wants: [...full.wants].reverse() }
    for (const name of paperNames) expect(layOut(orderOf(name, turned))).toEqual(layOut(orderOf(name, full)))
  })

  it('has English words for everything, so that she knows what she signs', () => {
    for (const name of paperNames) {
      const english = layOut({ ...orderOf(name, { ...full, what: '' }), language: 'en' })
      expect(allOf(english).join(' ')).not.toMatch(/\p{Script=Cyrillic}/u)
      expect(allOf(english)).toHaveLength(allOf(layOut(orderOf(name, { ...full, what: '' }))).length)
    }
  })
})

describe('a fact that does not stand', () => {
  const everyFact = papers.templates.flatMap((template) =>
    factsOf(template).map((fact) => [template.template, fact] as const),
  )

  it.each(everyFact)('%s without %s: its words are gone, or the paper is', (name, fact) => {
    const template = papers.templates.find((one) => one.template === name)!
    const laid = layOut(orderOf(name, full, [fact]))
    expect(laid.facts).not.toContain(fact)
    const whole = allOf(layOut(orderOf(name, full)))
    const own = [template.to, template.body, template.asks, template.notes]
      .flat()
      .filter(({ facts = [] }) => facts.includes(fact))
      .map((part) => (part.kind === 'says' ? part.text.uk : part.label.uk))
    expect(own.length).toBeGreaterThan(0)
    for (const text of own) expect(allOf(laid)).not.toContain(text)
    const essential = essentialFactsOf(template).includes(fact)
    expect(isOffered(template, (one) => one !== fact)).toBe(!essential)
    expect(allOf(laid).length).toBeLessThanOrEqual(whole.length)
  })

  it('takes the whole paper when its words are essential, and every body has one', () => {
    const bodies = papers.templates.filter(({ template }) => template !== 'police')
    for (const template of bodies) expect(essentialFactsOf(template).length).toBeGreaterThan(0)
    expect(papers.templates.every((template) => isOffered(template, () => true))).toBe(true)
  })
})

describe('her sentence on one line', () => {
  it.each(Object.entries(hostile))('%s', (_, text) => {
    const line = onOneLine(text)
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u2028\u2029]/u)
    expect(line).not.toMatch(/\p{Extended_Pictographic}|\p{M}{3}/u)
    expect([...line].length).toBeLessThanOrEqual(1000)
    expect(line).toBe(line.trim())
  })

  it('keeps every letter that can be seen, in her order', () => {
    expect(onOneLine('  Ґанок — «їжак» і\nп’ятниця, 5 № ')).toBe('Ґанок — «їжак» і п’ятниця, 5 №')
    expect(onOneLine('\u202eабв\u2066 слово')).toBe('абв слово')
    expect(onOneLine(hostile['nothing to be seen']!)).toBe('')
  })

  it('is done after once: again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(onOneLine(onOneLine(text))).toBe(onOneLine(text))
      }),
      { numRuns: 500 },
    )
  })
})
