import { neutralOf } from '../outbox/screen.ts'
import { certainAt } from './inspect-certain.ts'
import { type Finding, type FlowRule, newest } from './inspect-rule.ts'
import { atEveryText, catalogueOf, faultAt, wantedBy } from './inspect-written.ts'
import { sourceFaults } from './naked.ts'

/** Words are there in every language. */
export const missingWordFaults = atEveryText((text, { key }) =>
  text === undefined || text.trim() === '' ? [['no words', `write “${key}” in this language`]] : [],
)

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

/** What a text or a button states about a number or the law has a source: its node names the fact. */
export const unsourcedFaults = atEveryText((text = '', { node }) =>
  sourceFaults(text, ('facts' in node && node.facts) || []).map(({ cause, mend }): Finding => [cause, mend]),
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
      .filter((key) => !used.has(neutralOf(key)))
      .map((key) =>
        faultAt(`locales/${language}/${catalogue}.json`, key, [
          'words that no node uses',
          'remove them, or name the node',
        ]),
      ),
  )
}
