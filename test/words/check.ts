import { sourceFaults } from '../../src/conversation/naked.ts'
import { parityFaults } from '../../src/conversation/parity.ts'
import { avoidOf, wordingFaults } from '../../src/conversation/wording.ts'
import { neutralOf } from '../../src/outbox/screen.ts'
import type { Table, Written } from './content.ts'

/** One thing wrong with the words: where, why, and what mends it. */
export type Finding = {
  readonly file: string
  readonly key: string
  readonly cause: string
  readonly mend: string
}

type Place = { readonly language: string; readonly catalogue: string; readonly table: Table }

const LIST = 'words-to-avoid'
/** A bubble is read at a glance; a label is cut on a narrow phone. The numbers are promises of DESIGN, part 6. */
const LINES = 4
const CHARACTERS = 320
const LABEL = 30

const places = ({ words }: Written): Place[] =>
  Object.entries(words).flatMap(([language, catalogues]) =>
    Object.entries(catalogues)
      .filter(([catalogue]) => catalogue !== LIST)
      .map(([catalogue, table]) => ({ language, catalogue, table })),
  )

const fileOf = ({ language, catalogue }: Place) => `locales/${language}/${catalogue}.json`
const isLabel = (catalogue: string, key: string) =>
  catalogue === 'lobby' || (catalogue.startsWith('flows/') && key.includes('#'))

const each = (
  written: Written,
  rule: (
    place: Place,
    key: string,
    text: string,
  ) => readonly { readonly cause: string; readonly mend: string }[],
): Finding[] =>
  places(written).flatMap((place) =>
    Object.entries(place.table).flatMap(([key, text]) =>
      rule(place, key, text).map(({ cause, mend }) => ({ file: fileOf(place), key, cause, mend })),
    ),
  )

/** The language rules: what is not said, not seen at a glance, not typed by hand. */
export const wording = (written: Written) => {
  const lists = Object.fromEntries(
    Object.entries(written.words).map(([language, catalogues]) => [
      language,
      avoidOf(catalogues[LIST] ?? {}),
    ]),
  )
  return each(written, ({ language, catalogue }, key, text) =>
    wordingFaults(language, catalogue, key, text, lists[language] ?? avoidOf({})),
  )
}

/** Short enough to be read by somebody afraid, on a small screen. */
export const sizes = (written: Written) =>
  each(written, ({ catalogue }, key, text) => {
    const most = isLabel(catalogue, key)
      ? { lines: 1, characters: LABEL }
      : { lines: LINES, characters: CHARACTERS }
    return [
      ...(text.trim() === '' ? [{ cause: 'no words', mend: 'write them' }] : []),
      ...(text.split('\n').length > most.lines
        ? [{ cause: `more than ${most.lines} lines`, mend: 'make two steps of it' }]
        : []),
      ...(text.length > most.characters
        ? [{ cause: `longer than ${most.characters} characters`, mend: 'say it shorter' }]
        : []),
    ]
  })

/** A number or a law in the words of a node names its facts. */
export const sources = (written: Written) =>
  each(written, ({ catalogue }, key, text) => {
    const flow = written.flows[catalogue.replace(/^flows\//, '')]
    if (!catalogue.startsWith('flows/') || !flow) return []
    const node = flow.nodes[neutralOf(key).split('#')[0]!]
    const facts = node && 'facts' in node ? node.facts : undefined
    return key.includes('#') ? [] : sourceFaults(text, facts ?? [])
  })

/** Both languages say the same things, with the same placeholders and every plural of their own. */
export const parity = (written: Written): Finding[] =>
  places(written).flatMap((place) => {
    const other = Object.keys(written.words).find((language) => language !== place.language)!
    const like = written.words[other]![place.catalogue] ?? {}
    return parityFaults(place.language, place.table, like).map((found) => ({ file: fileOf(place), ...found }))
  })

/** Facts are known, sourced and strong; every node names known ones; none lies about unused. */
export const facts = ({ flows, facts: register }: Written): Finding[] => {
  const found = (key: string, cause: string, mend: string): Finding => ({
    file: 'flows/facts.json',
    key,
    cause,
    mend,
  })
  const known = new Set(register.map(({ id }) => id))
  const used = Object.values(flows).flatMap(({ nodes }) =>
    Object.values(nodes).flatMap((node) => ('facts' in node && node.facts) || []),
  )
  return [
    ...used
      .filter((id) => !known.has(id))
      .map((id) => found(id, 'not in the register', 'add it with its source')),
    ...[...known]
      .filter((id) => !used.includes(id))
      .map((id) => found(id, 'no words lean on it', 'remove it')),
    ...register.flatMap(({ id, confidence, source, statement, checkedOn, date }) => [
      ...(['V1', 'V2'].includes(confidence)
        ? []
        : [found(id, `too weak to be shown (${confidence})`, 'verify it')]),
      ...(source && date && statement['uk'] && statement['en']
        ? []
        : [found(id, 'no source, date or statement', 'write it')]),
      ...(/^\d{4}-\d\d-\d\d$/.test(checkedOn)
        ? []
        : [found(id, 'no day of the check', 'write it as 2026-11-21')]),
    ]),
  ]
}
