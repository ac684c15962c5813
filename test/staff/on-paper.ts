import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { relations } from '../../src/staff/access.ts'
import { tables } from '../docs-text.ts'

const page = join(import.meta.dirname, '../../docs/access.md')
export const paper = () => readFileSync(page, 'utf8')

/** The page as coordinators read it: one line for an action, one column for a relation. Excluded has no column: never. */
export function allowedOnPaper(): ReadonlySet<string> {
  const [table] = tables(paper(), 'action')
  return new Set(
    table!.rows.flatMap(([action, assigned, own, other, handing]) =>
      [assigned, own, other, handing].flatMap((cell, at) =>
        cell === 'nobody'
          ? []
          : cell!.split(', ').map((role) => `${role} ${action!.replaceAll('`', '')} ${relations[at]}`),
      ),
    ),
  )
}
