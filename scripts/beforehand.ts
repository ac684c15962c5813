import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleDesk } from '../src/edge/console/script.ts'
import { bundleCleaner } from '../src/edge/files/program.ts'

// The image runs without esbuild: what the house would put together when it is first needed is built into it.
const root = process.cwd()
mkdirSync(join(root, 'dist'), { recursive: true })
writeFileSync(join(root, 'dist', 'desk.js'), await bundleDesk(root))
writeFileSync(join(root, 'dist', 'cleaner.js'), await bundleCleaner(root))
