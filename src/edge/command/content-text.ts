/** How many cards a role must read, and how many it has signed as they are worded now. */
type Tally = { readonly wanted: number; readonly signed: number }
export type Roles = Readonly<Record<'lawyer' | 'psychologist' | 'editor', Tally>>
/** What a gate withholds today: cards with the reason, and flows that do not open at all. */
type Hidden = {
  readonly cards: readonly { readonly card: string; readonly reason: string }[]
  readonly flows: readonly string[]
}

/** Where the sign-off stands. */
export type Status = {
  readonly day: string
  readonly cards: number
  readonly roles: Roles
  readonly flows: readonly { readonly flow: string; readonly roles: Roles }[]
  readonly facts: {
    readonly all: number
    readonly signed: number
    readonly weak: readonly string[]
    readonly overdue: readonly string[]
  }
  /** Sign-offs whose wording is gone. */
  readonly lost: readonly { readonly card: string; readonly role: string }[]
  readonly withheld: { readonly mark: Hidden; readonly strict: Hidden }
}

/** A fact whose term ends, and what goes with it: `cards` and whole `flows` vanish, `marked` cards stay and say that it is overdue. */
export type Term = {
  readonly fact: string
  readonly statement: Readonly<Record<string, string>>
  readonly source: string
  readonly checkedOn: string
  readonly term: string
  /** Until the term; negative when it is over. */
  readonly days: number
  readonly cards: readonly string[]
  readonly flows: readonly string[]
  readonly marked: readonly string[]
}

/** Cards of each kind shown before the rest is only counted; --json has them all. */
const SHOWN = 12
const BAR = 24

const bar = ({ wanted, signed }: Tally) => {
  const full = wanted === 0 ? BAR : Math.floor((BAR * signed) / wanted)
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`
}
const percent = ({ wanted, signed }: Tally) =>
  `${wanted === 0 ? 100 : Math.floor((100 * signed) / wanted)} %`.padStart(5)
const share = ({ wanted, signed }: Tally) => `${signed} of ${wanted}`

const shown = <Thing>(things: readonly Thing[], say: (thing: Thing) => string) => [
  ...things.slice(0, SHOWN).map((thing) => `  ${say(thing)}`),
  ...(things.length > SHOWN ? [`  … and ${things.length - SHOWN} more (--json lists them all)`] : []),
]

/** Who reads and signs, in the order in which they are told. */
export const roleNames = ['lawyer', 'psychologist', 'editor'] as const satisfies readonly (keyof Roles)[]

/** Where the sign-off stands, for the terminal: bars, then flow by flow, then what to do next. */
export function statusText(status: Status): string {
  const { roles, flows, facts, withheld, lost, cards } = status
  const width = Math.max(...flows.map(({ flow }) => flow.length))
  return [
    `To be signed off before real people come (${status.day})`,
    '',
    ...roleNames.map(
      (role) =>
        `  ${role.padEnd(13)} ${bar(roles[role])} ${percent(roles[role])}   ${share(roles[role])} cards`,
    ),
    `  ${'facts'.padEnd(13)} ${bar({ wanted: facts.all, signed: facts.signed })} ${percent({ wanted: facts.all, signed: facts.signed })}   ${facts.signed} of ${facts.all}`,
    '',
    `  ${''.padEnd(width)}  ${roleNames.map((role) => role.padEnd(14)).join('')}`,
    ...flows.map(
      ({ flow, roles: own }) =>
        `  ${flow.padEnd(width)}  ${roleNames.map((role) => share(own[role]).padEnd(14)).join('')}`,
    ),
    '',
    ...hiddenText('CONTENT_GATE=mark', withheld.mark, cards),
    ...hiddenText('CONTENT_GATE=strict', withheld.strict, cards),
    ...(facts.weak.length > 0 ? [`Too weak to be shown: ${facts.weak.join(', ')}`] : []),
    ...(facts.overdue.length > 0 ? [`Past their term: ${facts.overdue.join(', ')}`] : []),
    ...(lost.length > 0 ? [`Sign-offs whose wording is gone: ${lost.length}`] : []),
    ...shown(lost, ({ card, role }) => `${card} (${role})`),
    '',
    `Next: ${next(status)}`,
  ].join('\n')
}

const hiddenText = (gate: string, { cards, flows }: Hidden, all: number) => [
  `${gate} hides ${cards.length} of ${all} cards today.`,
  ...(flows.length > 0 ? [`  These do not open at all: ${flows.join(', ')}`] : []),
]

function next({ facts, roles }: Status): string {
  if (facts.overdue.length > 0) return 'check the facts that are due: npm run stezhka -- content expired'
  const open = roleNames.find((role) => roles[role].signed < roles[role].wanted)
  return open
    ? `npm run stezhka -- content report --open --role ${open}   (print it, have it read, record what it says)`
    : 'nothing. Everything is signed; CONTENT_GATE=strict may be set.'
}

/** Facts and their terms, for the terminal. */
export function termsText(terms: readonly Term[], within: number): string {
  if (terms.length === 0) return `No fact is due within ${within} days.`
  return [
    `Due within ${within} days: ${terms.length}`,
    ...terms.flatMap(({ fact, statement, source, term, days, cards, flows, marked }) => [
      '',
      `${fact}  until ${term}, ${days < 0 ? `over for ${-days} days` : `${days} days left`}`,
      `  ${statement['en'] ?? Object.values(statement)[0]}`,
      `  source: ${source}`,
      ...(cards.length > 0 ? [`  ${days < 0 ? 'hidden' : 'will vanish'}: ${cards.length} cards`] : []),
      ...shown(cards, (card) => `  ${card}`),
      ...(flows.length > 0 ? [`  with them, whole: ${flows.join(', ')}`] : []),
      ...(marked.length > 0 ? [`  stays, marked as overdue: ${marked.join(', ')}`] : []),
    ]),
    '',
    'Check the source, change what is wrong, put today’s day under checkedOn in flows/facts.json.',
  ].join('\n')
}
