import { type Part, placesOf, type Template } from './template.ts'

/** May this fact be stated today? */
export type Stands = (fact: string) => boolean

/** Every fact that a paper states, each once. */
export const factsOf = (template: Template): readonly string[] => [
  ...new Set(placesOf(template).flatMap(([, parts]) => parts.flatMap(({ facts = [] }) => facts))),
]

/** The facts without which a paper would mislead. */
export const essentialFactsOf = (template: Template): readonly string[] => [
  ...new Set(
    placesOf(template).flatMap(([, parts]) =>
      parts.flatMap(({ facts = [], essential }) => (essential ? facts : [])),
    ),
  ),
]

/** Words whose facts all stand today. */
export const isSaid = ({ facts = [] }: Pick<Part, 'facts'>, stands: Stands) => facts.every(stands)

/** A paper is offered only while everything essential in it may be said. */
export const isOffered = (template: Template, stands: Stands) => essentialFactsOf(template).every(stands)
