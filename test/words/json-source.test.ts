import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../src/edge/json-source.ts'

const read = (text: string) => readSource('a.json', text)
const accepted = (text: string) => {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}

describe('a JSON file', () => {
  it('means what JSON.parse takes it for', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat({ max: 3 }), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent)
        const { source, faults } = read(text)
        expect(faults).toEqual([])
        expect(source!.value).toEqual(JSON.parse(text))
      }),
      { seed: 20261124 },
    )
  })

  it('is refused just when JSON.parse refuses it', () => {
    const signs = [...'{}[]",:\\ \n0123.eE+-truefalsn/u', '"a"', '"b":', 'null', '\t', '\u0001', 'й']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 12 }), (parts) => {
        const text = parts.join('')
        expect(read(text).source !== undefined, JSON.stringify(text)).toBe(accepted(text) !== undefined)
      }),
      { seed: 20261124, numRuns: 5000 },
    )
  })

  it('knows the line of every place, and of what stands nearest to a place that is not there', () => {
    const { source } = read(
      '{\n  "home": "a",\n  "n_one": "b",\n  "list": [\n    1,\n    { "x": 2 }\n  ]\n}\n',
    )
    const lines = (...paths: string[]) => paths.map((path) => source!.lineOf(path))
    expect(lines('$', "$['home']", '$.home', '$.list', '$.list[0]', "$.list[1]['x']")).toEqual([
      1, 2, 2, 4, 5, 6,
    ])
    expect(lines("$['home#plan']", "$['n_few']", "$['gone']", '$.list[7].y', 'nonsense')).toEqual([
      2, 3, 1, 4, 1,
    ])
  })

  it.each([
    ['{ "a": 1 "b": 2 }', 1, 'not JSON, column 10: a comma or } is expected, but “"” stands here'],
    ['{\n  "a": 1,\n}', 3, 'not JSON, column 1: a comma after the last entry'],
    ['{\n  "a": "б\n}', 2, 'not JSON, column 8: a text without its closing quote'],
    ['{ a: 1 }', 1, 'not JSON, column 3: a name in double quotes is expected, but “a” stands here'],
    ['{ "a" 1 }', 1, 'not JSON, column 7: a colon is expected, but “1” stands here'],
    ['{ "a": "\\й" }', 1, 'not JSON, column 8: a backslash that means nothing'],
    ['\n[1, 2', 2, 'not JSON, column 6: the [ of line 2 is not closed'],
    [
      '',
      1,
      'not JSON, column 1: a text in double quotes, a number, { or [ is expected, but the file ends here',
    ],
    ['{} 😀', 1, 'not JSON, column 4: the end of the file is expected, but “😀” stands here'],
    [
      '{ "a": 01 }',
      1,
      'not JSON, column 8: a text in double quotes, a number, { or [ is expected, but “0” stands here',
    ],
    ['\uFEFF{}', 1, 'not JSON, column 1: an invisible mark stands before the first sign'],
    ['{\n "a": "\uFFFD" }', 2, 'not JSON, column 8: a letter that is not UTF-8'],
  ])('says what is wrong: %j', (text, line, cause) => {
    const { source, faults } = read(text)
    expect(source).toBeUndefined()
    expect(faults).toEqual([{ file: 'a.json', path: '$', line, cause, mend: expect.stringMatching(/./) }])
  })

  it('tells every name that stands twice, at any depth', () => {
    const { source, faults } = read('{\n"a": 1,\n"b": { "c": 1,\n"c": 2 },\n"a": 3 }')
    expect(source!.value).toEqual({ a: 3, b: { c: 2 } })
    expect(faults.map(({ path, line, cause }) => [path, line, cause])).toEqual([
      ["$['b']['c']", 4, '“c” stands here twice, first in line 3'],
      ["$['a']", 5, '“a” stands here twice, first in line 2'],
    ])
  })

  it('of brackets alone exhausts nobody', () => {
    expect(read('['.repeat(200_000)).faults.map(({ cause }) => cause)).toEqual([
      'not JSON, column 66: too many brackets inside each other',
    ])
  })

  it('with a name that every object answers to keeps it as a name', () => {
    expect(Object.keys(read('{ "__proto__": 1, "constructor": 2 }').source!.value as object)).toEqual([
      '__proto__',
      'constructor',
    ])
  })
})
