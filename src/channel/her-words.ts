import { mayHold } from '../casework/asking.ts'
import type { Case } from '../casework/case.ts'
import { wrote } from '../casework/her-side.ts'
import { purposes } from '../consent/consent.ts'
import { done, refuse } from '../kernel/outcome.ts'
import type { Entry } from '../sealing/entry.ts'
import { contentBytes, type EntryContent } from '../sealing/entry-content.ts'
import type { Recipient } from '../sealing/entry-seal.ts'
import type { Channel } from './channel.ts'
import { groundOf, keep, newId } from './keep.ts'
import { handingOver } from './permit.ts'
import { relay } from './relay.ts'

/**
 * Who can open what she writes now: who has the case or is asked for it, who is handing it over, and those she agreed to
 * should they not answer. Nobody without a consent that holds, nobody she keeps away, and nobody without a key.
 */
export async function readersOf(channel: Channel, found: Case): Promise<Recipient[]> {
  const ground = await groundOf(channel, found.person)
  const holder = 'organization' in found.state ? [found.state.organization] : []
  const leaving = (await handingOver(channel, found)).map(({ from }) => from)
  const near = [...holder, ...leaving].filter((one) => one !== undefined)
  const readers: Recipient[] = []
  for (const one of new Set([...near, ...found.recipients])) {
    if (!mayHold(found.request, one, ground, near.includes(one) ? purposes : ['request']).ok) continue
    const key = await channel.keys.present(one)
    if (key) readers.push(key.recipient)
  }
  return readers
}

/** Something of hers that is sealed and not kept yet, with those who can open it. */
export type Sealed = Entry & { readonly content: EntryContent; readonly readers: readonly Recipient[] }

/**
 * What seals something of hers to whoever answers her, whenever it is called: a large file takes a second, and outside the
 * transaction nobody waits for it. Nobody there to read it: it is not kept, and she is told.
 */
export async function readyToSeal(channel: Channel, found: Case, content: EntryContent) {
  if (found.state.status === 'closed') return refuse('case-closed')
  const readers = await readersOf(channel, found)
  if (readers.length === 0) return refuse('nobody-to-read')
  const about = { entry: newId(channel), case: found.id, author: 'person', at: channel.at } as const
  const { seal } = channel
  return done(async (): Promise<Sealed> => {
    const sealed = await seal.seal({ about, content: contentBytes(content) }, readers)
    return { about, sealed, content, readers }
  })
}

/** Keeps what was sealed before this transaction. Refused when somebody else may read it now than when it was sealed. */
export async function keepSealed(channel: Channel, found: Case, sealed: Sealed) {
  if (found.state.status === 'closed') return refuse('case-closed')
  const keysOf = (readers: readonly Recipient[]) => readers.map(({ publicKey }) => publicKey).join()
  if (keysOf(await readersOf(channel, found)) !== keysOf(sealed.readers)) return refuse('readers-changed')
  return add(channel, found, sealed)
}

/** Seals something of hers to whoever answers her, and keeps it. */
export async function passOn(channel: Channel, found: Case, content: EntryContent) {
  const ready = await readyToSeal(channel, found, content)
  return ready.ok ? add(channel, found, await ready.value()) : ready
}

async function add(channel: Channel, found: Case, { about, sealed, content }: Sealed) {
  const move = wrote(found, await groundOf(channel, found.person))
  if (!move.ok) return move
  await channel.entries.add({ about, sealed })
  for (const { from } of await handingOver(channel, found)) channel.news.ring(from)
  const kept = await keep(channel, found, move.value, { by: 'person', what: 'person-wrote' })
  await relay(channel, kept, content)
  return done(kept)
}
