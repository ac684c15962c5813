import { createHash } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(import.meta.url)
const KEPT_DAYS = 7

/** Size and time of each file: enough to see that nothing changed without reading it. */
const lookAt = (root, paths) =>
  paths.map((path) => {
    const found = statSync(join(root, path), { throwIfNoEntry: false })
    return [path, found?.size ?? -1, found?.mtimeMs ?? -1]
  })

/** The bundle that still stands for its sources, or undefined. */
function standing(root, record) {
  try {
    const { output, inputs } = JSON.parse(readFileSync(record, 'utf8'))
    const file = join(dirname(record), output)
    const now = lookAt(
      root,
      inputs.map(([path]) => path),
    )
    return JSON.stringify(now) === JSON.stringify(inputs) && statSync(file).isFile() ? file : undefined
  } catch {
    return undefined
  }
}

/** Readers see the old file or the new one, never half of it: two starts may write at once. */
function put(file, contents) {
  writeFileSync(`${file}.${process.pid}`, contents)
  renameSync(`${file}.${process.pid}`, file)
}

/** Bundles nobody asked for in a week. */
function forgetOld(folder) {
  const oldest = Date.now() - KEPT_DAYS * 24 * 3_600_000
  for (const name of readdirSync(folder)) {
    const found = statSync(join(folder, name), { throwIfNoEntry: false })
    if (found && found.mtimeMs < oldest) rmSync(join(folder, name), { force: true, recursive: true })
  }
}

/** In pieces: what is imported only when it is needed stays out of the start, with the libraries it asks for. */
async function build(root, entry, folder, name) {
  const esbuild = await import('esbuild')
  try {
    return await esbuild.build({
      absWorkingDir: root,
      entryPoints: [{ in: entry, out: name }],
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      chunkNames: `${name}-[hash]`,
      splitting: true,
      bundle: true,
      write: false,
      metafile: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: 'linked',
      charset: 'utf8',
      logLevel: 'error',
    })
  } finally {
    await esbuild.stop()
  }
}

/** Writes the bundle of `entry` to `outfile` (both relative to `root`): how the container image is built. */
export async function bundleTo(root, entry, outfile) {
  const folder = dirname(join(root, outfile))
  mkdirSync(folder, { recursive: true })
  const { outputFiles } = await build(root, entry, folder, basename(outfile, '.mjs'))
  for (const { path, contents } of outputFiles) put(path, contents)
}

/** The TypeScript file `entry` (relative to `root`) and all it imports, in a folder under `.cache/run`, made anew only when a source changed. */
export async function bundle(root, entry) {
  const folder = join(root, '.cache', 'run')
  const name = basename(entry).replace(/\.[cm]?ts$/, '')
  const record = join(folder, `${entry.replaceAll(/[^\w.-]/g, '+')}.json`)
  const found = standing(root, record)
  if (found) return found

  mkdirSync(folder, { recursive: true })
  const own = [relative(root, here), 'tsconfig.json', 'package.json']
  // Looked at before they are read: a change during the build is seen by the next start.
  const before = Date.now()
  const { outputFiles, metafile } = await build(root, entry, folder, name)
  const hash = createHash('sha256')
  for (const { contents } of outputFiles) hash.update(contents)
  const place = join(folder, `${name}-${hash.digest('hex').slice(0, 12)}`)
  mkdirSync(place, { recursive: true })
  for (const { path, contents } of outputFiles) put(join(place, basename(path)), contents)
  const output = join(place, `${name}.mjs`)
  const inputs = lookAt(root, [...own, ...Object.keys(metafile.inputs)])
  if (inputs.every(([, , changedAt]) => changedAt < before))
    put(record, JSON.stringify({ output: relative(folder, output), inputs }))
  forgetOld(folder)
  return output
}

if (process.argv[1] && realpathSync(process.argv[1]) === here)
  await bundleTo(process.cwd(), process.argv[2], process.argv[3])
