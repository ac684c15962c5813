import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from '../conversation/inspect-rule.ts'
import { readSource, type Source } from './json-source.ts'

/** The same faults, each with the line where it is mended. Only a house that stays shut looks into its files twice. */
export function faultLines(root: string, faults: readonly Fault[]): Fault[] {
  const known = new Map<string, Source | undefined>()
  const sourceOf = (file: string) => {
    if (!known.has(file)) known.set(file, sourceIn(root, file))
    return known.get(file)
  }
  return faults.map((fault) => ({
    ...fault,
    line: fault.line ?? sourceOf(fault.file)?.lineOf(fault.path) ?? 1,
  }))
}

/** A file that is missing has no lines, and that it is missing is the fault. */
function sourceIn(root: string, file: string): Source | undefined {
  try {
    return readSource(file, readFileSync(join(root, file), 'utf8')).source
  } catch (fault) {
    if (typeof (fault as { code?: unknown }).code === 'string') return undefined
    throw fault
  }
}
