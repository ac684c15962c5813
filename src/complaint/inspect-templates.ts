import { essentialFactsOf, factsOf } from './offered.ts'
import { placesOf, type Template, type Templates } from './template.ts'

/** One thing wrong with the templates: where, why, and what mends it. */
type Fault = { readonly file: string; readonly path: string; readonly cause: string; readonly mend: string }

type Found = { readonly cause: string; readonly mend: string }

/** What templates are held against. */
export type Against = {
  readonly routes: readonly string[]
  readonly facts: readonly string[]
  /** What is wrong with these words in this language; `facts` are those that they name. */
  wording(language: 'uk' | 'en', text: string, facts: readonly string[]): readonly Found[]
  /** The steps that offer a paper, each with the facts it names. */
  readonly offers: readonly {
    readonly template: string
    readonly step: string
    readonly facts: readonly string[]
  }[]
}

const FILE = 'flows/complaints.json'
const languages = ['uk', 'en'] as const

/** Everything wrong with the templates that can be known before anybody asks for a paper. */
export function inspectTemplates(written: Templates | undefined, against: Against): Fault[] {
  const at = (path: string, { cause, mend }: Found): Fault => ({ file: FILE, path, cause, mend })
  const unknown = unknownOffers(written, against).map((found) => at('$', found))
  if (!written) return unknown
  return [
    ...unknown,
    ...twice(written).map((found) => at('$.templates', found)),
    ...written.templates.flatMap((template, index) => {
      const place = `$.templates[${index}]`
      return [
        ...referenceFaults(template, against).map((found) => at(place, found)),
        ...wordFaults(template, against).map(([path, found]) => at(`${place}${path}`, found)),
        ...offerFaults(template, against).map((found) => at(place, found)),
      ]
    }),
    ...sharedWordFaults(written, against).map(([path, found]) => at(path, found)),
  ]
}

/** A step may offer only what is there. */
const unknownOffers = (written: Templates | undefined, { offers }: Against): Found[] =>
  offers
    .filter((offer) => !written?.templates.some(({ template }) => template === offer.template))
    .map(({ template, step }) => ({
      cause: `the step ${step} offers the paper ${template}, which is not there`,
      mend: 'add the paper, or take the button away',
    }))

const twice = ({ templates }: Templates): Found[] =>
  templates
    .map(({ template }) => template)
    .filter((name, index, all) => all.indexOf(name) < index)
    .map((name) => ({ cause: `the paper ${name} stands twice`, mend: 'give one of them another name' }))

function referenceFaults(template: Template, { routes, facts }: Against): Found[] {
  const unknown = factsOf(template).filter((fact) => !facts.includes(fact))
  return [
    ...(routes.includes(template.route)
      ? []
      : [{ cause: `no route ${template.route} in the table`, mend: 'name a route of flows/routes.json' }]),
    ...unknown.map((fact) => ({
      cause: `no fact ${fact} in the register`,
      mend: 'add it to flows/facts.json with its source',
    })),
  ]
}

/** Every text of a template: the place it stands in, its words in both languages, and the facts it names. */
function textsOf(template: Template): [path: string, text: Template['title'], facts: readonly string[]][] {
  const parts = placesOf(template).flatMap(([place, all]) =>
    all.flatMap((part, index): [string, Template['title'], readonly string[]][] => {
      const path = `.${place}[${index}]`
      const facts = part.facts ?? []
      if (part.kind === 'says') return [[path, part.text, facts]]
      const hint = part.hint ? [[path, part.hint, facts] as [string, Template['title'], string[]]] : []
      return [[path, part.label, facts], ...hint]
    }),
  )
  return [['.title', template.title, []], ['.copies', template.copies, []], ...parts]
}

const wordFaults = (template: Template, against: Against): [string, Found][] =>
  textsOf(template).flatMap(([path, text, facts]) =>
    languages.flatMap((language) =>
      against
        .wording(language, text[language], facts)
        .map((found): [string, Found] => [`${path}.${language}`, found]),
    ),
  )

const sharedWordFaults = ({ words, phrases }: Templates, against: Against): [string, Found][] =>
  [
    ...Object.entries(words).map(([name, text]) => [`$.words['${name}']`, text] as const),
    ...Object.entries(phrases).flatMap(([table, texts]) =>
      Object.entries(texts).map(([name, text]) => [`$.phrases['${table}']['${name}']`, text] as const),
    ),
  ].flatMap(([path, text]) =>
    languages.flatMap((language) =>
      // The name of the reckoning that makes a fingerprint is no figure that changes.
      against
        .wording(language, text[language].replace('SHA-256', 'SHA'), [])
        .map((found): [string, Found] => [`${path}.${language}`, found]),
    ),
  )

/** A paper is offered by a step that names what it stands on: when that goes, so does the button. */
function offerFaults(template: Template, { offers }: Against): Found[] {
  const own = offers.filter((offer) => offer.template === template.template)
  // A house without this conversation offers nothing, and misses nothing.
  if (own.length === 0 && offers.length === 0) return []
  if (own.length === 0)
    return [
      {
        cause: `no step offers the paper ${template.template}`,
        mend: 'lead to it in flows/complaint.json: an option of the step “which”',
      },
    ]
  return own.flatMap(({ step, facts }) => {
    const missing = essentialFactsOf(template).filter((fact) => !facts.includes(fact))
    return missing.length === 0
      ? []
      : [
          {
            cause: `the step ${step} offers the paper ${template.template} without ${missing.join(', ')}`,
            mend: `add ${missing.join(', ')} to the facts of that step`,
          },
        ]
  })
}
