import { inspectTemplates } from '../complaint/inspect-templates.ts'
import { factsOf } from '../complaint/offered.ts'
import { placesOf, type Template, type Templates } from '../complaint/template.ts'
import type { Card } from '../conversation/card.ts'
import type { Flow } from '../conversation/flow.ts'
import type { Fault } from '../conversation/inspect-rule.ts'
import { sourceFaults } from '../conversation/naked.ts'
import type { Route } from '../conversation/route.ts'
import { type Avoid, avoidOf, wordingFaults } from '../conversation/wording.ts'
import type { Catalogues } from '../edge/words.ts'
import type { FactEntry } from './register.ts'

/** Papers are signed like steps of a flow: each is a card of this chapter. */
const CHAPTER = 'complaints'

const keyOf = ({ template }: Template) => `${CHAPTER}:${template}`

/** Every text of a paper under a key of its own, in the order in which it is read. */
function textsOf(template: Template): [string, Template['title']][] {
  const own = (place: string) => `${template.template}#${place}`
  const parts = placesOf(template).flatMap(([place, all]) =>
    all.flatMap((part, index): [string, Template['title']][] => {
      const at = own(`${place}-${index + 1}`)
      if (part.kind === 'says') return [[at, part.text]]
      return [
        [at, part.label],
        ...(part.hint ? [[`${at}-hint`, part.hint] as [string, Template['title']]] : []),
      ]
    }),
  )
  return [[template.template, template.title], ...parts, [own('copies'), template.copies]]
}

/** The words of a house with those of its papers beside them. */
export function cataloguesWith(catalogues: Catalogues, papers: Templates | undefined): Catalogues {
  if (!papers) return catalogues
  const texts = papers.templates.flatMap(textsOf)
  return Object.fromEntries(
    Object.entries(catalogues).map(([language, tables]) => [
      language,
      {
        ...tables,
        [CHAPTER]: Object.fromEntries(
          texts.map(([key, text]) => [key, language === 'uk' ? text.uk : text.en]),
        ),
      },
    ]),
  )
}

/** What a lawyer reads and signs of the papers: each with all its words and all its facts. */
export const paperCards = (papers: Templates | undefined): Card[] => (papers?.templates ?? []).map(paperCard)

/** The card of one paper. */
export const paperCard = (template: Template): Card => ({
  key: keyOf(template),
  flow: CHAPTER,
  words: textsOf(template).map(([key]) => `${CHAPTER}:${key}`),
  facts: factsOf(template),
})

type Written = {
  readonly flows: readonly Flow[]
  readonly facts: readonly FactEntry[]
  readonly routes: readonly Route[]
  readonly avoid: Readonly<Record<string, Avoid>>
}

/** Everything wrong with the papers. Their language is that of offices, so what is stiff elsewhere is right here; blaming words are not. */
export const paperFaults = (
  papers: Templates | undefined,
  { flows, facts, routes, avoid }: Written,
): Fault[] =>
  inspectTemplates(papers, {
    routes: routes.map(({ route }) => route),
    facts: facts.map(({ id }) => id),
    offers: flows.flatMap(offersIn),
    wording: (language, text, stated) => {
      const { never, fine, foreign } = avoid[language] ?? avoidOf({})
      const lenient = { ...avoidOf({}), never, fine, foreign }
      // A key with # is not graded for easy reading, and a card is not read at a glance.
      return [...wordingFaults(language, 'cards', '#', text, lenient), ...sourceFaults(text, stated)]
    },
  })

/** The steps behind the question whose answer is a paper. */
const offersIn = ({ nodes }: Flow) =>
  Object.values(nodes).flatMap((node) =>
    node.kind === 'choose' && node.save === 'paper'
      ? Object.entries(node.options).flatMap(([template, step]) => {
          const to = nodes[step]
          return to && to.kind !== 'do' && to.kind !== 'end'
            ? [{ template, step, facts: to.facts ?? [] }]
            : []
        })
      : [],
  )
