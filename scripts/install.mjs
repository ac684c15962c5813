import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alone } from './alone.mjs'
import { isLinked, isStamped, servedBy, stamp, unstamp } from './tree.mjs'

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

/** Runs `npm ci`; resolves to how it ended and what it printed. Signals reach it, and it is always waited for. */
function npmCi(mode, started) {
  const { command, before, shell } = npmCommand()
  const args = [...before, 'ci', mode === 'run' ? '--omit=dev' : '--include=dev']
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--no-progress', '--loglevel=error']
  const child = spawn(command, [...args, ...quiet], {
    cwd: root,
    env: ownEnvironment(process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell,
  })
  if (child.pid) started(child.pid)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part))
  let signal
  const pass = (name) => {
    signal = name
    child.kill(name)
  }
  process.on('SIGINT', pass)
  process.on('SIGTERM', pass)
  const since = Date.now()
  const progress = setInterval(
    () => say(`still installing, ${Math.round((Date.now() - since) / 1000)} s`),
    15_000,
  )
  return new Promise((resolve) => {
    const end = (code) => {
      clearInterval(progress)
      process.off('SIGINT', pass)
      process.off('SIGTERM', pass)
      resolve({ code, output, signal, seconds: (Date.now() - since) / 1000 })
    }
    child.on('error', (error) => {
      output += error.message
      end(error.code === 'ENOENT' ? 'no-npm' : 1)
    })
    child.on('close', end)
  })
}

async function install(mode, started) {
  say(
    mode === 'run'
      ? 'installing the libraries the house runs on (first start only, one or two minutes)…'
      : 'installing the libraries for running and testing (once, one or two minutes)…',
  )
  unstamp(root)
  const ended = await npmCi(mode, started)
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
  stamp(root, mode)
  say(`installed in ${ended.seconds.toFixed(0)} s`)
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
