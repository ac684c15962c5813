import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { actsOf } from '../src/app/acts.ts'
import { banner } from '../src/app/banner.ts'
import { needsAPerson } from '../src/app/keeper.ts'
import { readConfig, settingNames } from '../src/config.ts'
import { readHotlines } from '../src/directory/hotline.ts'
import { flowSchema } from '../src/edge/flow-files.ts'
import { StorageFault, type StorageFaultName } from '../src/edge/storage/fault.ts'
import { type House, inspectDocs } from './docs.ts'

const root = join(import.meta.dirname, '..')
const skipped = ['node_modules', '.git', '.cache', 'data', 'dist', 'secrets', 'results']
const isText = (path: string) =>
  /\.(ts|mjs|json|md|prisma|yaml|example|toml)$/.test(path) || !/\.\w+$/.test(path)

function filesUnder(folder: string): (readonly [string, string])[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (skipped.includes(entry.name) || entry.isSymbolicLink()) return []
    if (entry.isDirectory()) return filesUnder(path)
    // What was generated is there; nobody reads it here.
    const read = isText(path) && !path.startsWith('prisma/client/')
    return [[path, read ? readFileSync(join(root, path), 'utf8') : ''] as const]
  })
}

const files: ReadonlyMap<string, string> = new Map(filesUnder(''))
const text = (path: string) => files.get(path)!
const all = (path: string, pattern: RegExp) => [...text(path).matchAll(pattern)].map(([, name]) => name!)
const words = (language: string) => [...files].filter(([path]) => path.startsWith(`locales/${language}/`))

/** Names of acts need no database: none of them is run. */
const none = () => Promise.reject(new Error('not here'))
const acts = actsOf({
  plans: { of: none, keep: none, drop: none },
  lookup: {
    services: { ready: () => false, nearest: () => [], inArea: () => [], find: () => undefined },
    country: none,
  },
  distanceLabel: () => '',
  help: () => {
    throw new Error('not here')
  },
})

