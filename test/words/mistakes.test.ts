import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { faultTable } from '../../src/edge/fault-table.ts'
import { copyOfContent, smallCopy } from './copy.ts'

let copy: ReturnType<typeof smallCopy>
beforeAll(() => {
  copy = smallCopy()
})
afterAll(() => copy.close())

const restore: (() => void)[] = []
afterEach(() => {
  for (const undo of restore.splice(0)) undo()
})

function spoil(file: string, change: (text: string) => string): void {
  const before = copy.read(file)
  const after = change(before)
  if (after === before) throw new Error(`the mistake in ${file} changes nothing`)
  restore.push(() => copy.write(file, before))
  copy.write(file, after)
}
const replace = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to)
const without = (key: string) => replace(new RegExp(`\\n {2}"${key}": .*`), '')
/** Other words under one key, which stays where it is. */
const say = (key: string, words: string) => (text: string) =>
  text.replace(new RegExp(`("${key}": )".*"`), (_, start: string) => start + JSON.stringify(words))
const lineOf = (file: string, part: string) =>
  copy.read(file).slice(0, copy.read(file).indexOf(part)).split('\n').length

const uk = 'locales/uk/flows/lobby.json'
const en = 'locales/en/flows/lobby.json'
const flow = 'flows/lobby.json'
const home = 'Оберіть, що потрібно зараз. '

type Mistake = readonly [
  name: string,
  file: string,
  change: (text: string) => string,
  cause: RegExp,
  /** What the line must hold, where it is not the line of a key that is gone. */
  at?: string,
]

