import { posix } from 'node:path'
import { anchors, declares, named, spans, tables, unfenced } from './docs-text.ts'

/** What the documents are held against: read from the code, never written down a second time. */
export type House = {
  /** Every file of the repository: path → text. */
  readonly files: ReadonlyMap<string, string>
  readonly settings: readonly string[]
  readonly secrets: readonly string[]
  /** Keys of refusals.json, every language together. */
  readonly told: readonly string[]
  readonly acts: readonly string[]
  readonly storageFaults: readonly string[]
  readonly staysShut: (fault: string) => boolean
  readonly figures: readonly string[]
  /** English words, as written. */
  readonly english: readonly string[]
}

type Rule = (house: House) => string[]

const record = /^docs\/decisions\/(\d{4})-[a-z0-9-]+\.md$/
const isDoc = (path: string) =>
  /^(README|CHANGELOG|docs\/(walkthrough|glossary|refusals|operating|writing-flows))\.md$/.test(path) ||
  record.test(path)
const docsOf = ({ files }: Pick<House, 'files'>) => [...files].filter(([path]) => isDoc(path))
const inEvery = (look: (path: string, text: string, house: House) => string[]): Rule => {
  return (house) =>
    docsOf(house).flatMap(([path, text]) => look(path, text, house).map((told) => `${path}: ${told}`))
}

const sourcesOf = ({ files }: House) => [...files].filter(([path]) => /^src\/.*\.ts$/.test(path))
const listed = (text: string | undefined, first: string) =>
  tables(text, first).flatMap(({ rows }) => rows.flatMap(([cell]) => named(cell!)))

/** What stands on one side and not on the other. */
function differences(place: string, written: readonly string[], real: readonly string[]): string[] {
  return [
    ...real.filter((name) => !written.includes(name)).map((name) => `${place}: ${name} is missing`),
    ...written.filter((name) => !real.includes(name)).map((name) => `${place}: ${name} does not exist`),
    ...written.filter((name, at) => written.indexOf(name) !== at).map((name) => `${place}: ${name} twice`),
  ]
}

const exists = ({ files }: House, path: string) =>
  files.has(path) || [...files.keys()].some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`))

const links = inEvery((path, text, house) =>
  [...unfenced(text).matchAll(/\[([^\]]+)\]\(([^)\s]+)\)/g)].flatMap(([, label, link]) => {
    const [target, anchor] = link!.split('#')
    if (/^https?:/.test(link!)) return []
    const file = target ? posix.join(posix.dirname(path), target) : path
    if (!exists(house, file)) return [`the link ${link} leads nowhere`]
    const there = house.files.get(file) ?? ''
    if (anchor && !anchors(there).includes(anchor)) return [`${file} has no part #${anchor}`]
    const name = /^`([\w.]+)`$/.exec(label!)?.[1]
    return name && /\.ts$/.test(file) && !declares(there, name) ? [`${file} has no ${name}`] : []
  }),
)

/** A span that is meant as a place in this repository. */
const isPath = (span: string) =>
  /^(src|test|docs|flows|locales|prisma|scripts|bench)\/[\w./-]+$/.test(span) ||
  /^(\.env\.example|[\w-]+\.(md|yaml|json))$/.test(span)
const paths = inEvery((path, text, house) =>
  spans(text)
    .filter(isPath)
    .filter((span) => ![span, posix.join(posix.dirname(path), span)].some((place) => exists(house, place)))
    .filter((span) => !/^(flows|locales\/\w+\/flows)\/bag\.json$/.test(span))
    .filter((span) => !['facts.json', 'refusals.json'].includes(span))
    .map((span) => `${span} does not exist`),
)

const commands = inEvery((_, text, { files }) => {
  const { scripts } = JSON.parse(files.get('package.json')!) as { scripts: Record<string, string> }
  return [...text.matchAll(/\bnpm (?:run )?(start|test|(?<=run )[\w:]+)/g)].flatMap(([, name]) => {
    const file = scripts[name!]?.split(' ').findLast((word) => /\.(mjs|ts)$/.test(word))
    return file && files.has(file) ? [] : [`npm run ${name} does not run anything`]
  })
})

