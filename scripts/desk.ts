import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleDesk } from '../src/edge/console/script.ts'

// The image runs without esbuild: the script of the desk is built into it.
const root = process.cwd()
mkdirSync(join(root, 'dist'), { recursive: true })
writeFileSync(join(root, 'dist', 'desk.js'), await bundleDesk(root))
