import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allWalls, inCell, type Walls } from '../../src/edge/files/cell.ts'
import { cellSystem } from '../../src/edge/files/cell-system.ts'

/** A program that is no cleaner: it tries something and tells how far it came. */
const rogue = (tries: string) => `module.exports.answer = async (bytes) => {
  let said
  try { said = await (async () => { ${tries} })() } catch (fault) { said = 'no: ' + (fault.code ?? fault.message) }
  return { head: String(said), bytes }
}`
const tell = async (tries: string, walls: Partial<Walls> = {}) => {
  const end = await inCell(rogue(tries), Buffer.from('hers'), { ...allWalls, ...walls })
  return end.ended === 'answered' ? String(end.head) : end.ended
}
const open = { modules: false } as const
const networks = (await cellSystem()).alone.length > 0

let server: Server
let port = 0
let callers = 0
beforeAll(async () => {
  server = createServer((socket) => {
    callers++
    socket.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as { port: number }).port
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const calls = (from: string) => `const way = ${from}
return new Promise((resolve, reject) => {
  way.connect(${port}, '127.0.0.1', () => resolve('connected')).on('error', reject)
})`
const ways = [
  'require("node:net")',
  'global.net',
  'process.getBuiltinModule("net")',
  'Function("return net")()',
]

describe('a program in the cell', () => {
  it('is given bytes and gives bytes back', async () => {
    const end = await inCell(
      `exports.answer = async (bytes) => ({ head: 7, bytes: bytes.reverse() })`,
      Buffer.from('abc'),
    )
    expect(end).toEqual({ ended: 'answered', head: 7, bytes: Buffer.from('cba') })
  })

  it('reaches no network by any way that leads there', async () => {
    for (const from of ways) expect(await tell(calls(from)), from).toMatch(/^no: /)
    expect(await tell('return fetch("http://127.0.0.1")')).toMatch(/^no: fetch is not defined/)
    expect(await tell('return import("node:net")')).toMatch(/^no: ERR_VM_DYNAMIC_IMPORT/)
    expect(await tell('return process.binding("tcp_wrap")')).toMatch(/^no: process is not defined/)
    expect(await tell('return (async () => {}).constructor("return 1")()')).toMatch(/^no: Code generation/)
    expect(callers).toBe(0)
  })

  it('would reach it by each of them without the guard and the wall around it (mutant)', async () => {
    for (const from of ways)
      expect(await tell(calls(from), { ...open, network: false }), from).toBe('connected')
    expect(callers).toBe(ways.length)
  })

  it.runIf(networks)(
    'reaches none without the guard either, where the system gives it an empty one',
    async () => {
      for (const from of ways) expect(await tell(calls(from), open), from).toMatch(/^no: E|^no: Access/)
      expect(callers).toBe(ways.length)
    },
  )

  it('reads and writes no file, starts no process, no thread', async () => {
    const deeds = [
      'return require("node:fs").readFileSync("/etc/hosts", "utf8")',
      'return require("node:fs").writeFileSync("/tmp/hers", "hers")',
      'return require("node:child_process").execSync("id")',
      'return new (require("node:worker_threads").Worker)("1", { eval: true })',
    ]
    for (const deed of deeds) {
      expect(await tell(deed)).toBe('no: closed')
      // The permission model holds by itself.
      expect(await tell(deed, open)).toBe('no: ERR_ACCESS_DENIED')
    }
    expect(await tell(deeds[0]!, { ...open, permission: false }), 'the mutant').toMatch(/localhost|127/)
  })

  it('has no environment and stands in no folder of ours', async () => {
    process.env['STEZHKA_CANARY'] = 'kanarka'
    const all = await tell('return JSON.stringify([process.env, process.cwd(), process.argv])', open)
    delete process.env['STEZHKA_CANARY']
    expect(all).toContain('"/"')
    expect(all).not.toMatch(/kanarka|stezhka|HOME/i)
  })

  it('is stopped when it spins, and would go on for longer if it might (mutant)', async () => {
    const spins = 'for (const until = Date.now() + 1500; Date.now() < until; ); return "spun"'
    expect(await tell('for (;;);', { seconds: 1 })).toBe('stopped')
    expect(await tell('await new Promise(() => setTimeout(() => {}, 60_000))', { seconds: 1 })).toBe(
      'stopped',
    )
    expect(await tell(spins)).toBe('spun')
  })

  it('is stopped when it wants more memory than 256 MB, and would have more if it might (mutant)', async () => {
    const takes =
      'const all = []; for (let n = 0; n < 40; n++) all.push(Buffer.alloc(8 << 20, 1)); return all.length'
    expect(await tell(takes)).toMatch(/^no: |^stopped/)
    expect(await tell(takes, { megabytes: 1024 })).toBe('40')
  })

  it('is stopped when it talks without end, falls, or answers in no form of ours', async () => {
    const end = (program: string) => inCell(program, Buffer.of(1))
    const floods = 'exports.answer = async () => ({ head: 1, bytes: Buffer.alloc(25 << 20) })'
    expect(await end(floods)).toEqual({ ended: 'stopped', by: 'size' })
    expect(await end('throw new Error("x")')).toEqual({ ended: 'stopped', by: 'fall' })
    expect(
      await end('exports.answer = async () => ({ head: undefined, bytes: Buffer.of(1) })'),
    ).toMatchObject({
      ended: 'stopped',
    })
  })
})
