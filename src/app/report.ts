import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Card } from '../conversation/card.ts'
import type { Flow } from '../conversation/flow.ts'
import { lobbyFlows } from '../conversation/lobby.ts'
import { reportPage } from '../edge/paper/report-page.ts'
import { reportPaper } from '../edge/paper/report-paper.ts'
import type { Chapter, Line, Said, SheetCard, SheetFact, Sheets } from '../edge/paper/sheet.ts'
import { PHONE } from '../edge/words.ts'
import { type SpokenTo, spokenTo } from '../outbox/screen.ts'
import type { Content } from './content.ts'
import { dayIn, isWeak, termOf } from './gate.ts'
import { type FactEntry, type Role, roles } from './register.ts'
import { standsFor, wantedOf, wordingOfMany } from './sign-off.ts'
import { isSigned } from './signing.ts'
import type { View } from './view.ts'

/** The pages are for those who sign here; the other language stands under it in small print. */
const LANGUAGE = 'uk'
const MIRROR = 'en'
/** Digits of a hash that are printed: enough to notice a change, short enough to be typed. */
const CODE = 8

/** `open`: only what is not signed by everybody who must read it. `role`: only what this role must read. */
type Asked = { readonly open: boolean; readonly role?: Role | undefined }

/** Writes the pages to read and sign: every text beside its facts, as one HTML file and as PDF. */
export async function writeReport(
  content: Content,
  { out, ...asked }: Asked & { readonly out: string },
  withheld: View['withheld'],
  now: Date,
): Promise<{ files: string[]; cards: number; pages: number }> {
  const sheets = sheetsOf(content, asked, withheld, now)
  const { bytes, pages } = await reportPaper(content.words, sheets)
  mkdirSync(out, { recursive: true })
  const files = ['perevirka.html', 'perevirka.pdf'].map((name) => join(out, name))
  writeFileSync(files[0]!, reportPage(content.words, sheets))
  writeFileSync(files[1]!, bytes)
  return { files, cards: sheets.cards, pages }
}

/** What is on the pages. */
export function sheetsOf(content: Content, asked: Asked, withheld: View['withheld'], now: Date): Sheets {
  const flows = [...new Set(content.cards.map(({ flow }) => flow))]
  const chapters = flows
    .map((flow) => chapterOf(content, flow, asked, withheld, dayIn(now)))
    .filter(({ cards }) => cards.length > 0)
  return {
    language: LANGUAGE,
    date: dayIn(now),
    cards: chapters.reduce((sum, { cards }) => sum + cards.length, 0),
    chapters,
  }
}

function chapterOf(
  content: Content,
  flow: string,
  { open, role: only }: Asked,
  withheld: View['withheld'],
  day: string,
): Chapter {
  const all = content.cards.filter((card) => card.flow === flow)
  const asked = only ? [only] : roles
  const cards = all
    .map((card) => ({ ...sheetOf(content, card, asked, day), hidden: withheld.has(card.key) }))
    .filter((card) => card.lines.some(({ needed }) => needed))
  const lines = cards.flatMap((card) => card.lines).filter(({ needed }) => needed)
  const code = wordingOfMany(content, all).slice(0, CODE)
  return {
    flow,
    title: titleOf(content, flow),
    cards: toldOnce(
      open ? cards.filter((card) => card.lines.some(({ needed, signed }) => needed && !signed)) : cards,
    ),
    signed: lines.filter(({ signed }) => signed).length,
    wanted: lines.length,
    commands: roles
      .filter((role) => lines.some((line) => line.role === role && !line.signed))
      .map((role) => `npm run stezhka -- content sign-off ${flow}@${code} --role ${role} --initials ABC`),
  }
}

