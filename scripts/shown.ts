import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openGround } from '../src/app/ground.ts'
import { books } from '../src/edge/command/flows.ts'
import { drawFlows } from '../src/edge/picture/draw-flows.ts'

/** Folders that hold nothing but what is generated. */
const folders = ['docs/flows', 'docs/book']

/** The pictures and the books of a house, as they should be: path from the root → text. */
export function shownFiles(root: string): ReadonlyMap<string, string> {
  const ground = openGround(root, () => new Date(0))
  const [pictures, book] = folders
  return new Map([
    ...[...drawFlows(ground, 'uk')].map(([name, text]) => [`${pictures}/${name}`, text] as const),
    ...[...books(ground)].map(([name, text]) => [`${book}/${name}`, text] as const),
  ])
}

/** Files that are not what flows and words say: another text, missing, or of a flow that is gone. */
export function staleFiles(root: string, files: ReadonlyMap<string, string>): string[] {
  const there = folders.flatMap((folder) => namesIn(join(root, folder)).map((name) => `${folder}/${name}`))
  const wrong = [...files].flatMap(([path, text]) =>
    there.includes(path) && readFileSync(join(root, path), 'utf8') === text ? [] : [path],
  )
  return [...wrong, ...there.filter((path) => !files.has(path))].sort()
}

/** Writes them, and takes away what is of a flow that is gone. */
export function writeShown(root: string): void {
  const files = shownFiles(root)
  for (const path of staleFiles(root, files)) {
    const text = files.get(path)
    mkdirSync(dirname(join(root, path)), { recursive: true })
    if (text === undefined) rmSync(join(root, path))
    else writeFileSync(join(root, path), text)
  }
}

/** Writes the transcripts in words: the tests of the flows know them, so they are run. Gives the exit code. */
export const writeTranscripts = (root: string) => runTests(root, 'test/flows', { TRANSCRIPTS: 'write' })

/** Writes the pictures of the desk: the test that walks through it makes them. Gives the exit code. */
export const writePictures = (root: string) =>
  runTests(root, 'test/console/pictures.test.ts', { PICTURES: 'write' })

function runTests(root: string, tests: string, told: Readonly<Record<string, string>>): Promise<number> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', tests], {
    cwd: root,
    env: { ...process.env, ...told },
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
