import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Row, SourceFault, tableOf } from './rows.ts'

/** The tables of a package under their HSDS 3 names; version 1.1 called some of them otherwise. */
const names = {
  organization: ['organizations.csv', 'organization.csv'],
  service: ['services.csv', 'service.csv'],
  location: ['locations.csv', 'location.csv'],
  service_at_location: ['service_at_location.csv', 'services_at_location.csv'],
  address: ['addresses.csv', 'address.csv', 'physical_addresses.csv'],
  phone: ['phones.csv', 'phone.csv'],
  schedule: ['schedules.csv', 'schedule.csv', 'regular_schedules.csv'],
  language: ['languages.csv', 'language.csv'],
  accessibility: ['accessibility.csv', 'accessibility_for_disabilities.csv'],
  attribute: ['attributes.csv', 'attribute.csv', 'services_taxonomy.csv'],
  taxonomy_term: ['taxonomy_terms.csv', 'taxonomy_term.csv', 'taxonomy.csv'],
  // Two tables of our own beside a package: which category a service is of, and which services must have no address.
  category: ['service_categories.csv', 'service_categories_derived.csv'],
  confidential: ['confidential_service_ids.csv'],
} as const

export type TableName = keyof typeof names
export type Package = Readonly<Record<TableName, readonly Row[]>>

/** Reads a folder with the tables of a package (in it, or in its folder `data`); only services must be there. */
export async function openPackage(path: string): Promise<Package> {
  if (!existsSync(path) || !statSync(path).isDirectory()) {
    throw new SourceFault(
      { file: path, line: 1 },
      'there is no such folder',
      'give the folder that holds services.csv (unpack a zip first)',
    )
  }
  const folders = [join(path, 'data'), path]
  const read = async (table: TableName) => {
    const files = names[table].flatMap((name) => folders.map((folder) => join(folder, name)))
    const found = files.find((file) => existsSync(file))
    return [table, found ? await tableOf(found) : []] as const
  }
  const tables = Object.fromEntries(
    await Promise.all((Object.keys(names) as TableName[]).map(read)),
  ) as Package
  if (tables.service.length === 0) {
    throw new SourceFault(
      { file: join(path, 'services.csv'), line: 1 },
      'there are no services in it',
      'check that this is an HSDS package',
    )
  }
  return tables
}

/** The rows of a table by the value of a column. */
export function grouped(rows: readonly Row[], column: string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = row.get(column)
    if (!key) continue
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
