import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NotOpened, openGround } from '../../src/app/ground.ts'
import { type InspectOnce, inspectOnceIn } from '../../src/edge/inspect-once.ts'
import { smallCopy } from '../words/copy.ts'

let folder: string
let program: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stezhka-once-'))
  program = join(folder, 'program.mjs')
  writeFileSync(program, 'one program')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** How often it was really looked at, over all these starts. */
function looks(
  starts: readonly unknown[],
  faults: readonly string[] = [],
  once = inspectOnceIn(folder, program),
) {
  let count = 0
  const inspect = () => {
    count++
    return [...faults]
  }
  for (const content of starts) expect(once(content, inspect)).toEqual(faults)
  return count
}

describe('what was found sound', () => {
  it('is not inspected again, not even by the next process', () => {
    expect(looks(['words', 'words'])).toBe(1)
    expect(looks(['words'])).toBe(0)
  })

  it('is inspected again when one sign of it, or of the program, has changed', () => {
    expect(looks([{ a: 'words' }, { a: 'words.' }, { a: 'words' }])).toBe(3)
    writeFileSync(program, 'another program')
    expect(looks([{ a: 'words' }])).toBe(1)
  })

  it('is inspected at every start where nothing can be kept', () => {
    const once = inspectOnceIn(join(program, 'no folder'), program)
    expect(looks(['words', 'words'], [], once)).toBe(2)
  })
})

it('faults are found at every start', () => {
  expect(looks(['words', 'words'], ['a slip'])).toBe(2)
})

/** Opens a sound house, then the same with a slip: does the second one open? */
function opensWithASlip(once: InspectOnce): boolean {
  const copy = smallCopy()
  const open = () => openGround(copy.folder, () => new Date('2026-11-24'), 'mark', once)
  try {
    open()
    const file = 'locales/uk/flows/lobby.json'
    copy.write(file, copy.read(file).replace('.', '!'))
    open()
    return true
  } catch (fault) {
    if (fault instanceof NotOpened) return false
    throw fault
  } finally {
    copy.close()
  }
}

it('a house that was sound yesterday does not open with a slip of today', () => {
  expect(opensWithASlip(inspectOnceIn(folder, program))).toBe(false)
})

it('which a proof of less than all of it would let in (mutant)', () => {
  const once = inspectOnceIn(folder, program)
  expect(opensWithASlip((_, inspect) => once('the same content', inspect))).toBe(true)
})
