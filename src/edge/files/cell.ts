import { type ChildProcess, spawn } from 'node:child_process'
import { guard } from './cell-guard.ts'
import { cellSystem } from './cell-system.ts'
import { FILE_MAX } from './file-type.ts'

/** What stands around a program that opens somebody's file. The tests take one away at a time. */
export type Walls = {
  /** No module but `node:zlib`, no `process`, no code made of text. */
  readonly modules: boolean
  /** Node's permission model with nothing permitted: no files, no processes, no threads, no add-ons. */
  readonly permission: boolean
  /** A network of its own with nothing in it, where the system gives one. */
  readonly network: boolean
  /** Beside what an empty Node counts as its own. */
  readonly megabytes: number
  /** Of the processor. By the clock it may be three times as long, on a machine that others use too. */
  readonly seconds: number
}
export const allWalls: Walls = { modules: true, permission: true, network: true, megabytes: 256, seconds: 10 }

/** What came out of the cell. `stopped`: it ran too long, wanted too much, or fell. */
export type CellEnd =
  | { readonly ended: 'answered'; readonly head: unknown; readonly bytes: Buffer }
  | { readonly ended: 'stopped'; readonly by: 'time' | 'size' | 'fall' }

/** An answer is a line and a file; what says more is lying. */
const ANSWER_MAX = FILE_MAX + 64 * 1024
const NEWLINE = 10
const PATIENCE = 3

/**
 * Lets a program (text of a CommonJS module that exports `answer`) read bytes in a process of its own that is given
 * nothing else: no environment, no folder, no network, so much memory and time. One job a process, which ends with it.
 */
export async function inCell(program: string, bytes: Uint8Array, walls: Walls = allWalls): Promise<CellEnd> {
  const [command, ...args] = await commandOf(walls)
  const child = spawn(command!, args, { cwd: '/', env: {}, stdio: ['pipe', 'pipe', 'ignore'] })
  const length = Buffer.alloc(4)
  const code = Buffer.from(program)
  length.writeUInt32BE(code.length)
  // A program that ends without reading its input is not our fault.
  child.stdin.on('error', () => undefined)
  child.stdin.write(length)
  child.stdin.write(code)
  child.stdin.end(bytes)
  return ending(child, walls.seconds)
}

function ending(child: ChildProcess, seconds: number): Promise<CellEnd> {
  const parts: Buffer[] = []
  let size = 0
  let stopped: 'time' | 'size' | undefined
  const stop = (by: 'time' | 'size') => {
    stopped ??= by
    child.kill('SIGKILL')
  }
  const timer = setTimeout(() => stop('time'), seconds * PATIENCE * 1000)
  child.stdout!.on('data', (part: Buffer) => {
    size += part.length
    if (size > ANSWER_MAX) stop('size')
    else parts.push(part)
  })
  return new Promise((resolve, reject) => {
    child.once('error', (fault) => {
      clearTimeout(timer)
      reject(fault)
    })
    child.once('close', (status) => {
      clearTimeout(timer)
      if (stopped) resolve({ ended: 'stopped', by: stopped })
      else resolve(status === 0 ? answerIn(Buffer.concat(parts)) : { ended: 'stopped', by: 'fall' })
    })
  })
}

function answerIn(output: Buffer): CellEnd {
  try {
    const end = output.indexOf(NEWLINE)
    return {
      ended: 'answered',
      head: JSON.parse(output.toString('utf8', 0, end)),
      bytes: output.subarray(end + 1),
    }
  } catch {
    return { ended: 'stopped', by: 'fall' }
  }
}

async function commandOf({ modules, permission, network, megabytes, seconds }: Walls): Promise<string[]> {
  const { alone, emptyKilobytes } = await cellSystem()
  const model =
    Number(process.versions.node.split('.')[0]) < 22 ? '--experimental-permission' : '--permission'
  const node = [
    ...(network ? alone : []),
    ...[process.execPath, '--no-warnings'],
    ...(permission ? [model] : []),
    ...(modules ? ['--disallow-code-generation-from-strings'] : []),
    ...['--v8-pool-size=1', `--max-old-space-size=${Math.round(megabytes * 0.6)}`, '-e', guard(modules)],
  ]
  if (process.platform === 'win32') return node
  // What a process may have of its own memory, of the processor, of files it writes (none), and of memory left behind.
  const memory = megabytes * 1024 + emptyKilobytes
  const limits = `ulimit -d ${memory}; ulimit -t ${seconds}; ulimit -f 0; ulimit -c 0; exec "$@"`
  return ['/bin/sh', '-c', limits, 'sh', ...node]
}
