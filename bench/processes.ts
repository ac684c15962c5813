import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../src/edge/root.ts'
import type { PeerSetup } from './form.ts'
import type { Ask, Usage } from './peer.ts'

/** A Bot API server in a process of its own; `ask` calls its control door. */
export type BotApi = {
  readonly root: string
  readonly token: string
  ask<Answer>(door: string, body?: unknown): Promise<Answer>
  stop(): Promise<void>
}

/** A peer in a process of its own. */
export type Peer = { usage(): Promise<Usage>; stored(): Promise<number>; stop(): Promise<void> }

/** One TypeScript file and all it imports as one module, made as `npm start` makes it. */
export async function bundled(entry: string): Promise<string> {
  const root = projectRoot()
  const { bundle } = (await import(pathToFileURL(join(root, 'scripts', 'bundle.mjs')).href)) as {
    bundle(root: string, entry: string): Promise<string>
  }
  return bundle(root, entry)
}

const agent = new Agent({ keepAlive: true })

const children = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

/** Ends with the bench, however that ends. */
function kept<Child extends ChildProcess>(child: Child): Child {
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

function post(url: string, body: unknown): Promise<unknown> {
  const text = JSON.stringify(body)
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
  return new Promise((resolve, reject) => {
    const asking = request(url, { method: 'POST', agent, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const said = Buffer.concat(parts).toString()
        if (answer.statusCode === 200) resolve(JSON.parse(said))
        else reject(new Error(`${url}: ${answer.statusCode} ${said}`))
      })
    })
    asking.on('error', reject)
    asking.end(text)
  })
}

export async function startBotApi(): Promise<BotApi> {
  const program = await bundled('test/bot-api/main.ts')
  const child = kept(spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] }))
  const line = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.includes('\n')) resolve(said)
    })
    child.once('exit', (code) => reject(new Error(`the Bot API server ended with ${code}`)))
  })
  const { root, token, control } = JSON.parse(line) as Record<'root' | 'token' | 'control', string>
  return {
    root,
    token,
    ask: <Answer>(door: string, body: unknown = {}) => post(`${control}/${door}`, body) as Promise<Answer>,
    stop: () => end(child, 'SIGTERM'),
  }
}

/** Starts a bundle and waits until it says that its door is open. `node`: options for Node itself, as `--cpu-prof`. */
export async function startPeer(program: string, setup: PeerSetup, node: string[] = []): Promise<Peer> {
  const child = kept(
    fork(program, [JSON.stringify(setup)], {
      execArgv: node,
      env: { ...process.env, STEZHKA_ROOT: projectRoot() },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }),
  )
  let settle: { told(message: unknown): void; gone(fault: Error): void } | undefined
  child.on('message', (message) => settle?.told(message))
  child.once('exit', (code) => settle?.gone(new Error(`${program} ended with ${code}`)))
  const told = () =>
    new Promise<unknown>((resolve, reject) => {
      settle = { told: resolve, gone: reject }
    })
  const ask = async (what: Ask) => {
    const answer = told()
    child.send(what)
    return answer
  }
  await told()
  return {
    usage: async () => (await ask('usage')) as Usage,
    stored: async () => ((await ask('stored')) as { bytes: number }).bytes,
    stop: () => end(child, 'SIGINT'),
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}
