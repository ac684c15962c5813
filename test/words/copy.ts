import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actsOf } from '../../src/app/acts.ts'
import { cardNames } from '../../src/app/cards.ts'
import { openContent } from '../../src/app/content.ts'
import type { Fault } from '../../src/conversation/inspect-rule.ts'
import { readHotlines } from '../../src/directory/hotline.ts'

const root = join(import.meta.dirname, '..', '..')

/** Names of acts need no database: none of them is run. */
const away = () => Promise.reject(new Error('no database is open'))
const acts = actsOf({
  plans: { of: away, keep: away, drop: away },
  lookup: {
    services: { ready: () => false, nearest: () => [], inArea: () => [], find: () => undefined },
    country: away,
  },
  distanceLabel: () => '',
})
const hotlines = readHotlines(JSON.parse(readFileSync(join(root, 'prisma/seed/hotlines.json'), 'utf8')))
const phones = Object.fromEntries(
  hotlines.flatMap(({ id, phones }) => (phones[0] ? [[id, phones[0].readable]] : [])),
)

/** The flows that no house is without, and two that lean on facts and places. */
const KEPT = ['lobby', 'emergency', 'hotlines', 'language', 'limits', 'forget', 'serving', 'find-help']

/** The same with few flows: what else they lead to leads to the phones, so that one look at it is quick. */
export function smallCopy() {
  const copy = copyOfContent()
  for (const file of copy.files().filter((file) => /flows\/(?!facts|flow\.schema)/.test(file))) {
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
      const opened = openContent({
        root: folder,
        acts,
        cards: cardNames,
        phones,
        today: new Date('2026-11-24'),
      })
      return 'faults' in opened ? opened.faults : []
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
