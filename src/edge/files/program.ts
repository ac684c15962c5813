import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the image has the cleaner, put together beforehand: there is no esbuild in it. */
const BUILT = join('dist', 'cleaner.js')
const SOURCE = join('src', 'edge', 'files', 'answer.ts')

/** The program that cleans, as one text with all it needs; `root` is the project folder. Read once: every job begins with it. */
export async function cleanerProgram(root: string): Promise<string> {
  try {
    return await readFile(join(root, BUILT), 'utf8')
  } catch {
    return bundleCleaner(root)
  }
}

/** The same, put together now. */
export async function bundleCleaner(root: string): Promise<string> {
  const esbuild = await import('esbuild')
  try {
    const { outputFiles } = await esbuild.build({
      ...({ absWorkingDir: root, entryPoints: [SOURCE], write: false, logLevel: 'error' } as const),
      ...({ bundle: true, minify: true, format: 'cjs', platform: 'browser', target: 'node20' } as const),
      external: ['node:zlib'],
    })
    return outputFiles[0]!.text
  } finally {
    await esbuild.stop()
  }
}
