import { entriesOf } from '../../channel/case-page.ts'
import { addNote, replyTo, shareEntries } from '../../channel/desk-words.ts'
import { readersOf } from '../../channel/her-words.ts'
import type { CaseId } from '../../kernel/id.ts'
import { done, refuse } from '../../kernel/outcome.ts'
import type { Entry, KeptEntry, Rewrapped } from '../../sealing/entry.ts'
import { caseAt, namesIn, refusal } from './at-case.ts'
import { base64 } from './base64.ts'
import { textIn } from './form.ts'
import { cleanFileIn, fileIn } from './letter-file.ts'
import type { Answer, Route, Visit } from './visit.ts'
import { changesIn } from './wraps.ts'

/** A file of 20 MB twice: sealed for the desk and in clear for her letter; and room for the form around it. */
const REPLY_MAX = 44 * 1024 * 1024
const NOTE_MAX = 64 * 1024
const SHARE_MAX = 16 * 1024 * 1024
/** Bodies up to this size come with the list; a larger one is fetched when somebody wants it. */
const AT_ONCE = 64 * 1024

/** What is sealed: read as it is kept, written as the browser sealed it. No key is here that opens it. */
export const sealedRoutes: readonly Route[] = [
  { method: 'get', path: '/case/:code/entries', action: entriesOf.action, handler: entries },
  { method: 'get', path: '/case/:code/entries/:entry', action: entriesOf.action, handler: body },
  {
    method: 'post',
    path: '/case/:code/reply',
    action: replyTo.action,
    handler: reply,
    most: REPLY_MAX,
    before: cleanFileIn,
  },
  { method: 'post', path: '/case/:code/note', action: addNote.action, handler: note, most: NOTE_MAX },
  { method: 'get', path: '/case/:code/wraps', action: shareEntries.action, handler: wraps },
  { method: 'post', path: '/case/:code/share', action: shareEntries.action, handler: share, most: SHARE_MAX },
]

const entryRow = ({ about, wraps: wrapped, body: sealed }: KeptEntry) => ({
  entry: about.entry,
  author: about.author,
  at: about.at.toISOString(),
  size: sealed.length,
  ...(wrapped && { wraps: base64(wrapped) }),
  ...(sealed.length <= AT_ONCE && { body: base64(sealed) }),
})

async function entries(visit: Visit): Promise<Answer> {
  const id = await caseAt(visit)
  const found = id && (await entriesOf(visit.channel, visit.member, id, undefined))
  return found?.ok ? { data: { entries: found.value.map(entryRow) } } : { nothing: true }
}

async function body(visit: Visit): Promise<Answer> {
  const id = await caseAt(visit)
  const found = id && (await entriesOf(visit.channel, visit.member, id, undefined))
  const entry = found?.ok ? found.value.find(({ about }) => about.entry === visit.asked('entry')) : undefined
  return entry ? { bytes: entry.body } : { nothing: true }
}

/** The bytes of a part that was sent as a file; undefined when there is none. */
async function bytesIn(form: FormData, name: string): Promise<Uint8Array | undefined> {
  const value = form.get(name)
  return value === null || typeof value === 'string' ? undefined : new Uint8Array(await value.arrayBuffer())
}

/** What the browser sealed, as the entry of this case that it says it is. */
async function entryIn(form: FormData, id: CaseId) {
  const [wrapped, sealed] = [await bytesIn(form, 'wraps'), await bytesIn(form, 'body')]
  const at = new Date(textIn(form, 'at'))
  if (!wrapped || !sealed || Number.isNaN(at.getTime())) return refuse('entry-misplaced')
  const about = { entry: textIn(form, 'entry'), case: id, author: 'staff', at } as const
  return done<Entry>({ about, sealed: { wraps: wrapped, body: sealed } })
}

async function reply(visit: Visit): Promise<Answer> {
  const { channel, member, form } = visit
  const id = await caseAt(visit)
  if (!id) return { nothing: true }
  const entry = await entryIn(form, id)
  if (!entry.ok) return { refused: entry.refusal }
  const file = await fileIn(form)
  const said = { entry: entry.value, text: textIn(form, 'text'), ...(file && { file }) }
  const kept = await replyTo(channel, member, id, said)
  return kept.ok ? here(visit, 'reply') : refusal(kept.refusal)
}

async function note(visit: Visit): Promise<Answer> {
  const id = await caseAt(visit)
  if (!id) return { nothing: true }
  const entry = await entryIn(visit.form, id)
  if (!entry.ok) return { refused: entry.refusal }
  const kept = await addNote(visit.channel, visit.member, id, entry.value)
  return kept.ok ? here(visit, 'note') : refusal(kept.refusal)
}

/** The wraps of a case, and to whom they would be made anew: everybody who reads it now, this desk, and whom she agreed to. */
async function wraps(visit: Visit): Promise<Answer> {
  const { channel, member } = visit
  const id = await caseAt(visit)
  const found = id && (await channel.cases.find(id))
  const may = id && (await shareEntries(channel, member, id, []))
  if (!found || !may?.ok) return may && !may.ok ? refusal(may.refusal) : { nothing: true }
  const agreed = (await channel.referrals.of(id)).filter(
    ({ from, fields }) => from === member.organization && fields.includes('entries'),
  )
  const nameOf = await namesIn(visit)
  const recipients = new Map((await readersOf(channel, found)).map(({ publicKey }) => [publicKey, '']))
  for (const organization of [member.organization, ...agreed.map(({ to }) => to)]) {
    const key = await channel.keys.present(organization)
    if (key) recipients.set(key.recipient.publicKey, nameOf(organization))
  }
  return {
    data: {
      recipients: [...recipients].map(([publicKey, name]) => ({ publicKey, name })),
      wraps: (await channel.entries.wrapsOf(id)).map((one) => ({
        entry: one.entry,
        wraps: base64(one.wraps),
      })),
    },
  }
}

async function share(visit: Visit): Promise<Answer> {
  const id = await caseAt(visit)
  const changes: readonly Rewrapped[] | undefined = changesIn(visit.form)
  if (!id || !changes) return { nothing: true }
  const shared = await shareEntries(visit.channel, visit.member, id, changes)
  return shared.ok ? here(visit, 'share') : refusal(shared.refusal)
}

const here = ({ asked }: Visit, said: string): Answer => ({
  to: `/desk/case/${encodeURIComponent(asked('code'))}`,
  said,
})