const settings: Rule = ({ files, settings: real, secrets }) => {
  const readme = files.get('README.md')!
  const all = [...real, ...secrets.map((name) => `${name}_FILE`)]
  // A name that links to a file is a name of that file.
  const elsewhere = docsOf({ files }).flatMap(([path, text]) =>
    spans(text.replace(/\[`[^`]+`\]\(/g, '('))
      .map((span) => /^([A-Z]{2,}(?:_[A-Z]+)+)(?:=\w+)?$/.exec(span)?.[1])
      .filter((name) => name !== undefined && !all.includes(name))
      .map((name) => `${path}: there is no setting ${name}`),
  )
  return [...differences('README.md, settings', listed(readme, 'setting'), real), ...elsewhere]
}

/** Every table that lists something of the code lists all of it, and nothing else. */
const listsOfCode: Rule = (house) => {
  const operating = house.files.get('docs/operating.md')
  const sources = sourcesOf(house).map(([, text]) => text)
  const every = (pattern: RegExp) => [
    ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name!))),
  ]
  const acts = docsOf(house).flatMap(([path, text]) =>
    tables(text, 'act').flatMap(({ rows }) =>
      differences(
        path,
        rows.flatMap(([cell]) => named(cell!)),
        house.acts,
      ),
    ),
  )
  const reception = house.files.get('src/edge/web/reception.ts') ?? ''
  const statuses = [...reception.matchAll(/^ {2}'?([\w-]+)'?: \{\s*status: (\d+)/gm)].map(
    ([, name, status]) => `${name} ${status}`,
  )
  const refusals = house.files.get('docs/refusals.md')
  const gate = /export type Reason = (.*)/.exec(house.files.get('src/app/gate.ts') ?? '')?.[1] ?? ''
  const reasons = [...gate.matchAll(/'([a-z]+)'/g)].map(([, reason]) => reason!)
  const notices = tables(refusals, 'notice').flatMap(({ rows }) =>
    rows.map(([name, status]) => `${named(name!)[0]} ${status}`),
  )
  return [
    ...acts,
    ...differences('operating.md, faults', listed(operating, 'fault'), house.storageFaults),
    ...differences(
      'operating.md, log',
      listed(operating, 'event'),
      every(/\blog\.(?:info|warn|fault)\(\s*'([a-z-]+)'/g),
    ),
    ...differences('operating.md, reasons', listed(operating, 'reason'), reasons),
    ...differences('operating.md, figures', listed(operating, 'figure'), house.figures),
    ...differences('refusals.md, rooms', listed(refusals, 'refusal'), every(/\brefuse\('([a-z-]+)'/g)),
    ...differences('refusals.md, web', notices, statuses),
    ...differences('refusals.md, words', listed(refusals, 'name'), house.told),
  ]
}

/** What a storage fault does to the house is said as the code decides it. */
const faultsAsDecided: Rule = ({ files, staysShut }) =>
  tables(files.get('docs/operating.md'), 'fault').flatMap(({ rows }) =>
    rows.flatMap(([cell, , does]) => {
      const [fault] = named(cell!)
      return (does === 'stays shut') === staysShut(fault!) ? [] : [`operating.md: ${fault} does otherwise`]
    }),
  )

/** A refusal that is said names the file that says it; one that nobody says is named nowhere in the code. */
const saidWhere: Rule = (house) => {
  const text = house.files.get('docs/refusals.md')
  const rows = [...tables(text, 'name'), ...tables(text, 'refusal')].flatMap((table) => table.rows)
  const says = (source: string, name: string) => new RegExp(`'(refusals:)?${name}'`).test(source)
  return rows.flatMap((row) => {
    const [name] = named(row[0]!)
    const where = row.at(-1)!
    const saying = sourcesOf(house)
      .filter(([path, source]) => path !== 'src/edge/web/words.ts' && says(source, name!))
      .map(([path]) => path)
    if (where === 'not said')
      return saying
        .filter((path) => /step|ledger|turns/.test(path))
        .map((path) => `${name} is said in ${path}`)
    const given = [...where.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path]) => path!)
    return given.length > 0 && given.every((path) => saying.includes(path))
      ? []
      : [`${name} is not said there`]
  })
}

/** The five parts of a record, as headings or as bold words at the beginning of a line. */
const parts = ['Status', 'Context', 'Refused', 'Decision', 'Consequences']
const partsOf = (text: string) =>
  [
    ...text.matchAll(/^(?:## |\*\*)?(Status|Context|(?:Options )?[Rr]efused|Decision|Consequences)\b[:.]?/gm),
  ].map(([, part]) => (/refused$/i.test(part!) ? 'Refused' : part!))

const records: Rule = ({ files }) => {
  const found = [...files].filter(([path]) => path.startsWith('docs/decisions/'))
  const numbers = found.map(([path]) => record.exec(path)?.[1])
  return found.flatMap(([path, text], at) => {
    const lines = text.trimEnd().split('\n')
    const number = record.exec(path)?.[1]
    const broken: readonly [boolean, string][] = [
      [!number, 'its name is not NNNN-what-was-decided.md'],
      [numbers.indexOf(number) !== at, 'its number is taken'],
      [Number(/^# (\d+)/.exec(text)?.[1]) !== Number(number), 'its title has another number'],
      [!/^\W*Status\W+(accepted|replaced by \d+)\W*$/im.test(text), 'it has no status'],
      [partsOf(text).join() !== parts.join(), `its parts are not ${parts.join(', ')}`],
      [lines.length > 60, 'it is longer than 60 lines'],
    ]
    return broken.filter(([wrong]) => wrong).map(([, told]) => `${path}: ${told}`)
  })
}

const changelog: Rule = ({ files }) => {
  const text = files.get('CHANGELOG.md') ?? ''
  const latest = text.split(/^## /m)[1] ?? ''
  return ['Unreleased\n', '\n### Added\n', '\n### Needs your hand\n']
    .filter((part) => !latest.includes(part))
    .map((part) => `CHANGELOG.md: no ${part.trim()}`)
}

/** The paths of the annotated tree: two blanks deeper is inside. */
function treeOf(readme: string): string[] {
  const block = /```\n(src\/[\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const above: string[] = []
  return block.split('\n').flatMap((line) => {
    const [, blanks, name] = /^( *)(\S+) {2,}\S/.exec(line) ?? []
    if (blanks === undefined || !name) return []
    above.length = blanks.length / 2
    above.push(name)
    return [above.join('').replace(/\/$/, '')]
  })
}

const tree: Rule = (house) => {
  const drawn = treeOf(house.files.get('README.md')!)
  const folders = [...house.files.keys()]
    .filter((path) => path.startsWith('src/'))
    .flatMap((path) => {
      const parts = path.split('/').slice(0, -1)
      return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
    })
  return [
    ...[...new Set(folders)]
      .filter((one) => !drawn.includes(one))
      .map((one) => `README.md: ${one} is not drawn`),
    ...drawn.filter((one) => !exists(house, one)).map((one) => `README.md: ${one} is drawn and not there`),
  ]
}

/** The walk in the README is said in words of this house. */
const walk: Rule = ({ files, english }) => {
  const block = /```\n( house[\s\S]*?)```/.exec(files.get('README.md')!)?.[1] ?? ''
  const said = [...block.matchAll(/^ house {3}(.*?)[ .]*…?$/gm)].map(([, words]) => words!.split(': ')[0]!)
  const buttons = [...block.matchAll(/\[ (.*?) \]/g)].map(([, label]) => label!)
  return [...said, ...buttons]
    .filter((words) => !english.some((text) => text.includes(words)))
    .map((words) => `README.md: nobody says "${words}"`)
    .concat(said.length > 4 ? [] : ['README.md: no walk'])
}

/** Sentences that say what is not there yet, and what makes each of them untrue. */
const absences: readonly [path: string, sentence: string, overdue: (house: House) => boolean][] = [
  ['docs/operating.md', 'You set in @BotFather: the name', (house) => inSource(house, 'setMyName')],
  [
    'README.md',
    'No fact is signed off',
    ({ files }) => /"signedOff": \{/.test(files.get('flows/facts.json')!),
  ],
  ['README.md', 'There is no alarm', (house) => exists(house, 'src/alarm')],
  ['CHANGELOG.md', 'There is no desk', (house) => exists(house, 'src/edge/console')],
]
const inSource = (house: House, word: string) => sourcesOf(house).some(([, text]) => text.includes(word))

const notYet: Rule = (house) =>
  absences.flatMap(([path, sentence, overdue]) => {
    const says = house.files.get(path)!.includes(sentence)
    if (says && overdue(house)) return [`${path}: "${sentence}" is not true any more`]
    return !says && !overdue(house) ? [`${path}: does not say "${sentence}"`] : []
  })

const manner = inEvery((path, text, { files }) => {
  const readme = files.get('README.md')!
  const own = text.match(/\/(work|tmp|root|home)\/\w+|\.\.\/shared|\bTODO\b/g) ?? []
  const unlinked = /^docs\/[\w-]+\.md$/.test(path) && !readme.includes(`](${path})`)
  return [
    ...own.map((words) => `speaks of "${words}"`),
    ...(unlinked ? ['README.md does not lead here'] : []),
  ]
})

/** Everything in the documents that the code does not bear out, as "document: what". */
export const inspectDocs: Rule = (house) =>
  [
    ...[links, paths, commands, settings, listsOfCode, faultsAsDecided, saidWhere],
    ...[records, changelog, tree, walk, notYet, manner],
  ].flatMap((rule) => rule(house))
