import { categoryOf } from '../../directory/category.ts'
import { grouped, type Package } from './hsds-package.ts'
import type { Row } from './rows.ts'

/**
 * Flags of a keyword list, the most guarded first: whatever smells of a shelter is one, and what helps against
 * violence has no address until somebody who knows it gives it another category.
 */
const flags = [
  ['shelter', 'shelter'],
  ['dv', 'call_centre'],
  ['suicide_crisis', 'call_centre'],
  ['police', 'police'],
  ['hospital', 'hospital'],
  ['pharmacy', 'pharmacy'],
  ['legal_aid', 'free_legal_aid'],
] as const

const flagged = (row: Row) => flags.find(([flag]) => row.get(flag) === '1')?.[1]

/** Tells the category of each service: confidential first, then the list beside the package, then its taxonomy. */
export function categoriesOf(tables: Package) {
  const confidential = new Set(tables.confidential.map((row) => row.get('service_id')))
  const listed = grouped(tables.category, 'service_id')
  const terms = new Map(tables.taxonomy_term.map((row) => [row.get('id'), row]))
  const attributes = grouped(tables.attribute, 'link_id')
  const older = grouped(tables.attribute, 'service_id')

  const termOf = (row: Row) => {
    const term = terms.get(row.get('taxonomy_term_id') || row.get('taxonomy_id'))
    return [term?.get('code'), term?.get('id'), term?.get('name')].find((name) => name && categoryOf(name))
  }
  return (service: string): string => {
    if (confidential.has(service)) return 'shelter'
    const lines = listed.get(service) ?? []
    const named = lines.map((row) => row.get('category')).find(Boolean) ?? lines.map(flagged).find(Boolean)
    const term = [...(attributes.get(service) ?? []), ...(older.get(service) ?? [])].map(termOf).find(Boolean)
    return named ?? term ?? 'unclassified'
  }
}
