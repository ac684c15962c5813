import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const isOurs = (folder: string): boolean => {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name === 'stezhka'
  } catch {
    return false
  }
}

/** The nearest folder at or above `start` that holds this project's package.json. */
const above = (start: string): string | undefined => {
  if (isOurs(start)) return start
  const parent = dirname(start)
  return parent === start ? undefined : above(parent)
}

/**
 * The folder that holds `flows`, `locales` and `prisma`. A bundle lies elsewhere than its sources, so places are found
 * from the project, not from the file: `STEZHKA_ROOT` wins, then what encloses this code, then what encloses the working folder.
 */
export function projectRoot(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['STEZHKA_ROOT']
  if (named !== undefined && named !== '') return named
  const found = above(dirname(fileURLToPath(import.meta.url))) ?? above(process.cwd())
  if (found) return found
  throw new Error('The project folder was not found: set STEZHKA_ROOT to the folder that holds package.json.')
}
