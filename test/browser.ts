import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

/** Where the systems we know keep a Chromium. */
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const root = join(import.meta.dirname, '..')
const { version } = JSON.parse(
  readFileSync(join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json'), 'utf8'),
)
const cache = join(root, '.cache', `chromium-${version}`)

const run = promisify(execFile)

/**
 * Unpacks the Chromium that npm brought, once: whoever comes second finds it whole. In a process of its own, because
 * the package takes from the environment where to unpack, and brings its libraries only where it believes to be in a cloud.
 */
async function unpacked(): Promise<string> {
  if (existsSync(cache)) return cache
  mkdirSync(dirname(cache), { recursive: true })
  const own = mkdtempSync(`${cache}-`)
  try {
    const script = "await (await import('@sparticuz/chromium')).default.executablePath()"
    await run(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      env: { ...process.env, TMPDIR: own, AWS_EXECUTION_ENV: '20.x' },
    })
    renameSync(own, cache)
  } catch (error) {
    if (!existsSync(cache)) throw error
  } finally {
    rmSync(own, { recursive: true, force: true })
  }
  return cache
}

const launch = (options: LaunchOptions) => chromium.launch({ ...options, chromiumSandbox: false })

/** The packed Chromium with the machine's libraries, or with the ones that came in the package. */
async function openPacked(): Promise<Browser> {
  const folder = await unpacked()
  const executablePath = join(folder, 'chromium')
  try {
    return await launch({ executablePath })
  } catch (error) {
    if (!/shared librar/.test(String(error))) throw error
    const libraries = {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    }
    return await launch({ executablePath, env: { ...process.env, ...libraries } as Record<string, string> })
  }
}

/** A real Chromium: the one `CHROMIUM` names, the machine's own, or the one npm brought (Linux, x64). Close it when done. */
export async function openBrowser(): Promise<Browser> {
  const own = [process.env['CHROMIUM'], ...installed].find((path) => path !== undefined && existsSync(path))
  if (own) return launch({ executablePath: own })
  if (platform() === 'linux' && arch() === 'x64') return openPacked()
  throw new Error('No browser for the tests: install Chromium or Chrome, or name one in CHROMIUM=<path>.')
}