const mistakes: readonly Mistake[] = [
  // The route table.
  [
    'a fact of a route mistyped',
    'flows/routes.json',
    replace('"F-251"', '"F-2511"'),
    /no fact F-2511/,
    'F-2511',
  ],
  [
    'a route that leads nowhere',
    'flows/routes.json',
    replace('"leads": "inside"', '"leads": "aside"'),
    /outside.*inside/,
    'aside',
  ],
  [
    'a guess where nothing is confirmed',
    'locales/uk/routes.json',
    replace('"police#starts"', '"police#who": "Ніхто",\n  "police#starts"'),
    /no fact confirms/,
    'police#who',
  ],
  // The file itself.
  [
    'a comma forgotten',
    uk,
    replace('",\n  "limits"', '"\n  "limits"'),
    /a comma or } is expected/,
    '"limits"',
  ],
  ['a comma too many', uk, replace(/"\n}/, '",\n}'), /a comma after the last entry/, '}'],
  ['a quote forgotten', uk, replace('"home": "', '"home": '), /a text in double quotes/, '"home"'],
  [
    'a closing quote forgotten',
    en,
    replace('more-limits": "More', 'more-limits: "More'),
    /column/,
    'more-limits',
  ],
  [
    'a new line typed into a text',
    uk,
    replace('зараз.\\n', 'зараз.\n'),
    /without its closing quote/,
    'потрібно',
  ],
  ['a backslash that means nothing', uk, replace('зараз.\\n', 'зараз.\\'), /backslash/, '"home"'],
  ['a bracket forgotten', flow, replace(/\}\s*$/, ''), /is not closed/],
  ['a word after the end', en, (text) => `${text}the end`, /the end of the file is expected/, 'the end'],
  ['a mark of another editor', uk, (text) => `\uFEFF${text}`, /invisible mark/],
  [
    'a key twice',
    en,
    replace('\n  "home#nearby"', '\n  "home": "Again",\n  "home#nearby"'),
    /stands here twice, first in line/,
    '"Again"',
  ],
  [
    'a step twice',
    flow,
    replace('"home": {', '"hello": { "kind": "end" },\n    "home": {'),
    /“hello” stands here twice/,
  ],
  [
    'a list in place of a text',
    uk,
    replace(/"home": ".*"/, '"home": ["Оберіть"]'),
    /a text in double quotes is expected/,
    '"home"',
  ],
  [
    'a number in place of a text',
    en,
    replace(/"home": ".*"/, '"home": 5'),
    /a text in double quotes is expected/,
    '"home"',
  ],
  // Keys and placeholders.
  ['a missing key', uk, without('home'), /no words/],
  ['a missing button', en, without('home#plan'), /no words/],
  ['a key with a slip', uk, replace('"home#plan"', '"home#plann"'), /no node uses/, '"home#plann"'],
  ['a key of a page missing', 'locales/uk/web.json', without('start'), /missing in this language/],
  [
    'a key that only one language has',
    'locales/en/cards.json',
    replace('{\n', '{\n  "extra": "More",\n'),
    /only this language has it/,
    '"extra"',
  ],
  ['a plural missing', 'locales/uk/neutral.json', without('too-old_few'), /the plural “few” is missing/],
  [
    'a plural of another language',
    'locales/en/cards.json',
    replace('"services_other"', '"services_few"'),
    /no plural “few”/,
    '"services_few"',
  ],
  [
    'a plural that is none',
    'locales/uk/cards.json',
    replace('"services_many"', '"services_meny"'),
    /the plural “many” is missing/,
  ],
  [
    'words that count in one language only',
    'locales/en/neutral.json',
    replace('"notice"', '"notice_other"'),
    /no plural|is missing|counts/,
  ],
  [
    'a placeholder that does not exist',
    'locales/uk/flows/find-help.json',
    replace('{{place-name}}', '{{place}}'),
    /repeats \{\{place\}\}, which is not there/,
    '{{place}}',
  ],
  [
    'a placeholder with a slip on a page',
    'locales/uk/web.json',
    replace('{{phone}}', '{{fone}}'),
    /repeats \{fone\}/,
    '{{fone}}',
  ],
  [
    'a placeholder that lost a brace',
    en,
    say('home', 'Choose {{place-name} now.'),
    /a brace that belongs to no placeholder/,
    'place-name',
  ],
  [
    'an unknown phone',
    'locales/uk/flows/hotlines.json',
    replace('{{phone.legal_aid}}', '{{phone.legal_ald}}'),
    /phone\.legal_ald.*which is not there/,
    'legal_ald',
  ],
  [
    'an unknown phone on a page',
    'locales/en/web.json',
    say('start', 'Call {{phone.nobody}}'),
    /the phone nobody, which is not there/,
    'phone.nobody',
  ],
  // Facts.
  [
    'a fact id mistyped',
    'flows/serving.json',
    replace('"F-002"', '"F-0O2"'),
    /no fact F-0O2 in the register/,
    'F-0O2',
  ],
  [
    'a fact with another’s id',
    'flows/facts.json',
    replace('"F-002"', '"F-001"'),
    /the id F-001 stands twice/,
    '"F-001"',
  ],
  [
    'a day that is none',
    'flows/facts.json',
    replace('"checkedOn": "2026-11-21"', '"checkedOn": "2026-11-31"'),
    /write it like 2026-11-21/,
    '2026-11-31',
  ],
  [
    'a field of a fact with a slip',
    'flows/facts.json',
    replace('"confidence"', '"confidense"'),
    /expected string/,
  ],
  // What is said.
  ['HTML in a text', uk, say('home', 'Оберіть <b>зараз</b>.'), /HTML in a text/, '<b>'],
  ['HTML on a page', 'locales/en/web.json', say('start', '<i>Begin</i>'), /HTML in a text/, '<i>'],
  [
    'a text too long',
    uk,
    say('home', `${home}${'Далі ще слово. '.repeat(30)}`),
    /longer than 320 characters/,
    'Далі ще',
  ],
  [
    'a text too long on paper',
    'locales/en/paper.json',
    say('empty', 'No. '.repeat(90)),
    /longer than 320/,
    'No. No.',
  ],
  ['five lines', en, say('home', 'a\nb\nc\nd\ne'), /more than 4 lines/, 'b\\nc'],
  [
    'a long button',
    en,
    say('home#plan', 'My plan for the days to come next'),
    /a button longer than 30/,
    'to come',
  ],
  [
    'a word that does harm',
    en,
    say('home', `Choose what you need now, and nothing more than that. ${'Help for victims.'}`),
    /says “victim”/,
    'victims',
  ],
  [
    'a number without a fact',
    uk,
    say('home', 'Чекати до 10 днів.'),
    /the number 10 without a source/,
    '10 днів',
  ],
  ['a law without a fact', en, say('home', 'The law forbids it.'), /“law” speaks of the law/, 'The law'],
  ['a phone typed by hand', uk, say('home', 'Дзвоніть 102.'), /looks like a phone/, '102'],
  [
    'the language of offices',
    uk,
    say('home', 'У разі потреби оберіть кнопку.'),
    /language of offices/,
    'У разі',
  ],
  [
    'a text that is hard to read',
    uk,
    say(
      'home',
      'Територіальне відокремлене представництво уповноваженого органу розглядатиме документально підтверджені повідомлення постраждалих осіб невідкладно.',
    ),
    /hard to read: grade/,
    'Територіальне',
  ],
  [
    'a sentence without an end',
    en,
    say('home', `You can ${'go and '.repeat(14)}rest.`),
    /a sentence of \d+ words/,
    'go and',
  ],
  [
    'a rule of the list with a slip',
    'locales/uk/words-to-avoid.json',
    replace('"never жертв"', '"nevr жертв"'),
    /begins with no rule/,
    'nevr',
  ],
  // The flow.
  [
    'a way that leads nowhere',
    flow,
    replace('"phones": "hotlines"', '"phones": "hotline"'),
    /leads to hotline, which does not exist/,
    '"hotline"',
  ],
  [
    'a field with a slip',
    flow,
    replace('"start": "recall', '"strat": "recall'),
    /Unrecognized key: "strat"/,
    'strat',
  ],
  ['a kind that is none', flow, replace('"kind": "say"', '"kind": "tell"'), /Invalid/, '"tell"'],
]

