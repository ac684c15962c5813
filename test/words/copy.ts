import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NotOpened, openGround } from '../../src/app/ground.ts'
import type { Fault } from '../../src/conversation/inspect-rule.ts'

const root = join(import.meta.dirname, '..', '..')

/** The flows that no house is without, and two that lean on facts and places. */
const KEPT = [
  'lobby',
  'emergency',
  'hotlines',
  'language',
  'limits',
  'forget',
  'serving',
  'find-help',
  'service-harassment',
]

/** The same with few flows: what else they lead to leads to the phones, so that one look at it is quick. */
export function smallCopy() {
  const copy = copyOfContent()
  for (const file of copy
    .files()
    .filter((file) => /flows\/(?!facts|routes|sign-offs|flow\.schema)/.test(file))) {
    const [, flow = ''] = file.match(/([a-z0-9-]+)\.json$/) ?? []
    if (!KEPT.includes(flow)) copy.remove(file)
    else
      copy.write(
        file,
        copy
          .read(file)
          .replace(/"to": "([a-z0-9-]+)"/g, (to, flow: string) =>
            [...KEPT, 'resume'].includes(flow) ? to : '"to": "hotlines"',
          ),
      )
  }
  return copy
}

/** The shipped content in a folder of its own, to be spoilt. */
export function copyOfContent() {
  const folder = mkdtempSync(join(tmpdir(), 'content-'))
  symlinkSync(join(root, 'prisma'), join(folder, 'prisma'), 'junction')
  for (const part of ['flows', 'locales']) cpSync(join(root, part), join(folder, part), { recursive: true })
  return {
    folder,
    /** Every JSON file of it, as people call it. */
    files: () =>
      ['flows', 'locales'].flatMap((part) =>
        readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' })
          .filter((file) => file.endsWith('.json'))
          .map((file) => `${part}/${file.replaceAll('\\', '/')}`)
          .sort(),
      ),
    read: (file: string) => readFileSync(join(folder, file), 'utf8'),
    write: (file: string, text: string) => writeFileSync(join(folder, file), text),
    remove: (file: string) => rmSync(join(folder, file), { recursive: true }),
    /** What the house says of it when it opens: nothing when it opens. */
    faults(): readonly Fault[] {
      try {
        openGround(folder, () => new Date('2026-11-24'))
        return []
      } catch (fault) {
        if (fault instanceof NotOpened) return fault.faults
        throw fault
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
