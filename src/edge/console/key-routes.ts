import { z } from 'zod'
import { organizationExcluded } from '../../casework/exclusion.ts'
import { readersOf } from '../../channel/her-words.ts'
import type { CaseId } from '../../kernel/id.ts'
import { recipientOf } from '../sealing/recipient.ts'
import { namesIn } from './at-case.ts'
import { base64 } from './base64.ts'
import { textIn } from './form.ts'
import { keyPage } from './key-page.ts'
import type { Answer, Route, Visit } from './visit.ts'
import { changesIn } from './wraps.ts'

const WRAPS_MAX = 16 * 1024 * 1024

/** The organization's key as the house knows it: under a passphrase that it never hears. */
export const keyRoutes: readonly Route[] = [
  { method: 'get', path: '/key', action: 'everybody', handler: page },
  { method: 'get', path: '/key/kept', action: 'read-entries', handler: kept },
  { method: 'get', path: '/key/all', action: 'change-key', handler: kept },
  { method: 'post', path: '/key', action: 'change-key', handler: add },
  { method: 'post', path: '/key/again', action: 'change-key', handler: wrapAgain },
  { method: 'get', path: '/key/wraps', action: 'change-key', handler: cases },
  { method: 'get', path: '/key/wraps/:handle', action: 'change-key', handler: wraps },
  { method: 'post', path: '/key/wraps/:handle', action: 'change-key', handler: rewrap, most: WRAPS_MAX },
]

async function page(visit: Visit): Promise<Answer> {
  return { page: keyPage(visit, await visit.channel.keys.all(visit.member.organization)) }
}

async function kept({ channel, member }: Visit): Promise<Answer> {
  const keys = await channel.keys.all(member.organization)
  return {
    data: {
      organization: member.organization,
      keys: keys.map(({ recipient, wrapped }) => ({ publicKey: recipient.publicKey, wrapped })),
    },
  }
}

const Wrapped = z.looseObject({ version: z.literal(1), publicKey: z.string() })

/** A public key and its wrapped secret that say they belong together. */
function keyIn(form: FormData) {
  const [publicKey, wrapped] = [textIn(form, 'publicKey'), textIn(form, 'wrapped')]
  const recipient = recipientOf(publicKey)
  const read = z
    .string()
    .max(4096)
    .transform((text) => JSON.parse(text))
    .pipe(Wrapped)
  try {
    return recipient.ok && read.parse(wrapped).publicKey === publicKey
      ? { recipient: recipient.value, wrapped }
      : undefined
  } catch {
    return undefined
  }
}

async function add({ channel, member, form }: Visit): Promise<Answer> {
  const key = keyIn(form)
  if (!key) return { refused: 'key-unclear' }
  const { organization } = member
  await channel.keys.add({ organization, ...key, since: channel.at })
  await channel.audit.append({ at: channel.at, by: member.id, what: 'key-changed', organization })
  channel.news.ring(organization)
  return { data: { kept: true } }
}

/** A key that the organization has already, under another passphrase. */
async function wrapAgain({ channel, member, form }: Visit): Promise<Answer> {
  const key = keyIn(form)
  const own = await channel.keys.all(member.organization)
  if (!key || !own.some(({ recipient }) => recipient.publicKey === key.recipient.publicKey))
    return { refused: 'key-unclear' }
  await channel.keys.rewrap(key.recipient.publicKey, key.wrapped)
  return { data: { kept: true } }
}

async function cases(visit: Visit): Promise<Answer> {
  return { data: { cases: (await ownCases(visit)).map(({ id }) => handleOf(visit, id)) } }
}

/** The cases of this desk, but those that it must not learn of. */
async function ownCases({ channel, member }: Visit) {
  const organization = await channel.organizations.find(member.organization)
  const all = await channel.cases.at(member.organization)
  return all.filter(({ request }) => organization && !organizationExcluded(request, organization))
}

/** Who changes the key must reach every case, those too that she is kept away from: by a name that tells nothing. */
const handleOf = ({ channel }: Visit, id: CaseId) =>
  Buffer.from(channel.digest(`key-wraps:${id}`)).toString('hex')

const ownCase = async (visit: Visit) =>
  (await ownCases(visit)).find(({ id }) => handleOf(visit, id) === visit.asked('handle'))

/** The wraps of one case, and for whom they are made anew: this desk, and everybody who may read it now. */
async function wraps(visit: Visit): Promise<Answer> {
  const { channel, member } = visit
  const found = await ownCase(visit)
  const own = await channel.keys.present(member.organization)
  if (!found || !own) return { nothing: true }
  const nameOf = await namesIn(visit)
  const all = await channel.organizations.all()
  const recipients = new Map([[own.recipient.publicKey, nameOf(member.organization)]])
  const readers = new Set((await readersOf(channel, found)).map(({ publicKey }) => publicKey))
  for (const { id } of all) {
    const key = (await channel.keys.present(id))?.recipient.publicKey
    if (key && readers.has(key)) recipients.set(key, nameOf(id))
  }
  const rows = await channel.entries.wrapsOf(found.id)
  return {
    data: {
      recipients: [...recipients].map(([publicKey, name]) => ({ publicKey, name })),
      wraps: rows.map((one) => ({ entry: one.entry, wraps: base64(one.wraps) })),
    },
  }
}

async function rewrap(visit: Visit): Promise<Answer> {
  const found = await ownCase(visit)
  const changes = changesIn(visit.form)
  if (!found || !changes) return { nothing: true }
  const known = new Set((await visit.channel.entries.wrapsOf(found.id)).map(({ entry }) => entry))
  if (!changes.every(({ entry }) => known.has(entry))) return { nothing: true }
  return { data: { changed: await visit.channel.entries.rewrap(changes) } }
}
