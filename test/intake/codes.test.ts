import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accessCode, grouped, readAccessCode, waitAfter } from '../../src/intake/access-code.ts'
import { caseCode, readCaseCode } from '../../src/intake/case-code.ts'
import { codeWords } from '../../src/intake/code-words.ts'

const seed = 20261124
const random = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

/** Whether a slip of one letter (changed, missing, added, swapped with its neighbour) makes one word of the other. */
function near(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  const at = [...long].findIndex((letter, index) => letter !== short[index])
  if (long.length > short.length) return long.slice(0, at) + long.slice(at + 1) === short
  const swapped = long.slice(0, at) + long[at + 1] + long[at] + long.slice(at + 2)
  return long.slice(at + 1) === short.slice(at + 1) || swapped === short
}

describe('the words of case codes', () => {
  const letters = { uk: /^[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя]{4,8}$/, en: /^[a-z]{4,8}$/ }
  for (const language of ['uk', 'en'] as const)
    it(`are 512, short, and no two of them a slip apart (${language})`, () => {
      const words = codeWords[language]
      expect(new Set(words).size).toBe(512)
      for (const word of words) expect(word).toMatch(letters[language])
      const twins = words.flatMap((one, at) =>
        words.slice(at + 1).flatMap((other) => (near(one, other) ? [`${one} ${other}`] : [])),
      )
      expect(twins).toEqual([])
    })

  it('would be found too near by the same look (mutant)', () => {
    for (const [one, other] of [
      ['калина', 'малина'],
      ['сонце', 'соне'],
      ['липа', 'лупа'],
      ['коса', 'коас'],
    ])
      expect(near(one!, other!)).toBe(true)
    expect(near('калина', 'людина')).toBe(false)
  })

  it('say nothing of violence, of service, of help, of a month or of this house', () => {
    const telling =
      /насил|жертв|суд|юрист|захист|поліц|армі|війс|зброя|танк|солд|фронт|кров|смерт|стеж|січ|лют|берез(ень)|квіт(ень)|трав(ень)|help|law|court|army|police|gun|war|knife|blood|abuse|victim|safe|case|path/
    for (const words of Object.values(codeWords))
      expect(words.filter((word) => telling.test(word))).toEqual([])
  })
})

describe('a case code', () => {
  it('is two different words and two digits, and is read as it is heard', () => {
    fc.assert(
      fc.property(random(8), fc.constantFrom('uk' as const, 'en' as const), (bytes, language) => {
        const code = caseCode(bytes, language)
        const [one, other, digits] = code.split('-')
        expect(code).toMatch(/^\p{L}+-\p{L}+-\d\d$/u)
        expect(one).not.toBe(other)
        for (const heard of [
          code,
          `${one} ${other} ${digits}`,
          `  ${one!.toUpperCase()}, ${other} — ${digits![0]} ${digits![1]}`,
        ])
          expect(readCaseCode(heard)).toEqual({ ok: true, value: code })
      }),
      { seed, numRuns: 2_000 },
    )
  })

  it('reaches every word and every number', () => {
    const seen = new Set<string>()
    for (let n = 0; n < 512; n++)
      for (const part of caseCode(
        Uint8Array.of(n >> 8, n & 255, 0, n >> 8, n & 255, 0, 0, n % 100),
        'uk',
      ).split('-'))
        seen.add(part)
    expect(seen.size).toBe(512 + 100)
  })

  it('that was misheard by a letter or a digit too many is no code', () => {
    for (const wrong of [
      '',
      'калина',
      'калина-казка',
      'калина-казка-4',
      'калина-казка-471',
      'калина-казк-47',
      'калина-калина-47',
      'калина-apple-47',
    ])
      expect(readCaseCode(wrong)).toEqual({ ok: false, refusal: 'not-a-code' })
  })

  it('is never made without chance', () => {
    expect(() => caseCode(new Uint8Array(7), 'uk')).toThrow('8 random bytes')
    expect(() => accessCode(new Uint8Array(15))).toThrow('16 random bytes')
  })
})

type Reader = (written: string) => { readonly ok: boolean }

/** Every slip of one digit, and every swap of two neighbours that differ, in many codes. */
function catchesSlips(read: Reader): number {
  let slips = 0
  for (const bytes of fc.sample(random(16), { seed, numRuns: 300 })) {
    const code = accessCode(bytes)
    expect(read(code).ok).toBe(true)
    for (let at = 0; at < 16; at++) {
      for (let digit = 0; digit < 10; digit++) {
        if (String(digit) === code[at]) continue
        expect(read(code.slice(0, at) + digit + code.slice(at + 1)).ok).toBe(false)
        slips++
      }
      if (at === 15 || code[at] === code[at + 1]) continue
      expect(read(code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)).ok).toBe(false)
      slips++
    }
  }
  return slips
}

describe('an access code', () => {
  it('is sixteen digits, shown in fours and read however it is typed', () => {
    const code = accessCode(Uint8Array.from({ length: 16 }, (_, at) => at * 16))
    expect(grouped(code)).toMatch(/^\d{4}-\d{4}-\d{4}-\d{4}$/)
    for (const typed of [
      code,
      grouped(code),
      grouped(code).replaceAll('-', ' '),
      ` ${grouped(code).replaceAll('-', ' – ')}\n`,
    ])
      expect(readAccessCode(typed)).toEqual({ ok: true, value: code })
    expect(readAccessCode(code.slice(1))).toEqual({ ok: false, refusal: 'not-a-code' })
    expect(readAccessCode(`${code}0`)).toEqual({ ok: false, refusal: 'not-a-code' })
    expect(readAccessCode('')).toEqual({ ok: false, refusal: 'not-a-code' })
  })

  it('catches every wrong digit and every swap of neighbours', () => {
    expect(catchesSlips(readAccessCode)).toBeGreaterThan(43_200)
  })

  const sum = (weights: readonly number[]) => (code: string) => ({
    ok:
      readAccessCode(code).ok ||
      [...code].reduce((total, digit, at) => total + Number(digit) * weights[at % weights.length]!, 0) %
        10 ===
        0,
  })
  const mutants: Record<string, Reader> = {
    'counts digits only': (code) => ({ ok: /^\d{16}$/.test(code) }),
    'adds the digits up': (code) => ({
      ok: readAccessCode(code).ok || readAccessCode([...code].sort().join('')).ok,
    }),
    'weighs them 1 and 2': sum([1, 2]),
    'weighs them 1 and 3': sum([1, 3]),
  }
  for (const [what, read] of Object.entries(mutants))
    it(`is not read by somebody who ${what}`, () => expect(() => catchesSlips(read)).toThrow())

  it('is spread evenly: every digit comes as often at every place but the last', () => {
    const codes = fc.sample(random(16), { seed, numRuns: 5_000 }).map(accessCode)
    for (let at = 1; at < 15; at++)
      for (let digit = 0; digit < 10; digit++) {
        const share = codes.filter((code) => code[at] === String(digit)).length / codes.length
        expect(Math.abs(share - 0.1)).toBeLessThan(0.035)
      }
  })
})

describe('wrong codes', () => {
  it('are slowed: three free, then longer and longer, up to an hour', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 13, 14, 1_000].map(waitAfter)).toEqual([
      0, 0, 0, 0, 5, 10, 20, 2_560, 3_600, 3_600,
    ])
  })

  it('cost a guesser an hour each in the end: 34 tries on the first day', () => {
    let seconds = 0
    let tries = 0
    for (; seconds < 86_400; tries++) seconds += waitAfter(tries + 1)
    expect(tries).toBeLessThan(40)
  })
})
