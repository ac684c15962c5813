import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alone } from './alone.mjs'
import { isLinked, isStamped, replaceTree, runPart, servedBy, stamp, unstamp } from './tree.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))

const say = (sentence) => process.stderr.write(`stezhka: ${sentence}\n`)

/** Ends the process with one sentence: what is wrong and what mends it. */
function stop(sentence, code = 1) {
  say(sentence)
  process.exit(code)
}

/** How to reach the registry is kept; what an outer npm was told to do there (omit, prefix, scripts…) is not. */
const reach =
  /^npm_config_(registry|proxy|https_proxy|https-proxy|noproxy|ca|cafile|cache|strict_ssl|userconfig|globalconfig|fetch_.*|@.*|\/\/.*)$/i

export const ownEnvironment = (environment) =>
  Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => reach.test(name) || !/^(npm_.*|node_env|init_cwd)$/i.test(name),
    ),
  )

const mends = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/,
    'the package registry cannot be reached. Check the network (or the proxy: npm config get proxy) and run the same command again',
  ],
  [/ENOSPC/, 'the disk is full. Free about 500 MB and run the same command again'],
  [/EACCES|EPERM/, 'a file may not be written. Run the command as the owner of this folder, without sudo'],
  [
    /EUSAGE|in sync/,
    'package-lock.json does not fit package.json. Run: npm install, and commit the lock file',
  ],
  [
    /EINTEGRITY/,
    'a package does not have the contents that package-lock.json promises. Do not go on; ask the maintainers',
  ],
  [
    /gyp|prebuild|node-pre/,
    'a native library could not be compiled. Install python3, make and g++ and run the same command again',
  ],
]

/** What mends a failed installation, told from npm's own output. */
export const mendFor = (output) =>
  mends.find(([sign]) => sign.test(output))?.[1] ??
  'npm said why above; run the same command again when it is mended'

/** `npm start` and `npm test` know their npm; a script called by hand finds it on the path. */
function npmCommand() {
  const cli = process.env.npm_execpath
  return cli && /npm-cli\.c?js$/.test(cli)
    ? { command: process.execPath, before: [cli], shell: false }
    : { command: 'npm', before: [], shell: process.platform === 'win32' }
}

/** Runs `npm ci` in `folder`; resolves to how it ended and what it printed. Signals reach it, and it is always waited for. */
function npmCi(folder, started) {
  const { command, before, shell } = npmCommand()
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--no-progress', '--loglevel=error']
  const child = spawn(command, [...before, 'ci', '--include=dev', ...quiet], {
    cwd: folder,
    env: ownEnvironment(process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell,
  })
  if (child.pid) started(child.pid)
  const said = { output: '', signal: undefined }
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      said.output += part
    })
  const pass = (signal) => {
    said.signal = signal
    child.kill(signal)
  }
  process.on('SIGINT', pass).on('SIGTERM', pass)
  const since = Date.now()
  const seconds = () => Math.round((Date.now() - since) / 1000)
  const progress = setInterval(() => say(`still installing, ${seconds()} s`), 15_000)
  return new Promise((resolve) => {
    const end = (code) => {
      clearInterval(progress)
      process.off('SIGINT', pass).off('SIGTERM', pass)
      resolve({ ...said, code, seconds: seconds() })
    }
    child.on('error', (error) => {
      said.output += error.message
      if (!child.pid) end(error.code === 'ENOENT' ? 'no-npm' : 1)
    })
    child.on('close', end)
  })
}

/** The folder npm works in: the project for everything, a lean copy of its manifest for what the house runs on. */
function workFolder(mode) {
  if (mode === 'full') return root
  const folder = join(root, '.cache', 'run-tree')
  mkdirSync(folder, { recursive: true })
  const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'))
  const { manifest, lock } = runPart(read('package.json'), read('package-lock.json'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock))
  return folder
}

async function install(mode, started) {
  const what = mode === 'run' ? 'the libraries the house runs on' : 'the libraries for running and testing'
  say(`installing ${what} (once, one or two minutes)…`)
  unstamp(root)
  const folder = workFolder(mode)
  const ended = await npmCi(folder, started)
  if (ended.signal) return { refused: 'interrupted; the next start begins the installation anew', code: 130 }
  if (ended.code === 'no-npm')
    return { refused: 'npm is not on the path. Install Node.js with its npm: https://nodejs.org' }
  if (ended.code !== 0) {
    writeFileSync(join(root, '.cache', 'install.log'), ended.output)
    process.stderr.write(`${ended.output.trim().split('\n').slice(-12).join('\n')}\n`)
    return {
      refused: `the libraries could not be installed: ${mendFor(ended.output)}. All of npm's words: .cache/install.log`,
    }
  }
  if (folder !== root) {
    replaceTree(join(folder, 'node_modules'), join(root, 'node_modules'))
    rmSync(folder, { recursive: true, force: true })
  }
  stamp(root, mode)
  say(`installed in ${ended.seconds} s`)
  return {}
}

function requireNode() {
  const [major, minor] = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    .engines.node.match(/\d+/g)
    .map(Number)
  const [ourMajor, ourMinor] = process.versions.node.split('.').map(Number)
  if (ourMajor > major || (ourMajor === major && ourMinor >= minor)) return
  stop(
    `Node.js ${process.versions.node} is too old: ${major}.${minor} or newer is needed. Get it at https://nodejs.org or with your version manager (nvm install 24)`,
  )
}

/** Returns once node_modules fits the lock file for `mode` ('run' or 'full'); ends the process with a sentence if it cannot. */
export async function ensureInstalled(mode) {
  requireNode()
  if (isStamped(root, mode)) return
  if (isLinked(root)) return say('node_modules is a link: used as it is, not compared with package-lock.json')
  mkdirSync(join(root, '.cache'), { recursive: true })
  const waiting = (pid) => say(`another start (process ${pid}) is installing; waiting for it…`)
  const { refused, code } = await alone(join(root, '.cache', 'install.lock'), waiting, async (started) => {
    if (isStamped(root, mode)) return {}
    const served = servedBy(root)
    if (served !== 'full' && served !== mode) return install(mode, started)
    stamp(root, served)
    return {}
  })
  if (refused) stop(refused, code)
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await ensureInstalled(process.argv[2] ?? 'full')
