import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** npm writes this list last, so it stands for a finished tree. */
const treeList = (root) => join(root, 'node_modules', '.package-lock.json')
const stampFile = (root) => join(root, '.cache', 'install.json')

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
}

const listTime = (root) => statSync(treeList(root), { throwIfNoEntry: false })?.mtimeMs

/** What an installed tree depends on: the lock file, and the Node it was compiled for. */
const wanted = (root) => ({
  lock: createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex'),
  node: `${process.platform}-${process.arch}-${process.versions.modules}`,
})

/** True when the stamp of the last finished installation says that the tree serves `mode`; a full tree serves both. */
export function isStamped(root, mode) {
  const stamp = readJson(stampFile(root))
  const listedAt = listTime(root)
  if (!stamp || listedAt === undefined) return false
  const { lock, node } = wanted(root)
  return (
    stamp.lock === lock &&
    stamp.node === node &&
    stamp.listedAt === listedAt &&
    (stamp.mode === mode || stamp.mode === 'full')
  )
}

/** Written last: an installation that was interrupted has no stamp and is done again. */
export function stamp(root, mode) {
  const file = stampFile(root)
  writeFileSync(`${file}.${process.pid}`, JSON.stringify({ ...wanted(root), mode, listedAt: listTime(root) }))
  renameSync(`${file}.${process.pid}`, file)
}

export const unstamp = (root) => rmSync(stampFile(root), { force: true })

/** True when `have` (npm's list of the tree) holds every package of the lock file that `mode` needs. */
export function holds(lock, have, mode) {
  return Object.entries(lock.packages).every(([path, want]) => {
    if (path === '' || (mode === 'run' && (want.dev || want.devOptional))) return true
    const found = have.packages[path]
    return found ? found.version === want.version : Boolean(want.optional)
  })
}

/**
 * The part of package.json and its lock file that the running house needs. `npm ci --omit=dev` alone brings more
 * than twice as much: tools of development are optional peers of libraries we run on, and npm keeps those.
 */
export function runPart(manifest, lock) {
  const { devDependencies, scripts, ...lean } = manifest
  const [[, project], ...packages] = Object.entries(lock.packages)
  const { devDependencies: _, ...leanProject } = project
  const kept = packages.filter(([, found]) => !found.dev && !found.devOptional)
  return { manifest: lean, lock: { ...lock, packages: { '': leanProject, ...Object.fromEntries(kept) } } }
}

/** Puts a finished tree in the place of the present one. Where a folder cannot be moved (a mounted one) it is copied. */
export function replaceTree(from, to) {
  const old = `${from}.old`
  rmSync(old, { recursive: true, force: true })
  try {
    if (existsSync(to)) renameSync(to, old)
    renameSync(from, to)
  } catch (error) {
    if (!['EXDEV', 'EBUSY', 'EPERM'].includes(error.code)) throw error
    for (const name of existsSync(to) ? readdirSync(to) : []) rmSync(join(to, name), { recursive: true })
    cpSync(from, to, { recursive: true, verbatimSymlinks: true })
  }
  rmSync(old, { recursive: true, force: true })
}

/** The one compiled library: without it, or with another Node's, nothing can be stored. */
function nativePartWorks(root) {
  try {
    const Database = createRequire(join(root, 'package.json'))('better-sqlite3')
    new Database(':memory:').close()
    return true
  } catch {
    return false
  }
}

/** The fullest mode that a tree installed by hand (`npm ci`) serves, or undefined. */
export function servedBy(root) {
  const lock = readJson(join(root, 'package-lock.json'))
  const have = readJson(treeList(root))
  if (!lock || !have) return undefined
  const mode = ['full', 'run'].find((each) => holds(lock, have, each))
  return mode && nativePartWorks(root) ? mode : undefined
}

/** A linked tree belongs to somebody else: it is used as it is and never replaced. */
export const isLinked = (root) =>
  lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() ?? false
