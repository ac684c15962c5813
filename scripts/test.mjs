import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled, root } from './install.mjs'

await ensureInstalled('full')

// vitest's own command, in this process: Ctrl-C and exit codes are its own.
const vitest = join(
  dirname(createRequire(join(root, 'package.json')).resolve('vitest/package.json')),
  'vitest.mjs',
)
process.chdir(root)
process.argv = [process.execPath, vitest, 'run', ...process.argv.slice(2)]
await import(pathToFileURL(vitest).href)
