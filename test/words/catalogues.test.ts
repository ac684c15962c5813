import { describe, expect, it } from 'vitest'
import { inspectCatalogues, tableRules, type Written } from '../../src/conversation/inspect-catalogues.ts'
import { avoidOf } from '../../src/conversation/wording.ts'
import { calibration } from './calibration.ts'

const list = { 'never victim': '“person”', 'never жертв': '«людина»' }
const tables = () => ({ 'words-to-avoid': list, web: { start: 'Begin' }, 'flows/help': { hello: 'Hello' } })

/** Two languages with one page, one flow and one list, and other words at some places. */
const house = (
  uk: Record<string, Record<string, string>> = {},
  en: Record<string, Record<string, string>> = {},
): Written => ({
  catalogues: { uk: { ...tables(), ...uk }, en: { ...tables(), ...en } },
  avoid: { uk: avoidOf(list), en: avoidOf(list) },
  flows: ['help'],
  phones: ['police_102'],
})
const web = (text: string) => house({ web: { start: text } }, { web: { start: text } })

/** One broken house per rule: without the rule nobody finds it. */
const broken: Readonly<Record<string, readonly [Written, file: string, path: string, cause: RegExp]>> = {
  parity: [
    house({ web: { start: 'Так', more: 'Ще' } }),
    'locales/uk/web.json',
    "$['more']",
    /only this language/,
  ],
  flowThere: [
    { ...house({ 'flows/gone': { a: 'Так' } }, { 'flows/gone': { a: 'Yes' } }) },
    'locales/uk/flows/gone.json',
    '$',
    /a flow that does not exist/,
  ],
  forms: [
    house({ web: { start: 'Так', start_she: 'Так, сама' } }),
    'locales/uk/web.json',
    "$['start_she']",
    /nobody is addressed/,
  ],
  list: [
    house({ 'words-to-avoid': { victim: 'x' } }),
    'locales/uk/words-to-avoid.json',
    "$['victim']",
    /no rule/,
  ],
  flowReading: [
    house({ 'flows/help': { hello: calibration.uk.office.join('\n') } }),
    'locales/uk/flows/help.json',
    '$',
    /the whole flow is hard to read/,
  ],
  size: [web('a\nb\nc\nd\ne'), 'locales/en/web.json', "$['start']", /more than 4 lines/],
  signs: [web('<b>Так</b>'), 'locales/uk/web.json', "$['start']", /HTML/],
  phones: [web('Call {{phone.nobody}}'), 'locales/en/web.json', "$['start']", /the phone nobody/],
  wording: [web('Help for victims'), 'locales/en/web.json', "$['start']", /says “victim”/],
}

describe('the words beside the flows', () => {
  it('of a sound house have no fault', () => {
    expect(inspectCatalogues(house())).toEqual([])
    expect(inspectCatalogues(web('Call {{ phone.police_102 }}'))).toEqual([])
  })

  it.each(Object.entries(broken))('%s is the rule that sees its mistake, and no other does', (rule, one) => {
    const [written, file, path, cause] = one
    const here = (rules: typeof tableRules) =>
      inspectCatalogues(written, rules).filter(
        (fault) => fault.file === file && fault.path === path && cause.test(fault.cause),
      )
    const { [rule]: _, ...without } = tableRules
    expect(here(tableRules)).toHaveLength(1)
    expect(here(without)).toEqual([])
  })

  it('have a proof for every rule', () => {
    expect(Object.keys(broken).sort()).toEqual(Object.keys(tableRules).sort())
  })

  it('may have forms of address in one language, where people are addressed', () => {
    expect(
      inspectCatalogues(house({ 'flows/help': { hello: 'Вітаємо', hello_she: 'Вітаємо, подруго' } })),
    ).toEqual([])
  })

  it('miss no file, and a folder that is no language is told', () => {
    const { uk } = house().catalogues
    const { web: _, 'words-to-avoid': __, ...en } = tables()
    const told = inspectCatalogues({ ...house(), catalogues: { uk: uk!, en, 'not a language': {} } })
    expect(told.map(({ file, cause }) => `${file}: ${cause}`)).toEqual([
      'locales/en/words-to-avoid.json: the file is missing in this language',
      'locales/en/web.json: the file is missing in this language',
      'locales/not a language: “not a language” is not the name of a language',
    ])
    expect(inspectCatalogues({ ...house(), flows: ['help', 'new'] }).map(({ file }) => file)).toEqual([
      'locales/uk/flows/new.json',
      'locales/en/flows/new.json',
    ])
  })
})
