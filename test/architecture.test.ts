import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inspectTree, type Tree } from './architecture.ts'

const root = join(import.meta.dirname, '..')

const filesUnder = (folder: string, ending: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )

const present: Tree = new Map(
  [...filesUnder('src', /./), ...filesUnder('scripts', /\.mjs$/)].map((path) => [
    path,
    readFileSync(join(root, path), 'utf8'),
  ]),
)

const lines = (count: number, line = '') => Array.from({ length: count }, () => line).join('\n')
const tree = (files: Record<string, string>): Tree => new Map(Object.entries(files))
const below = { 'src/kernel/id.ts': '', 'src/consent/consent.ts': '', 'src/staff/staff.ts': '' }

/** One broken house per rule: if the rule is not kept by the inspection, its line turns red. */
const broken: readonly [rule: string, files: Record<string, string>, told: RegExp][] = [
  ['every file stands on a shelf', { 'src/reports/a.ts': '' }, /no shelf/],
  ['nothing new lies beside app.ts', { 'src/things.ts': '' }, /no shelf/],
  ['the kernel is closed', { 'src/kernel/text.ts': '' }, /closed list/],
  ['two folders are deep enough', { 'src/edge/web/pages/a.ts': '' }, /folders deep/],
  ['there are no drawers', { 'src/edge/utils/a.ts': '' }, /says nothing/],
  ['imports point down', { 'src/kernel/id.ts': `import '../staff/staff.ts'` }, /upwards/],
  [
    'rooms do not know the edge',
    { 'src/staff/a.ts': `import { a } from '../edge/a.ts'`, 'src/edge/a.ts': '' },
    /upwards/,
  ],
  ['the edge does not know the app', { 'src/edge/a.ts': `import '../app.ts'`, 'src/app.ts': '' }, /upwards/],
  ['rooms of one shelf do not meet', { 'src/consent/a.ts': `import '../staff/staff.ts'` }, /sideways/],
  [
    'a type is an import too',
    { 'src/consent/a.ts': `import type { S } from '../staff/staff.ts'` },
    /sideways/,
  ],
  [
    'so is a type in passing',
    { 'src/consent/a.ts': `export type S = import('../staff/staff.ts').S` },
    /sideways/,
  ],
  ['so is a late import', { 'src/consent/a.ts': `const s = await import('../staff/staff.ts')` }, /sideways/],
  ['so is passing on', { 'src/consent/a.ts': `export { s } from '../staff/staff.ts'` }, /sideways/],
  ['an import names its file', { 'src/consent/a.ts': `const s = (p: string) => import(p)` }, /must name/],
  ['an import finds its file', { 'src/consent/a.ts': `import './nowhere.ts'` }, /does not exist/],
  ['src stands alone', { 'src/edge/a.ts': `import '../../test/cast.ts'` }, /outside src/],
  [
    'Prisma stays in storage',
    { 'src/edge/web.ts': `import '../../prisma/client/client.ts'` },
    /edge\/storage/,
  ],
  ['rooms use no library', { 'src/consent/a.ts': `import { Bot } from 'grammy'` }, /no library but zod/],
  [
    'not even of Node',
    { 'src/consent/a.ts': `import { readFileSync } from 'node:fs'` },
    /no library but zod/,
  ],
  ['app.ts uses no library either', { 'src/app.ts': `import { Hono } from 'hono'` }, /live under edge/],
  ['files are short', { 'src/edge/a.ts': lines(301, '//') }, /301 lines/],
  ['scripts are short', { 'scripts/a.mjs': lines(301, '//') }, /301 lines/],
  [
    'functions are short',
    { 'src/edge/a.ts': `const f = () => {\n${lines(39, '//')}\n}` },
    /function of 41 lines/,
  ],
  [
    'methods are short',
    { 'src/edge/a.ts': `class A {\n  m() {\n${lines(39, '//')}\n}\n}` },
    /function of 41 lines/,
  ],
  [
    'few values leave a file',
    {
      'src/edge/a.ts': lines(6, '')
        .split('\n')
        .map((_, n) => `export const v${n} = 1`)
        .join('\n'),
    },
    /6 values/,
  ],
  [
    'also in one line',
    { 'src/edge/a.ts': 'const a = 1, b = 1\nexport { a, b, a as c, a as d, a as e, a as f }' },
    /6 values/,
  ],
  [
    'few types leave a file',
    {
      'src/edge/a.ts': lines(9, '')
        .split('\n')
        .map((_, n) => `export type T${n} = 1`)
        .join('\n'),
    },
    /9 types/,
  ],
  ['exports have names', { 'src/edge/a.ts': 'export default 1' }, /default export/],
  [
    'no file passes on another’s',
    { 'src/edge/a.ts': `export * from './b.ts'`, 'src/edge/b.ts': '' },
    /another file/,
  ],
  ['rooms have no clock', { 'src/consent/a.ts': 'export const now = () => new Date()' }, /clock/],
  ['in no disguise', { 'src/consent/a.ts': 'export const now = () => Date.now()' }, /Date\.now/],
  ['rooms have no network', { 'src/consent/a.ts': `export const ask = () => fetch('x')` }, /"fetch"/],
  ['rooms know no process', { 'src/consent/a.ts': 'export const a = { process }' }, /"process"/],
  ['rooms throw no dice', { 'src/consent/a.ts': 'export const a = Math.random()' }, /Math\.random/],
  ['rooms hold TypeScript only', { 'src/consent/words.json': '{}' }, /only edge/],
  [
    'files form no circle',
    { 'src/staff/a.ts': `import './b.ts'`, 'src/staff/b.ts': `import './a.ts'` },
    /circle/,
  ],
]

describe('the house', () => {
  it('is built as it says', () => {
    expect(present.size).toBeGreaterThan(10)
    expect(inspectTree(present)).toEqual([])
  })
})

describe('the inspection', () => {
  it('has nothing to say about a small house that keeps the rules', () => {
    const good = {
      ...below,
      'src/casework/case.ts': `import { z } from 'zod'\nimport '../consent/consent.ts'\nexport const Case = z.string()\nexport type Case = string`,
      'src/casework/close.ts': `import './case.ts'\nexport const close = (at: Date) => new Date(at).getTime() + { fetch: 1 }.fetch`,
      'src/edge/storage/cases.ts': `import { readFileSync } from 'node:fs'\nimport pg from 'pg'\nimport '../../casework/case.ts'\nimport '../../../prisma/client/a.ts'`,
      'src/edge/page.css': '',
      'src/main.ts': `import { exit } from 'node:process'\nimport './app.ts'\nexport const at = () => new Date()`,
      'src/app.ts': `import './edge/storage/cases.ts'`,
      'src/edge/long.ts': `const f = () => {\n${lines(38, '//')}\n}\n${lines(260, '//')}\n`,
    }
    expect(inspectTree(tree(good))).toEqual([])
  })

  for (const [rule, files, told] of broken)
    it(`sees that ${rule}`, () => {
      const faults = inspectTree(tree({ ...below, ...files }))
      expect(
        faults.some((fault) => told.test(fault)),
        faults.join('\n'),
      ).toBe(true)
    })
})
