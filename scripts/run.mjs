import { isAbsolute, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundle } from './bundle.mjs'
import { ensureInstalled, root } from './install.mjs'

const [asked, ...args] = process.argv.slice(2)
if (!asked) {
  process.stderr.write('usage: node scripts/run.mjs <file.ts> [arguments]\n')
  process.exit(64)
}

// The house itself runs on the small tree; benches, tests and generators need the full one.
const entry = relative(root, isAbsolute(asked) ? asked : resolve(root, asked)).replaceAll('\\', '/')
await ensureInstalled(entry.startsWith('src/') ? 'run' : 'full')

const output = await bundle(root, entry).catch((error) => {
  if (!error.errors) throw error
  process.stderr.write(`stezhka: ${entry} could not be put together; the lines above say where\n`)
  process.exit(1)
})
process.setSourceMapsEnabled(true)

// A signal sent to npm ends npm and its shell, not what runs in them: an orphan stops as if it had been sent to it.
if (process.env.npm_lifecycle_event && process.platform !== 'win32') {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}

process.argv = [process.execPath, join(root, entry), ...args]
// In this very process, so that a signal meant for the house reaches the house.
await import(pathToFileURL(output).href)
