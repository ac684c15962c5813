import { Command, InvalidArgumentError, Option } from 'commander'
import { type Roles, roleNames, type Status, statusText, type Term, termsText } from './content-text.ts'

type Signing = {
  readonly targets: readonly string[]
  readonly role: keyof Roles
  readonly initials: string
  readonly on?: string
  readonly undo: boolean
}

/** What the command line asks of the content; what it says is made here. */
export type ContentDeeds = {
  status(): Status
  signOff(signing: Signing):
    | { readonly ok: true; readonly cards: readonly string[]; readonly facts: readonly string[] }
    | {
        readonly ok: false
        readonly refused: readonly { readonly refusal: string; readonly about: string }[]
      }
  terms(days: number): readonly Term[]
  /** Writes the pages into a folder; gives the files, and the cards and pages in them. */
  report(options: { readonly out: string; readonly open: boolean; readonly role?: keyof Roles }): Promise<{
    readonly files: readonly string[]
    readonly cards: number
    readonly pages: number
  }>
}

const day = (text: string) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('write it like 2026-11-21.')
  return text
}
const days = (text: string) => {
  if (!/^\d{1,4}d?$/.test(text)) throw new InvalidArgumentError('write a number of days, like 30d.')
  return Number.parseInt(text, 10)
}

/** What each refusal asks for. The names are explained in docs/refusals.md. */
const mends: Readonly<Record<string, string>> = {
  'nothing-named': 'name a card, a flow or a fact, or say --all',
  'unknown-card': 'there is no card, flow or fact of that name: see content status',
  'bad-initials': 'two to four capital letters, like ABC',
  'day-to-come': 'a signature is of today or of a day before',
  'wording-changed': 'it does not read as it was printed: print the page again, and have it read',
  'weak-fact': 'it is not verified (neither V1 nor V2): nothing that leans on it is shown',
  'overdue-fact': 'its term is over: check it, date it (checkedOn), then sign',
  'not-a-lawyer': 'facts are signed by the lawyer',
  'not-signed': 'there is nothing to take back',
}

const signHelp = `
What is signed
  domestic-violence:now             one card: its words in every language, and the facts it states
  domestic-violence                 every card of a flow that this role must read
  F-205                             one fact of the register, by the lawyer
  --all                             everything this role must read
  domestic-violence:now@1a2b3c4d    as it was printed: refused if a word has changed since

A lawyer who signs a card signs the facts it states. Who changes a word, a fact or its source loses the sign-off.
Everything that is named is recorded, or nothing. The files: flows/sign-offs.json, and signedOff in flows/facts.json.

Exit codes: 0 recorded · 1 refused`

const print = (json: true | undefined, thing: unknown, text: () => string) =>
  void process.stdout.write(`${json ? JSON.stringify(thing, null, 2) : text()}\n`)

type SignOptions = {
  readonly role: keyof Roles
  readonly initials?: string
  readonly on?: string
  readonly all?: true
  readonly undo?: true
  readonly json?: true
}

type ReportOptions = {
  readonly out: string
  readonly open?: true
  readonly role?: keyof Roles
  readonly json?: true
}

function sign(deeds: ContentDeeds, cards: readonly string[], options: SignOptions): void {
  const { role, initials = '', on, all, undo, json } = options
  const targets = all ? ['all', ...cards] : cards
  const done = deeds.signOff({ targets, role, initials, ...(on && { on }), undo: undo === true })
  print(json, done, () =>
    done.ok
      ? `${undo ? 'Taken back' : 'Signed'}: ${done.cards.length} cards and ${done.facts.length} facts by the ${role}.`
      : [
          'Nothing was recorded.',
          ...done.refused.map(({ refusal, about }) => `  ${about}: ${refusal} — ${mends[refusal]}`),
        ].join('\n'),
  )
  if (!done.ok) process.exitCode = 1
}

function addSignOff(content: Command, deeds: ContentDeeds): void {
  content
    .command('sign-off')
    .description('record that somebody has read cards and stands for them')
    .argument('[cards...]', 'cards, flows or facts')
    .addOption(new Option('--role <role>', 'who signs').choices(roleNames).makeOptionMandatory())
    .option('--initials <ABC>', 'two to four capital letters: who it was')
    .option('--on <day>', 'the day of the signature, like 2026-11-21 (default: today)', day)
    .option('--all', 'everything that this role must read')
    .option('--undo', 'take the signature back')
    .option('--json', 'as JSON')
    .addHelpText('after', signHelp)
    .action((cards: string[], options: SignOptions) => sign(deeds, cards, options))
}

/** `stezhka content …`: who has read what the house says, and who must read it yet. */
export function contentCommand(deeds: ContentDeeds): Command {
  const content = new Command('content').description(
    'what people read: who signed it off, which facts are due, pages to read and sign, how hard it is',
  )
  content
    .command('status')
    .description('what must be signed off before real people come, and what is hidden today')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: true }) => {
      const status = deeds.status()
      print(json, status, () => statusText(status))
    })
  addSignOff(content, deeds)
  content
    .command('expired')
    .description('facts whose term is over or ends soon, and the cards that go with them')
    .option('--within <days>', 'also those that end in so many days', days, 30)
    .option('--json', 'as JSON')
    .action(({ within, json }: { within: number; json?: true }) => {
      const terms = deeds.terms(within)
      print(json, terms, () => termsText(terms, within))
    })
  content
    .command('report')
    .description('pages to print, read and sign: every text beside its facts and sources (HTML and PDF)')
    .option('--out <folder>', 'where to put them', 'results')
    .option('--open', 'only what is not signed by everybody who must read it')
    .addOption(new Option('--role <role>', 'only what this role must read').choices(roleNames))
    .option('--json', 'as JSON')
    .action(async ({ out, open, role, json }: ReportOptions) => {
      const made = await deeds.report({ out, open: open === true, ...(role && { role }) })
      print(json, made, () => `${made.cards} cards on ${made.pages} pages:\n  ${made.files.join('\n  ')}`)
    })
  return content
}