function sheetOf(
  content: Content,
  card: Card,
  asked: readonly Role[],
  day: string,
): Omit<SheetCard, 'hidden'> {
  const { signatures, facts } = content
  return {
    name: card.key.replace(/^flows\//, ''),
    code: signatures.wording(card).slice(0, CODE),
    said: saidIn(content, LANGUAGE, card),
    mirror: saidIn(content, MIRROR, card),
    why: whyOf(content, card),
    facts: card.facts
      .flatMap((id) => facts.filter((fact) => fact.id === id))
      .map((fact) => factOf(fact, day)),
    lines: asked.map(
      (role): Line => ({
        role,
        needed: wantedOf(role, [card]).length > 0,
        signed: standsFor(content, role, card) ? signatures.of(card, role) : undefined,
      }),
    ),
  }
}

/** A chapter tells where a fact comes from once; after that, what it says is enough. */
function toldOnce(cards: readonly SheetCard[]): SheetCard[] {
  const told = new Set<string>()
  return cards.map((card) => {
    const facts = card.facts.map((one) => ({ ...one, again: told.has(one.id) && !one.wrong }))
    for (const { id } of facts) told.add(id)
    return { ...card, facts }
  })
}

const factOf = (fact: FactEntry, day: string): SheetFact => ({
  id: fact.id,
  statement: fact.statement[LANGUAGE] ?? '',
  mirror: fact.statement[MIRROR] ?? '',
  source: fact.source,
  date: fact.date,
  confidence: fact.confidence,
  checkedOn: fact.checkedOn,
  term: termOf(fact),
  again: false,
  wrong: isWeak(fact) ? 'weak' : termOf(fact) < day ? 'overdue' : undefined,
  signed: isSigned(fact) ? (fact.signedOff ?? undefined) : undefined,
})

/** The words as people read them, with every form of address and what the route table adds. */
function saidIn(content: Content, language: string, { words: keys }: Card): Said {
  const [own, ...others] = keys
  const labels = others.filter((key) => key.startsWith('flows/'))
  const below = others.filter((key) => !key.startsWith('flows/'))
  const forms = (key: string) =>
    spokenTo.flatMap((form) => {
      const said = sayIn(content, language, key, form)
      return said === undefined ? [] : form === 'neutral' ? [said] : [`‹${form}› ${said}`]
    })
  return {
    text: [...forms(own!), ...below.flatMap(forms)].join('\n'),
    buttons: labels.flatMap(forms),
  }
}

/** The words under a key in one form of address, if they are written; what the house fills in later stands between ‹ and ›. */
function sayIn({ words }: Content, language: string, key: string, form: SpokenTo): string | undefined {
  const colon = key.indexOf(':')
  const entry = form === 'neutral' ? key.slice(colon + 1) : `${key.slice(colon + 1)}_${form}`
  const raw = words.catalogues[language]?.[key.slice(0, colon)]?.[entry]
  if (raw === undefined) return undefined
  const filled = [...raw.matchAll(/\{\{\s*([\w-]+)\s*\}\}/g)].map(([, name]) => [name!, `‹${name}›`] as const)
  return words
    .say(language, key, Object.fromEntries(filled), form)
    .replaceAll(PHONE.open, '')
    .replaceAll(PHONE.close, '')
}

const nodeOf = ({ flows }: Content, { key, flow }: Card) =>
  flows
    .filter((one) => one.flow.flow === flow)
    .map((one) => one.flow.nodes[key.slice(key.indexOf(':') + 1)])
    .find((node) => node !== undefined)

const whyOf = (content: Content, card: Card) => nodeOf(content, card)?.why

/** A flow is called as the first button that leads to it; the start page, as everywhere; anything else by its own name. */
function titleOf({ flows, words }: Content, name: string): string {
  for (const { flow } of flows)
    for (const [node, label] of buttonsTo(flow, name))
      return words.say(LANGUAGE, `flows/${flow.flow}:${node}#${label}`)
  return name === lobbyFlows.home ? words.say(LANGUAGE, 'lobby:home') : name
}

const buttonsTo = ({ nodes }: Flow, name: string) =>
  Object.entries(nodes).flatMap(([node, at]) =>
    at.kind !== 'choose'
      ? []
      : Object.entries(at.options)
          .filter(([, to]) => {
            const end = nodes[to]
            return end?.kind === 'end' && end.to === name
          })
          .map(([label]) => [node, label] as const),
  )
