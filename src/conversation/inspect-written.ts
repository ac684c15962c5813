import { spokenTo } from '../outbox/screen.ts'
import type { Flow, FlowNode } from './flow.ts'
import { type Fault, type Finding, type FlowRule, type Inspected, oncePerFlow } from './inspect-rule.ts'

/** Words that a flow needs: the text of a node, or the label of one of its buttons. */
export type Wanted = {
  readonly key: string
  readonly name: string
  readonly node: FlowNode
  readonly option?: number
}

/** Every key of words that a flow needs, derived from its places. */
export const wantedBy = ({ nodes }: Flow): Wanted[] =>
  Object.entries(nodes).flatMap(([name, node]): Wanted[] => {
    if (node.kind === 'do' || node.kind === 'end') return []
    const options = node.kind === 'choose' ? Object.keys(node.options) : []
    return [
      { key: name, name, node },
      ...options.map((label, option) => ({ key: `${name}#${label}`, name, node, option })),
    ]
  })

/** The words of a flow: the catalogue, and the file of it in one language. */
export const catalogueOf = ({ flow }: Inspected) => `flows/${flow.flow}`

/** A fault at one sentence of a language file. */
export const faultAt = (file: string, key: string, [cause, mend]: Finding): Fault => ({
  file,
  path: `$['${key}']`,
  cause,
  mend,
})

/** The keys under which words of a node are looked at: the neutral one, and every form of address that is written. */
const written = (key: string, isThere: (key: string) => boolean) =>
  spokenTo
    .map((form) => (form === 'neutral' ? key : `${key}_${form}`))
    .filter((each) => each === key || isThere(each))

type Written = Wanted & {
  readonly language: string
  readonly file: string
  readonly text: string | undefined
}

/** Everything a flow wants said, in every language and form of address; `text` is what is written there, if anything is. */
const writtenIn = oncePerFlow((inspected): readonly Written[] => {
  const catalogue = catalogueOf(inspected)
  const { languages, words } = inspected.house
  const wanted = wantedBy(inspected.flow)
  return languages.flatMap((language) => {
    const file = `locales/${language}/${catalogue}.json`
    const said = (key: string) => words(language, `${catalogue}:${key}`)
    return wanted.flatMap((one) =>
      written(one.key, (key) => said(key) !== undefined).map((key) => ({
        ...one,
        key,
        language,
        file,
        text: said(key),
      })),
    )
  })
})

/** A rule that looks at one text after the other. */
export const atEveryText =
  (
    look: (
      text: string | undefined,
      wanted: Wanted & { readonly language: string },
      inspected: Inspected,
    ) => readonly Finding[],
  ): FlowRule =>
  (inspected) =>
    writtenIn(inspected).flatMap((one) =>
      look(one.text, one, inspected).map((found) => faultAt(one.file, one.key, found)),
    )
