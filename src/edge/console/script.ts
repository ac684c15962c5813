import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the script lies once it was built, and what it is built from. */
const BUILT = 'dist/desk.js'
const SOURCE = 'src/edge/console/page.ts'

/**
 * The script of the desk: what `scripts/bundle.mjs` has built into the image, else made from its sources, once. `root` is
 * the folder of the project.
 */
export function deskScript(root: string): () => Promise<string> {
  let made: Promise<string> | undefined
  return () => {
    made ??= existsSync(join(root, BUILT))
      ? Promise.resolve(readFileSync(join(root, BUILT), 'utf8'))
      : build(root)
    return made
  }
}

async function build(root: string): Promise<string> {
  const { build: bundle } = await import('esbuild')
  const { outputFiles } = await bundle({
    absWorkingDir: root,
    entryPoints: [SOURCE],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    write: false,
    legalComments: 'none',
    logLevel: 'error',
  })
  return outputFiles[0]!.text
}
