import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import { projectRoot } from '../../src/edge/root.ts'
import { type Watch, watch } from '../bot-api/watch.ts'

const root = projectRoot()

/** Settings of one house, as its environment has them. */
export type Settings = Readonly<Record<string, string>>

/** A house that runs as a process of its own. */
export type Running = {
  readonly port: number
  /** Everything it has written to its two outputs. */
  readonly output: () => string
  /** Waits until the output holds these words. */
  readonly says: (words: string | RegExp, ms?: number) => Promise<void>
  readonly ended: Promise<number | NodeJS.Signals>
  readonly signal: (signal: NodeJS.Signals) => void
  /** Sends the signal and waits for the end; the exit code, or the signal that ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | NodeJS.Signals>
}

/** How a house process is opened; the entry is bundled once. */
export type Houses = {
  /** Starts one and waits until it is open. */
  readonly open: (settings: Settings) => Promise<Running>
  /** Starts one and waits for nothing. */
  readonly launch: (settings: Settings) => Promise<Running>
  /** Ends every process that still runs and removes the bundle. */
  readonly close: () => Promise<void>
}

/** Bundles `entry` (from the project folder) and starts processes from it. */
export async function houses(entry: string): Promise<Houses> {
  // Inside the project, so that the packages it leaves outside are found.
  const name = entry.replaceAll(/\W/g, '-')
  const outfile = join(root, '.cache', `${name}-${process.pid}-${Date.now()}.mjs`)
  mkdirSync(join(root, '.cache'), { recursive: true })
  await build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  })
  const running = new Set<Running>()
  const launch = async (settings: Settings) => {
    const one = start(outfile, { PORT: String(await freePort()), ...settings })
    running.add(one)
    void one.ended.then(() => running.delete(one))
    return one
  }
  return {
    launch,
    open: async (settings) => {
      const one = await launch(settings)
      const failed = one.ended.then((code) => {
        throw new Error(`the house ended with ${code}: ${one.output()}`)
      })
      failed.catch(() => undefined)
      await Promise.race([one.says('is open', 30_000), failed])
      return one
    },
    close: async () => {
      await Promise.all([...running].map((one) => one.end('SIGKILL')))
      rmSync(outfile, { force: true })
    },
  }
}

function start(outfile: string, settings: Settings): Running {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [outfile], {
    cwd: root,
    env: { PATH, STEZHKA_ROOT: root, DEFAULT_LANGUAGE: 'en', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const changes = watch()
  const parts: Buffer[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      parts.push(part)
      changes.changed()
    })
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 0)),
  )
  const output = () => Buffer.concat(parts).toString()
  return {
    port: Number(settings['PORT']),
    output,
    ended,
    says: saying(changes, output),
    signal: (signal) => void child.kill(signal),
    end: ending(child, ended),
  }
}

const saying =
  (changes: Watch, output: () => string): Running['says'] =>
  async (words, ms = 10_000) => {
    const holds = () => (typeof words === 'string' ? output().includes(words) : words.test(output()))
    await changes.until(
      () => holds() || undefined,
      ms,
      () => `the house said: ${output().slice(-2000)}`,
    )
  }

const ending =
  (child: ChildProcess, ended: Promise<number | NodeJS.Signals>): Running['end'] =>
  (signal) => {
    child.kill(signal)
    return ended
  }

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
