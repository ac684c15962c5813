import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentDeeds } from '../../src/app/content-deeds.ts'
import type { Gate } from '../../src/app/gate.ts'
import { openGround } from '../../src/app/ground.ts'
import { type InspectOnce, inspectAlways } from '../../src/edge/inspect-once.ts'
import { morning } from '../cast.ts'
import { temporaryFolder } from '../storage/folder.ts'

const project = join(import.meta.dirname, '..', '..')

/** A house of its own content: what is written and signed in it changes nothing here. */
export type Copied = {
  readonly root: string
  /** What it shows on a day, with a gate. */
  open(gate?: Gate | 'release', at?: Date): ReturnType<typeof openGround>
  /** What the command line does in it. */
  readonly deeds: ReturnType<typeof contentDeeds>
  /** Changes one file: JSON in, JSON out. */
  change<Json>(file: string, how: (json: Json) => unknown): void
}

/** Makes copies of the content that is shipped, each in a folder of its own that goes with the test file. */
export function copies(inspectOnce: InspectOnce = inspectAlways): () => Copied {
  const folder = temporaryFolder()
  return () => {
    const root = mkdtempSync(join(folder, 'house-'))
    mkdirSync(join(root, 'prisma'), { recursive: true })
    for (const part of ['flows', 'locales', 'package.json'])
      cpSync(join(project, part), join(root, part), { recursive: true })
    writeFileSync(join(root, 'flows', 'sign-offs.json'), '[]\n')
    for (const part of ['seed', 'sqlite', 'postgresql'])
      symlinkSync(join(project, 'prisma', part), join(root, 'prisma', part), 'junction')
    const open: Copied['open'] = (gate = 'mark', at = morning) =>
      openGround(root, () => at, gate, inspectOnce)
    const change: Copied['change'] = (file, how) => {
      const path = join(root, file)
      writeFileSync(path, `${JSON.stringify(how(JSON.parse(readFileSync(path, 'utf8'))), null, 2)}\n`)
    }
    change<object[]>('flows/facts.json', (facts) => facts.map((fact) => ({ ...fact, signedOff: null })))
    return { root, open, deeds: contentDeeds(root, () => morning, open), change }
  }
}

/** One fact of the register with other fields. */
export const fact =
  (id: string, fields: object) =>
  (facts: readonly { id: string }[]): unknown =>
    facts.map((one) => (one.id === id ? { ...one, ...fields } : one))

/** Some other words under one key. */
export const words =
  (key: string, change: (text: string) => string) =>
  (table: Readonly<Record<string, string>>): unknown => ({ ...table, [key]: change(table[key]!) })