describe('the house stays shut', () => {
  it.each(mistakes.map((mistake) => ({ mistake, name: mistake[0] })))('for $name', ({ mistake }) => {
    const [, file, change, cause, at = ''] = mistake
    spoil(file, change)
    const faults = copy.faults()
    const told = faults.filter((fault) => cause.test(fault.cause))
    expect(faults.map((fault) => fault.cause)).toEqual(expect.arrayContaining([expect.stringMatching(cause)]))
    expect(told.map((fault) => fault.file)).toContain(file)
    for (const fault of faults) expect(fault.mend).not.toBe('')
    const lines = copy.read(file).split('\n')
    const line = told.find((fault) => fault.file === file)!.line!
    expect(lines.length).toBeGreaterThanOrEqual(line)
    expect(lines[line - 1]).toContain(at)
  })

  it('for a fact without its source, told at the step that leans on it', () => {
    spoil('flows/facts.json', replace(/"source": ".*"/, '"source": " "'))
    const [fault] = copy.faults()
    expect(fault!.cause).toBe('the fact F-001 has no source')
    expect(copy.read(fault!.file).split('\n')[fault!.line! - 1]).toContain('F-001')
  })

  it('for a whole file of a language that is gone, and for a whole list of words', () => {
    for (const file of [uk, 'locales/en/web.json', 'locales/uk/words-to-avoid.json']) {
      const before = copy.read(file)
      restore.push(() => copy.write(file, before))
      copy.remove(file)
      expect(copy.faults()).toContainEqual({
        file,
        path: '$',
        line: 1,
        cause: 'the file is missing in this language',
        mend: 'put it back, or translate the one of another language',
      })
      copy.write(file, before)
    }
  })

  it('for a file of words without a flow, a folder that is no language, a register that is gone', () => {
    copy.write('locales/uk/flows/loby.json', '{ "home": "Так" }')
    restore.push(() => copy.remove('locales/uk/flows/loby.json'))
    expect(copy.faults().map(({ cause }) => cause)).toContain('words of a flow that does not exist')
    const register = copy.read('flows/facts.json')
    restore.push(() => copy.write('flows/facts.json', register))
    copy.remove('flows/facts.json')
    expect(copy.faults()).toContainEqual(
      expect.objectContaining({ file: 'flows/facts.json', line: 1, cause: 'there is no such file to read' }),
    )
  })
})

it('no false alarm: the shipped content opens, and this copy once every mistake was taken back', () => {
  const shipped = copyOfContent()
  expect(shipped.faults()).toEqual([])
  shipped.close()
  expect(copy.faults()).toEqual([])
})

it('a fault is shown as file, line and place, then cause and mend', () => {
  spoil(uk, say('home', 'Увага!'))
  expect(faultTable(copy.faults())).toBe(
    `  ${uk}:${lineOf(uk, '"home"')}  $['home']\n      an exclamation mark\n      mend: end with a full stop: calm words`,
  )
})
