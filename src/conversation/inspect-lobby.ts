import { wrongWithLabel } from './inspect-labels.ts'
import type { Fault, Finding, House, HouseRule } from './inspect-rule.ts'
import { wrongWithSigns } from './inspect-texts.ts'
import { faultAt } from './inspect-written.ts'
import { lobbyFlows } from './lobby.ts'
import { hints } from './step.ts'

/** The lobby's commands open flows that must be there. */
export const lobbyFlowFaults: HouseRule = ({ flows }) =>
  Object.values(lobbyFlows)
    .filter((name) => !flows.some(({ flow }) => flow.flow === name))
    .map((name) => ({
      file: `flows/${name}.json`,
      path: '$',
      cause: `the lobby needs the flow ${name}`,
      mend: 'put it back',
    }))

/** Emergency and leave stand on every screen, so their words must be there, short, and tell themselves apart. */
export const lobbyWordFaults: HouseRule = (house) =>
  atEveryWord(house, 'lobby', house.lobby, (text, word, language) => {
    if (text === undefined || text.trim() === '') return [['no words', `write the ${word} button`]]
    const before = house.lobby.slice(0, house.lobby.indexOf(word))
    const same = before.some((other) => house.words(language, `lobby:${other}`) === text)
    return [
      ...wrongWithLabel(text),
      ...wrongWithSigns(text),
      ...(text.includes('{{') ? ([['a button repeats nothing', 'write plain words']] as const) : []),
      ...(same ? ([[`two buttons say “${text}”`, 'let them differ']] as const) : []),
      ...house.wording(language, `lobby:${word}`, text).map(({ cause, mend }) => [cause, mend] as const),
    ]
  })

/** What is said when an answer does not fit has words. */
export const hintFaults: HouseRule = (house) =>
  atEveryWord(house, 'refusals', hints, (text, hint) =>
    text === undefined || text.trim() === '' ? [['no words', `write “${hint}” in this language`]] : [],
  )

/** One version of a flow is one file: whoever is in it must find it again. */
export const versionFaults: HouseRule = ({ flows }) =>
  flows.flatMap(({ file, flow }, index) => {
    const twin = flows
      .slice(0, index)
      .find((other) => other.flow.flow === flow.flow && other.flow.version === flow.version)
    if (!twin) return []
    const cause = `${twin.file} is version ${flow.version} of ${flow.flow} too`
    return [{ file, path: '$.version', cause, mend: 'give the newer one a higher version' }]
  })

/** The register holds each fact once. */
export const registerFaults: HouseRule = ({ facts }) =>
  facts.flatMap(({ id }, index) =>
    facts.findIndex((other) => other.id === id) < index
      ? [
          {
            file: 'flows/facts.json',
            path: `$[${index}].id`,
            cause: `the id ${id} stands twice in the register`,
            mend: 'give the newer one an id of its own',
          },
        ]
      : [],
  )

const atEveryWord = <Word extends string>(
  house: House,
  catalogue: string,
  words: readonly Word[],
  look: (text: string | undefined, word: Word, language: string) => readonly Finding[],
): Fault[] =>
  house.languages.flatMap((language) =>
    words.flatMap((word) =>
      look(house.words(language, `${catalogue}:${word}`), word, language).map((found) =>
        faultAt(`locales/${language}/${catalogue}.json`, word, found),
      ),
    ),
  )
