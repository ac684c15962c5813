/** Library functions that a program in the cell may call: counting and unpacking, nothing that reaches out. */
const modules = `{ 'node:zlib': (({ crc32, inflateSync }) => ({ crc32, inflateSync }))(require('node:zlib')) }`

/** What stays beside what belongs to the language itself; everything else in a Node leads out of the cell. */
const kept = ['Buffer', 'TextDecoder', 'TextEncoder', 'setTimeout', 'clearTimeout', 'queueMicrotask']

const close = `
  const ours = new Set([...runInNewContext('Object.getOwnPropertyNames(globalThis)'), ...${JSON.stringify(kept)}])
  for (const name of Object.getOwnPropertyNames(globalThis)) if (!ours.has(name)) delete globalThis[name]
  // Libraries warn of what they find; nobody listens.
  globalThis.console = { log() {}, warn() {}, error() {} }`
const takeListed = `(name) => {
  if (Object.hasOwn(modules, name)) return modules[name]
  throw new Error('closed')
}`

/**
 * The first words of the child process, as text. It reads from its input the length of the program (4 bytes), the program
 * and the file; takes away what leads out; lets the program answer; writes what it answered as one line of JSON and bytes.
 * Not `closed`, it leaves everything open: the tests show by it that the guard is what closes.
 */
export const guard = (closed: boolean) => `'use strict'
const { runInThisContext, runInNewContext } = require('node:vm')
const { stdin, stdout, exit } = process
const modules = ${modules}
const take = ${closed ? takeListed : 'require'}
const parts = []
stdin.on('data', (part) => parts.push(part)).on('end', async () => {
  const input = Buffer.concat(parts.splice(0))
  const from = 4 + input.readUInt32BE(0)
  const program = input.toString('utf8', 4, from)${closed ? close : ''}
  const module = { exports: {} }
  runInThisContext('(function (module, exports, require) {' + program + '\\n})')(module, module.exports, take)
  const { head, bytes } = await module.exports.answer(input.subarray(from))
  stdout.write(JSON.stringify(head) + '\\n')
  stdout.write(bytes, () => exit(0))
})`
