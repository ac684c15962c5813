import { execFile } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '../..')

/** Runs a TypeScript file of this folder as several processes at once, each with its arguments; gives back what each printed as JSON. */
export async function together(file: string, ...processes: readonly string[][]): Promise<unknown[]> {
  // Inside the project, so that the packages it leaves outside are found.
  const outfile = join(root, '.cache', `${file}-${process.pid}-${Date.now()}.mjs`)
  mkdirSync(join(root, '.cache'), { recursive: true })
  await build({
    entryPoints: [join(import.meta.dirname, file)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  })
  try {
    const runs = processes.map((args) => promisify(execFile)(process.execPath, [outfile, ...args]))
    return (await Promise.all(runs)).map(({ stdout }) => JSON.parse(stdout))
  } finally {
    rmSync(outfile, { force: true })
  }
}
