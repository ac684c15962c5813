import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { shownFiles, staleFiles } from '../../scripts/shown.ts'
import { root } from '../flows/shipped.ts'

const files = shownFiles(root)
const copy = mkdtempSync(join(tmpdir(), 'shown-'))
cpSync(join(root, 'docs'), join(copy, 'docs'), { recursive: true })
afterAll(() => rmSync(copy, { recursive: true }))

describe('pictures and books', () => {
  it('are what flows and words say (mended by: npm run generate -- shown)', () => {
    expect(staleFiles(root, files)).toEqual([])
  })

  it('are there for every flow and language', () => {
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'docs/flows/README.md',
        'docs/flows/lobby.svg',
        'docs/flows/lobby.mmd',
        'docs/book/uk.md',
        'docs/book/en.md',
      ]),
    )
  })

  it('would be noticed if one were changed by hand, missing, or of a flow that is gone (mutants)', () => {
    writeFileSync(join(copy, 'docs/flows/lobby.svg'), '<svg/>')
    rmSync(join(copy, 'docs/book/en.md'))
    writeFileSync(join(copy, 'docs/flows/gone.svg'), '<svg/>')
    expect(staleFiles(copy, files)).toEqual([
      'docs/book/en.md',
      'docs/flows/gone.svg',
      'docs/flows/lobby.svg',
    ])
  })
})
