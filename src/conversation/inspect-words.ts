import { certainAt } from './inspect-certain.ts'
import { type Finding, type FlowRule, newest } from './inspect-rule.ts'
import { atEveryText, catalogueOf, faultAt, wantedBy } from './inspect-written.ts'

/** A bubble: what is read at a glance, on a small screen, by somebody afraid. */
const LINES_MAX = 4
const TEXT_MAX = 320

/** Words are there in every language. */
export const missingWordFaults = atEveryText((text, { key }) =>
  text === undefined || text.trim() === '' ? [['no words', `write “${key}” in this language`]] : [],
)

/** A text is short enough for a bubble, and plain: no markup, no catalogue commands. */
export const textFaults = atEveryText((text = '', { option }) => {
  if (option !== undefined) return []
  const wrong: (Finding | false)[] = [
    text.split('\n').length > LINES_MAX && [`more than ${LINES_MAX} lines`, 'make two steps of it'],
    text.length > TEXT_MAX && [`longer than ${TEXT_MAX} characters`, 'say it shorter, or in two steps'],
    /<[a-z/!]/i.test(text) && ['HTML in a text', 'plain words only'],
    text.includes('$t(') && ['a text that calls another text', 'write the words themselves'],
  ]
  return wrong.filter((found) => found !== false)
})

/** Words repeat only what they may: phones of the directory, and answers that are certain to be there. Labels repeat nothing. */
export const placeholderFaults: FlowRule = (inspected) => {
  const certain = certainAt(inspected)
  return atEveryText((text = '', { name, node, option }, { house }) => {
    const shows = ('shows' in node && node.shows) || []
    const sure =
      'card' in node && node.card ? shows.filter((answer) => certain.get(name)?.has(answer)) : shows
    const may = option === undefined ? [...sure, ...house.phones.map((id) => `phone.${id}`)] : []
    return [...text.matchAll(/\{\{(.*?)\}\}/gs)]
      .map(([, repeated]) => repeated!.trim())
      .filter((repeated) => !may.includes(repeated))
      .map((repeated) => [
        `repeats {{${repeated}}}, which is not there`,
        'name it under "shows", or use a phone of the directory',
      ])
  })(inspected)
}

/** Words and labels are free of what a language forbids. */
export const wordingFaults = atEveryText((text, { key, language }, inspected) =>
  text === undefined
    ? []
    : inspected.house
        .wording(language, `${catalogueOf(inspected)}:${key}`, text)
        .map(({ cause, mend }): Finding => [cause, mend]),
)

/** No words lie about that no version of the flow uses. */
export const unusedWordFaults: FlowRule = (inspected) => {
  const { flow, house } = inspected
  if (newest(house, flow.flow) !== flow) return []
  const versions = house.flows.filter((other) => other.flow.flow === flow.flow)
  const used = new Set(versions.flatMap((other) => wantedBy(other.flow).map(({ key }) => key)))
  const catalogue = catalogueOf(inspected)
  return house.languages.flatMap((language) =>
    house
      .keys(language, catalogue)
      .filter((key) => !used.has(key))
      .map((key) =>
        faultAt(`locales/${language}/${catalogue}.json`, key, [
          'words that no node uses',
          'remove them, or name the node',
        ]),
      ),
  )
}