const house: House = {
  files,
  settings: settingNames,
  secrets: all('.env.example', /^#(\w+)_FILE=/gm).filter((name) =>
    settingNames.some((each) => each === name),
  ),
  told: ['uk', 'en'].flatMap((language) =>
    Object.keys(JSON.parse(text(`locales/${language}/refusals.json`))),
  ),
  acts: Object.keys(acts),
  storageFaults: all('src/edge/storage/fault.ts', /^ {2}\| '([a-z-]+)'/gm),
  staysShut: (fault) => needsAPerson(new StorageFault(fault as StorageFaultName, '')),
  figures: [
    ...all('src/edge/metrics.ts', /\\nstezhka_(\w+) \$\{house/g),
    ...all('src/edge/house.ts', /(\w+_total): 0/g),
    ...all('src/edge/house.ts', /(in_flight|turns_waiting): this/g),
  ].map((name) => `stezhka_${name}`),
  english: words('en').flatMap(([, json]) => Object.values(JSON.parse(json) as Record<string, string>)),
}

const README = 'README.md'
const WALK = 'docs/walkthrough.md'
const NO = 'docs/refusals.md'
const RUN = 'docs/operating.md'
const ADR = 'docs/decisions/0003-flows-are-data.md'

/** One slip of the pen per rule, in a document or in the code: if nobody looks, its line turns red. */
const slips: readonly [rule: string, file: string, from: string | RegExp, to: string, told: RegExp][] = [
  ['a link leads somewhere', README, 'docs/refusals.md)', 'docs/refusal.md)', /leads nowhere/],
  ['a link to a part finds it', RUN, 'README.md#settings', 'README.md#setings', /no part/],
  ['a name is declared in its file', WALK, '`startPolling`', '`beginPolling`', /has no beginPolling/],
  ['a member is declared too', WALK, '`Ledger.settle`', '`Ledger.note_down`', /has no Ledger/],
  [
    'a name that leaves its file is noticed',
    'src/conversation/advance.ts',
    'function advance',
    'function goOn',
    /has no advance/,
  ],
  [
    'a path exists',
    README,
    '`prisma/seed/hotlines.json`',
    '`prisma/seed/phones.json`',
    /phones\.json does not exist/,
  ],
  ['a command runs something', RUN, 'npm run stezhka', 'npm run stezka', /does not run/],
  [
    'a command whose file is gone is noticed',
    'package.json',
    'src/command.ts',
    'src/gone.ts',
    /stezhka does not run/,
  ],
  ['every setting is in the table', README, /\| `PORT`.*\n/, '', /settings: PORT is missing/],
  ['no other setting is', README, '| `PORT` |', '| `PORTS` |', /PORTS does not exist/],
  [
    'no other setting is spoken of',
    RUN,
    '`DATABASE_URL` names',
    '`DATABASE_ADDRESS` names',
    /no setting DATABASE_ADDRESS/,
  ],
  ['every act is listed', WALK, /\| `keep-plan`.*\n/, '', /keep-plan is missing/],
  ['no act is invented', WALK, '`keep-plan`', '`save-plan`', /save-plan does not exist/],
  ['every storage fault has a mend', RUN, /\| `host-key-other`.*\n/, '', /host-key-other is missing/],
  [
    'a new storage fault is noticed',
    'src/edge/storage/fault.ts',
    "'database-url'",
    "'database-odd'",
    /database-url does not exist/,
  ],
  [
    'a fault does what is said',
    RUN,
    /(`host-key-other`.*)stays shut/,
    '$1opens, tries again',
    /host-key-other does otherwise/,
  ],
  ['every event of the log is explained', RUN, /\| `poll-failed`.*\n/, '', /poll-failed is missing/],
  [
    'a new event is noticed',
    'src/edge/telegram/door.ts',
    "'group-not-left'",
    "'group-stays'",
    /group-stays is missing/,
  ],
  ['every figure is explained', RUN, /\| `stezhka_in_flight`.*\n/, '', /stezhka_in_flight is missing/],
  ['every refusal of a room is listed', NO, /\| `no-venue`.*\n/, '', /no-venue is missing/],
  [
    'a new refusal is noticed',
    'src/directory/show-service.ts',
    "refuse('no-venue')",
    "refuse('no-pin')",
    /no-pin is missing/,
  ],
  ['every hint is listed', NO, /\| `list-full`.*\n/, '', /list-full is missing/],
  ['no hint is listed that has no words', NO, '`list-full`', '`list-long`', /list-long does not exist/],
  [
    'a hint is said where the page says',
    NO,
    '(../src/edge/ledger.ts)',
    '(../src/edge/house.ts)',
    /try-again is not said there/,
  ],
  [
    'a hint that is said now is not called unsaid',
    NO,
    /(\| `press-a-button` \|.*\| )\[step\.ts\].*\|/,
    '$1not said |',
    /press-a-button is said in/,
  ],
  ['the web door answers as listed', NO, '| 410 |', '| 404 |', /expired 410 is missing/],
  ['a record has its five parts', ADR, '## Refused', '## Options', /its parts are not/],
  ['a record has a status', ADR, 'Status: accepted', 'Status: maybe', /no status/],
  ['a record has its own number', ADR, '# 3. ', '# 4. ', /another number/],
  ['a record is short', ADR, '## Context\n', `## Context\n${'more\n'.repeat(40)}`, /longer than 60/],
  ['the changelog says what is new', 'CHANGELOG.md', '## Unreleased', '## 0.2.0', /no Unreleased/],
  [
    'the changelog says what needs a hand',
    'CHANGELOG.md',
    '### Needs your hand',
    '### Notes',
    /no ### Needs/,
  ],
  ['the tree names every folder', README, /^ {2}sealing\/.*\n/m, '', /src\/sealing is not drawn/],
  ['the tree names no other', README, '  sealing/ ', '  ceiling/ ', /src\/ceiling is drawn/],
  [
    'the walk is said in words of this house',
    README,
    'Where should we look?',
    'Where are you?',
    /nobody says/,
  ],
  [
    'what is called missing is missing',
    'flows/facts.json',
    '"signedOff": null',
    '"signedOff": {}',
    /not true any more/,
  ],
  ['what is missing is called so', README, 'No fact is signed off', 'Each is signed off', /does not say/],
  ['every reason to hide a text is told', RUN, /\| `unsigned`.*\n/, '', /reasons: unsigned is missing/],
  ['no reason is invented', RUN, '| `weak` |', '| `odd` |', /reasons: odd does not exist/],
  ['the project speaks of itself alone', RUN, '/srv/stezhka', '/home/somebody', /speaks of/],
  [
    'the README leads to every document',
    README,
    '(docs/glossary.md)',
    '(docs/decisions)',
    /does not lead here/,
  ],
]

describe('the documents', () => {
  it('say what the code does', () => {
    expect(files.size).toBeGreaterThan(100)
    expect(inspectDocs(house)).toEqual([])
  })

  it('have the part that the open house speaks of', () => {
    const settings = readConfig({}, '/nowhere')
    if (!settings.ok) throw new Error('the settings of a fresh house are wrong')
    const [, part] = /“(.*?)” in the README/.exec(banner(settings.config, 1)) ?? []
    expect(text(README)).toContain(`\n## ${part}\n`)
  })

  it('count facts and hotlines as they are', () => {
    const facts: { confidence: string; signedOff: string | null }[] = JSON.parse(text('flows/facts.json'))
    const of = (confidence: string) => facts.filter((fact) => fact.confidence === confidence).length
    const register: { hotlines: unknown[] } = JSON.parse(text('prisma/seed/hotlines.json'))
    const readme = text(README)
    expect(readme).toContain(`has ${facts.length} facts`)
    expect(readme).toContain(
      `${of('V1')} seen in an official source (V1), ${of('V2')} in a named secondary source (V2)`,
    )
    expect(of('V1') + of('V2')).toBe(facts.length)
    expect(readme).toContain(`Of ${register.hotlines.length} hotlines`)
    expect(readme).toContain(`${readHotlines(register).length} are shown`)
  })

  it('use the words that were agreed', () => {
    const glossary = text('docs/glossary.md')
    const agreed =
      `person caseworker staff organization service location intake triage case referral receipt broadcast
      material campaign inspect act turn lane session seat step screen bubble trail card arrival ledger mouth quarantine
      seal tier promise`.split(/\s+/)
    for (const word of [
      ...agreed,
      'service at location',
      'safety plan',
      'host key',
      'warm handover',
      'contact contract',
    ])
      expect(glossary).toMatch(new RegExp(`^\\| (.*, )?${word}\\b`, 'm'))
  })

  for (const [rule, file, from, to, told] of slips)
    it(`are read by somebody who sees that ${rule} (mutant)`, () => {
      const broken = text(file).replace(from, to)
      expect(broken).not.toBe(text(file))
      const changed = { ...house, files: new Map([...files, [file, broken]]) }
      const storageFaults = [...broken.matchAll(/^ {2}\| '([a-z-]+)'/gm)].map(([, name]) => name!)
      const faults = inspectDocs(file.endsWith('/fault.ts') ? { ...changed, storageFaults } : changed)
      expect(
        faults.some((fault) => told.test(fault)),
        faults.join('\n'),
      ).toBe(true)
    })
})

describe('the schema of flows', () => {
  it('is the one that the house reads flows with', () => {
    // Written anew by: npm run generate
    expect(JSON.parse(text('flows/flow.schema.json'))).toEqual(JSON.parse(JSON.stringify(flowSchema())))
  })
})
