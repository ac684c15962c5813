import type { FlowNode } from './flow.ts'
import type { Fault, House, Inspected } from './inspect.ts'
import { at, missingLobbyFlows } from './inspect-structure.ts'

/** A bubble: what is read at a glance, on a small screen, by somebody afraid. */
export const LINES_MAX = 4
export const TEXT_MAX = 320
/** Telegram cuts longer labels on a narrow phone. */
export const BUTTON_MAX = 30

const speaks = (node: FlowNode) => node.kind === 'say' || node.kind === 'choose' || node.kind === 'write'
const catalogue = ({ flow }: Inspected) => `flows/${flow.flow}`

/** Words are there in every language, short enough, free of don't-words, and repeat only what they may. */
export function wordFaults(inspected: Inspected): Fault[] {
  const { flow, house } = inspected
  return house.languages.flatMap((language) =>
    Object.entries(flow.nodes).flatMap(([name, node]) => {
      if (!speaks(node)) return []
      const text = house.words(language, `${catalogue(inspected)}:${name}`)
      if (text === undefined) return [missing(inspected, language, name)]
      return textFaults(inspected, language, name, text, allowed(node, house))
    }),
  )
}

/** Every option has a label that fits, and its press fits on a Telegram button (64 bytes). No words lie about unused. */
export function buttonFaults(inspected: Inspected): Fault[] {
  const { flow, house } = inspected
  const fault = at(inspected)
  const used = new Set(Object.entries(flow.nodes).flatMap(([name, node]) => [name, ...optionsOf(name, node)]))
  return house.languages.flatMap((language) => [
    ...Object.entries(flow.nodes).flatMap(([name, node]) =>
      optionsOf(name, node).flatMap((key, option) => {
        const text = house.words(language, `${catalogue(inspected)}:${key}`)
        if (text === undefined) return [missing(inspected, language, key)]
        if (!house.fitsOnAButton({ step: Number.MAX_SAFE_INTEGER, option }))
          return [fault(name, 'a press of this button does not fit into 64 bytes', 'fewer options')]
        return labelFaults(fileOf(inspected, language), key, text, (words) =>
          house.wording(language, `${catalogue(inspected)}:${key}`, words),
        )
      }),
    ),
    ...house
      .keys(language, catalogue(inspected))
      .filter((key) => !used.has(key.replace(/_(zero|one|two|few|many|other)$/, '')))
      .map((key) => ({
        file: fileOf(inspected, language),
        path: `$['${key}']`,
        cause: 'words that no node uses',
        mend: 'remove them, or name the node',
      })),
  ])
}

/** Emergency and leave stand on every screen, so their words must be there, short, and tell themselves apart. */
export function lobbyFaults(house: House): Fault[] {
  const absent = missingLobbyFlows(house.flows).map((name) => ({
    file: `flows/${name}.json`,
    path: '$',
    cause: `the lobby needs the flow ${name}`,
    mend: 'put it back',
  }))
  const words = house.languages.flatMap((language) => {
    const file = `locales/${language}/lobby.json`
    const labels = house.lobby.map((word) => [word, house.words(language, `lobby:${word}`)] as const)
    const same = labels.filter(([, text], index) => labels.findIndex(([, other]) => other === text) !== index)
    return [
      ...labels.flatMap(([word, text]) =>
        text === undefined
          ? [{ file, path: `$.${word}`, cause: 'no words', mend: `write the ${word} button` }]
          : labelFaults(file, word, text, (label) => house.wording(language, `lobby:${word}`, label)),
      ),
      ...same.map(([word, text]) => ({
        file,
        path: `$.${word}`,
        cause: `two buttons say “${text}”`,
        mend: 'let them differ',
      })),
    ]
  })
  return [...absent, ...words]
}

const optionsOf = (name: string, node: FlowNode) =>
  node.kind === 'choose' ? Object.keys(node.options).map((option) => `${name}#${option}`) : []

const fileOf = (inspected: Inspected, language: string) => `locales/${language}/${catalogue(inspected)}.json`

const missing = (inspected: Inspected, language: string, key: string): Fault => ({
  file: fileOf(inspected, language),
  path: `$['${key}']`,
  cause: 'no words',
  mend: `write “${key}” in this language`,
})

const allowed = (node: FlowNode, house: House) =>
  new Set([...(('shows' in node && node.shows) || []), 'count', ...house.phones.map((id) => `phone.${id}`)])

function textFaults(
  inspected: Inspected,
  language: string,
  key: string,
  text: string,
  may: Set<string>,
): Fault[] {
  const fault = (cause: string, mend: string): Fault => ({
    file: fileOf(inspected, language),
    path: `$['${key}']`,
    cause,
    mend,
  })
  const strange = [...text.matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)]
    .map(([, name]) => name!)
    .filter((name) => !may.has(name))
  return [
    ...(text.trim() === '' ? [fault('no words', 'write them')] : []),
    ...(text.split('\n').length > LINES_MAX
      ? [fault(`more than ${LINES_MAX} lines`, 'make two steps of it')]
      : []),
    ...(text.length > TEXT_MAX
      ? [fault(`longer than ${TEXT_MAX} characters`, 'say it shorter, or in two steps')]
      : []),
    ...(/<[a-z/!]/i.test(text) ? [fault('HTML in a text', 'plain words only')] : []),
    ...strange.map((name) =>
      fault(
        `repeats {{${name}}}, which is not there`,
        'name it under "shows", or use a phone of the directory',
      ),
    ),
    ...inspected.house
      .wording(language, `${catalogue(inspected)}:${key}`, text)
      .map(({ cause, mend }) => fault(cause, mend)),
  ]
}

function labelFaults(
  file: string,
  key: string,
  text: string,
  wording: (text: string) => readonly { cause: string; mend: string }[],
): Fault[] {
  const path = `$['${key}']`
  return [
    ...(text.length > BUTTON_MAX
      ? [{ file, path, cause: `a button longer than ${BUTTON_MAX} characters`, mend: 'say it shorter' }]
      : []),
    ...(text.trim() === '' || text.includes('\n')
      ? [{ file, path, cause: 'a button needs one line of words', mend: 'write one line' }]
      : []),
    ...wording(text).map(({ cause, mend }) => ({ file, path, cause, mend })),
  ]
}
