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
    if (found && found.mtimeMs < oldest) rmSync(join(folder, name), { force: true })
  }
}

async function build(root, entry, outfile) {
  const esbuild = await import('esbuild')
  try {
    return await esbuild.build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile,
      bundle: true,
      write: false,
      metafile: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: 'external',
      charset: 'utf8',
      logLevel: 'error',
    })
  } finally {
    await esbuild.stop()
  }
}

/** Writes the bundle of `entry` to `outfile` (both relative to `root`): how the container image is built. */
export async function bundleTo(root, entry, outfile) {
  mkdirSync(dirname(join(root, outfile)), { recursive: true })
  const [map, code] = (await build(root, entry, outfile)).outputFiles
  put(`${join(root, outfile)}.map`, map.contents)
  put(join(root, outfile), `${code.text}//# sourceMappingURL=${basename(outfile)}.map\n`)
}

/** The TypeScript file `entry` (relative to `root`) and all it imports as one module under `.cache/run`, made anew only when a source changed. */
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
  const { outputFiles, metafile } = await build(root, entry, join(folder, `${name}.mjs`))
  const [map, code] = outputFiles
  const hash = createHash('sha256').update(code.contents).digest('hex').slice(0, 12)
  const output = join(folder, `${name}-${hash}.mjs`)
  put(`${output}.map`, map.contents)
  put(output, `${code.text}//# sourceMappingURL=${basename(output)}.map\n`)
  const inputs = lookAt(root, [...own, ...Object.keys(metafile.inputs)])
  if (inputs.every(([, , changedAt]) => changedAt < before))
    put(record, JSON.stringify({ output: basename(output), inputs }))
  forgetOld(folder)
  return output
}

if (process.argv[1] && realpathSync(process.argv[1]) === here)
  await bundleTo(process.cwd(), process.argv[2], process.argv[3])
