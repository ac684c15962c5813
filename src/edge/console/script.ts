import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

/** Where the script lies once it was built, and what it is built from. */
const BUILT = 'dist/desk.js'
const SOURCE = 'src/edge/console/page.ts'

/**
 * The script of the desk: what `scripts/beforehand.ts` has built into the image, else made from its sources, once. `root` is
 * the folder of the project.
 */
export function deskScript(root: string): () => Promise<string> {
  let made: Promise<string> | undefined
  return () => {
    made ??= existsSync(join(root, BUILT))
      ? Promise.resolve(readFileSync(join(root, BUILT), 'utf8'))
      : bundleDesk(root)
    return made
  }
}

/** zod brings its sentences in fifty languages, which no page of ours says: 260 KB. */
const oneLanguage: Plugin = {
  name: 'one-language',
  setup: ({ onLoad }) =>
    onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js"',
    })),
}

/** The script as one file. */
export async function bundleDesk(root: string): Promise<string> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
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
    plugins: [oneLanguage],
  })
  return outputFiles[0]!.text
}
