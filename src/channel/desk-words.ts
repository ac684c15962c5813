import type { Case } from '../casework/case.ts'
import { answer } from '../casework/working.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { complete } from '../referral/answering.ts'
import type { Entry, Rewrapped } from '../sealing/entry.ts'
import { deskDeed, followedUp } from './deed.ts'
import { keep } from './keep.ts'
import type { Letter } from './letter.ts'
import { type AtCase, atCase } from './permit.ts'

/** What a caseworker answers: sealed for the desk, and as the letter that waits for the person. */
export type Reply = { readonly entry: Entry; readonly text: string; readonly file?: Letter['file'] }

/** An entry is dated by the browser that sealed it, whose clock may be off by so much. */
const OFF_MS = 10 * 60_000

/** Her caseworker answers: kept for the desk, waiting for her, and a neutral line tells that something is there. */
export const replyTo = atCase('answer-person', async (at, { entry, text, file }: Reply) => {
  const { channel, member, found, relation } = at
  if (found.state.status === 'closed') return refuse('case-closed')
  if (text.trim() === '' && !file) return refuse('nothing-written')
  const place = fits(entry, found, channel.at)
  if (!place.ok) return place
  if (await isKept(at, entry)) return done({ status: found.state.status })
  const move = relation === 'handing-over' ? undefined : answer(found, member, channel.at)
  if (move && !move.ok) return move
  await channel.entries.add(entry)
  const { entry: id, at: when } = entry.about
  await channel.letters.add({ id, case: found.id, at: when, text, ...(file && { file }) })
  await followedUp(at)
  if (!move) {
    channel.news.knock(found.id)
    await deskDeed(at, 'case-answered')
    return done({ status: found.state.status })
  }
  const kept = await keep(channel, found, move.value, { by: member.id, what: 'case-answered' })
  await arrived(at, kept)
  channel.news.ring(at.organization.id)
  return done({ status: kept.state.status })
})

/** A note that stays at the desk. */
export const addNote = atCase('write-note', async (at, entry: Entry) => {
  const place = fits(entry, at.found, at.channel.at)
  if (!place.ok) return place
  if (await isKept(at, entry)) return done({ status: at.found.state.status })
  await at.channel.entries.add(entry)
  await followedUp(at)
  await deskDeed(at, 'note-written')
  return done({ status: at.found.state.status })
})

/**
 * Wraps of entries made anew in the browser of who refers, so that the new organization opens them too: only where she
 * agreed that the entries go along. Tells how many were changed.
 */
export const shareEntries = atCase('share-entries', async (at, changes: readonly Rewrapped[]) => {
  const { channel, found, organization } = at
  const agreed = (await channel.referrals.of(found.id)).some(
    ({ from, state, fields }) =>
      from === organization.id &&
      (state.status === 'sent' || state.status === 'accepted') &&
      fields.includes('entries'),
  )
  if (!agreed) return refuse('no-consent')
  const known = new Set((await channel.entries.wrapsOf(found.id)).map(({ entry }) => entry))
  if (!changes.every(({ entry }) => known.has(entry))) return refuse('entry-misplaced')
  const shared = await channel.entries.rewrap(changes)
  // Who only looks at what there is to share has opened nothing.
  if (changes.length > 0) await deskDeed(at, 'entries-shared')
  return done({ shared })
})

/** An entry of staff that says it is of this case and of now. */
function fits({ about, sealed }: Entry, found: Case, at: Date) {
  const whole = sealed.wraps.length > 0 && sealed.body.length > 0
  const hers = about.case === found.id && about.author === 'staff' && /^[0-9a-f]{24}$/.test(about.entry)
  const now = Math.abs(about.at.getTime() - at.getTime()) <= OFF_MS
  return whole && hers && now ? done(about) : refuse('entry-misplaced')
}

/** A browser that heard no answer sends the same again. */
const isKept = async ({ channel, found }: AtCase, { about }: Entry) =>
  (await channel.entries.wrapsOf(found.id)).some(({ entry }) => entry === about.entry)

/** A cold referral has done its work with the first answer; a warm one when she who handed over has left. */
async function arrived({ channel }: AtCase, found: Case): Promise<void> {
  for (const referral of await channel.referrals.of(found.id)) {
    const completed = referral.warm ? undefined : complete(referral, found, channel.at)
    if (completed?.ok) await channel.referrals.save(completed.value)
  }
}
