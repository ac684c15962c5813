import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, root } from './install.mjs'

await ensureInstalled('full')

const tool = (...path) => join(root, 'node_modules', ...path)

const colours = process.stdout.isTTY ? 'force' : 'off'

/** The tests that look at the tree itself: shelves, docs, words, flows. */
const treeTests = readdirSync(join(root, 'test')).filter((name) =>
  /^(architecture|packaging|docs|words|flows-inspect).*\.test\.ts$/.test(name),
)

const tasks = [
  {
    name: 'types',
    args: [tool('typescript', 'bin', 'tsc'), '-p', '.'],
    mend: 'npx tsc -p .   (the lines above name file and place)',
  },
  {
    name: 'format and lint',
    args: [tool('@biomejs', 'biome', 'bin', 'biome'), 'ci', `--colors=${colours}`, '.'],
    mend: 'npx biome check --write .',
  },
  {
    name: 'shelves, docs and words',
    args: [tool('vitest', 'vitest.mjs'), 'run', ...treeTests.map((name) => `test/${name}`)],
    mend: `npm test -- ${treeTests.map((name) => `test/${name}`).join(' ')}`,
  },
]
tasks.push({
  name: 'flows, words and facts',
  args: [join(root, 'scripts', 'run.mjs'), 'src/command.ts', 'flows', 'inspect'],
  mend: 'npm run stezhka -- flows inspect   (file, line, cause and mend stand above)',
})
if (existsSync(join(root, 'scripts', 'generate.ts')))
  tasks.push({
    name: 'generated files',
    args: [join(root, 'scripts', 'run.mjs'), 'scripts/generate.ts', '--check'],
    mend: 'npm run generate   (and commit what it changes)',
  })

const environment = {
  ...process.env,
  ...(colours === 'off' ? { NO_COLOR: '1', FORCE_COLOR: undefined } : { FORCE_COLOR: '1' }),
}
const running = new Set()

/** One check in its own process; what it printed is shown only if it failed. */
function perform({ name, args, mend }) {
  const since = Date.now()
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part))
  return new Promise((resolve) => {
    const end = (ok) => {
      running.delete(child)
      const seconds = ((Date.now() - since) / 1000).toFixed(1)
      process.stdout.write(
        `${ok ? '' : `\n${output.trim()}\n\n`}${ok ? '  ok  ' : 'WRONG '} ${name} (${seconds} s)\n`,
      )
      resolve({ name, ok, mend })
    }
    child.on('error', (error) => {
      output += error.message
      end(false)
    })
    child.on('close', (code) => end(code === 0))
  })
}

let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    interrupted = true
    for (const child of running) child.kill(signal)
  })

/** Two at a time: each of these tools keeps more than one core busy. */
async function performAll() {
  const waiting = [...tasks]
  const results = []
  const worker = async () => {
    for (let task = waiting.shift(); task && !interrupted; task = waiting.shift())
      results.push(await perform(task))
  }
  await Promise.all([worker(), worker()])
  return results
}

const wrong = (await performAll()).filter(({ ok }) => !ok)
if (interrupted) process.exit(130)
if (wrong.length === 0) process.stdout.write(`check: all ${tasks.length} in order\n`)
else {
  process.stdout.write(`\ncheck: ${wrong.length} of ${tasks.length} wrong. To mend:\n`)
  for (const { name, mend } of wrong) process.stdout.write(`  ${name}: ${mend}\n`)
  process.exitCode = 1
}
