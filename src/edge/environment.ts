import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'

/** A setting that keeps the house closed. No field ever holds the value of a secret. */
export type WrongSetting = { readonly name: string; readonly wrong: string; readonly expected: string }

/** Settings as they were written, by name. */
export type Raw = Readonly<Record<string, string | undefined>>

type Settings = {
  readonly environment: Raw
  /** Where `.env` lies, and what relative paths start from. */
  readonly folder: string
  readonly names: readonly string[]
  /** Those among `names` that may be given as a file: `<name>_FILE`. */
  readonly secrets: readonly string[]
}

const reasonOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'

/** An empty value means unset: compose files and shells pass on what nobody filled in. */
const filled = (raw: Raw): Raw => Object.fromEntries(Object.entries(raw).filter(([, value]) => value))

function readDotEnv(folder: string): { raw: Raw; wrong: WrongSetting[] } {
  try {
    return { raw: filled(parseEnv(readFileSync(join(folder, '.env'), 'utf8')) as Raw), wrong: [] }
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === 'ENOENT') return { raw: {}, wrong: [] }
    const wrong = { name: '.env', wrong: `cannot be read (${reason})`, expected: 'a readable file' }
    return { raw: {}, wrong: [wrong] }
  }
}

/** Secrets named by their files, so that they stand neither in the environment nor in a list of processes. */
function readSecretFiles(set: Raw, { folder, secrets }: Settings): { raw: Raw; wrong: WrongSetting[] } {
  const raw: Record<string, string> = {}
  const wrong: WrongSetting[] = []
  for (const secret of secrets) {
    const name = `${secret}_FILE`
    const path = set[name]
    if (!path) continue
    const note = (what: string) => wrong.push({ name, wrong: what, expected: `a file that holds ${secret}` })
    if (set[secret]) note(`${secret} is set as well: which one is meant?`)
    try {
      const text = readFileSync(resolve(folder, path), 'utf8').trim()
      if (text === '') note('the file is empty')
      else raw[secret] = text
    } catch (error) {
      note(`the file cannot be read (${reasonOf(error)})`)
    }
  }
  return { raw, wrong }
}

/** How many letters apart two names are: one left out, added, changed, or swapped with its neighbour. */
function lettersApart(one: string, other: string): number {
  const rows: number[][] = Array.from({ length: one.length + 1 }, (_, left) => [left])
  const at = (left: number, right: number) => rows[left]?.[right] ?? Number.POSITIVE_INFINITY
  for (let right = 1; right <= other.length; right++) {
    rows[0]![right] = right
    for (let left = 1; left <= one.length; left++) {
      const changed = one[left - 1] === other[right - 1] ? 0 : 1
      const swapped = one[left - 1] === other[right - 2] && one[left - 2] === other[right - 1]
      rows[left]![right] = Math.min(
        at(left - 1, right) + 1,
        at(left, right - 1) + 1,
        at(left - 1, right - 1) + changed,
        swapped ? at(left - 2, right - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
  }
  return at(one.length, other.length)
}

/** Names that look like one of ours that is not set: somebody believes that she set it. */
function misspelt(raw: Raw, set: Raw, { names, secrets }: Settings, letters: number): WrongSetting[] {
  const known = [...names, ...secrets.map((name) => `${name}_FILE`)]
  const missing = known.filter(
    (name) => !set[name] && !set[`${name}_FILE`] && !set[name.replace(/_FILE$/, '')],
  )
  const looksLike = (ours: string, name: string) =>
    lettersApart(name.toUpperCase(), ours) <= (ours.length > 6 ? letters : 1)
  return Object.keys(raw)
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const meant = missing.find((ours) => looksLike(ours, name))
      return meant ? [{ name, wrong: 'a name nobody reads', expected: `did you mean ${meant}?` }] : []
    })
}

/** The settings of `names` from the environment, from `.env` (the environment wins) and from the files of secrets, and what is wrong with how they were given. */
export function readEnvironment(settings: Settings): { readonly raw: Raw; readonly wrong: WrongSetting[] } {
  const environment = filled(settings.environment)
  const dotEnv = readDotEnv(settings.folder)
  const set = { ...dotEnv.raw, ...environment }
  const files = readSecretFiles(set, settings)
  return {
    raw: { ...set, ...files.raw },
    wrong: [
      ...dotEnv.wrong,
      ...files.wrong,
      // `.env` is ours alone and read strictly; the environment also holds the names of others.
      ...misspelt(dotEnv.raw, set, settings, 2),
      ...misspelt(environment, set, settings, 1),
    ],
  }
}
