import { type Case, owed, type Status } from '../casework/case.ts'
import type { Urgency } from '../casework/promise.ts'
import type { Kind, Request, Topic, Track } from '../casework/request.ts'
import { type Given, type Purpose, purposes, standing } from '../consent/consent.ts'
import type { CaseId } from '../kernel/id.ts'
import type { Relation } from '../staff/access.ts'
import type { AtDesk } from './permit.ts'

/** A case as one line of a desk. */
export type CaseLine = {
  readonly id: CaseId
  readonly code: string
  readonly track: Track
  readonly kind: Kind
  readonly topic?: Topic
  readonly urgency: Urgency
  readonly language: string
  readonly status: Status
  /** By when somebody was promised to her. */
  readonly by?: Date
  /** Half of the open time until then is over. */
  readonly reminded: boolean
  /** It was promised, and nobody has answered. */
  readonly overdue: boolean
  readonly mine: boolean
  /** Another organization has it, and she who looks has not left yet. */
  readonly handingOver: boolean
  /** Letters that the person has not put away yet. */
  readonly unreadByHer: number
  /** Nothing can be told to her: she blocked the chat. She may still come herself. */
  readonly unreachable: boolean
  readonly followUp?: { readonly at: Date; readonly due: boolean }
}

/** A case and how who looks stands to it. */
export type Seen = { readonly found: Case; readonly relation: Relation }

/** These cases as lines, what is promised soonest first. */
export async function linesOf(at: AtDesk, seen: readonly Seen[]): Promise<readonly CaseLine[]> {
  const { channel } = at
  const ids = seen.map(({ found }) => found.id)
  const letters = await channel.letters.waiting(ids)
  const looks = await channel.timers.of(ids)
  // The soonest of one case comes last here, and stays.
  const followUps = new Map(
    looks
      .flatMap((look) => (look.kind.startsWith('follow-up') ? [[look.owner, look] as const] : []))
      .reverse(),
  )
  const lines: CaseLine[] = []
  for (const { found, relation } of seen) {
    const followUp = followUps.get(found.id)
    lines.push({
      ...(await factsOf(at, found)),
      mine: relation === 'assigned' || relation === 'handing-over',
      handingOver: relation === 'handing-over',
      unreadByHer: letters.get(found.id) ?? 0,
      unreachable: (await channel.doors.lostSince(found.id)) !== undefined,
      ...(followUp && { followUp: { at: followUp.at, due: followUp.kind === 'follow-up-due' } }),
    })
  }
  return lines.sort((one, other) => soon(one) - soon(other) || (one.code < other.code ? -1 : 1))
}

const soon = ({ by }: CaseLine) => by?.getTime() ?? Number.POSITIVE_INFINITY

async function factsOf(at: AtDesk, found: Case) {
  const { id, code, state, reminded } = found
  const { track, kind, topic, urgency, language } = await requestFor(at, found)
  const promise = owed(found)?.promise
  return {
    id,
    code,
    track,
    kind,
    ...(topic && { topic }),
    urgency,
    language,
    status: state.status,
    ...(promise && { by: promise.by }),
    reminded,
    overdue: isOverdue(found, at.channel.at),
  }
}

/** A promise that has passed, or one that lapsed and was not made good since. */
export function isOverdue(found: Case, at: Date): boolean {
  const { state } = found
  const promise = owed(found)?.promise
  if (promise) return promise.by <= at
  const last = found.offers.at(-1)?.outcome
  return state.status === 'answered' && last?.is === 'lapsed' && state.lastAt <= last.at
}

/** What an organization may read of a request: what nobody could answer her without, and what she agreed to share. */
export type Readable = Pick<Request, 'track' | 'kind' | 'urgency' | 'language' | 'contract'> &
  Partial<Omit<Request, 'exclusions'>>

/** The request as this desk may read it. The word by which she is known again is nobody's to read. */
export async function requestFor(at: AtDesk, { person, request }: Case): Promise<Readable> {
  const agreed = new Set((await consentsFor(at, person)).flatMap(({ shares }) => shares))
  const { track, kind, urgency, language, contract, exclusions: _, ...rest } = request
  const { safeWord: __, ...known } = contract
  const shared = Object.fromEntries(Object.entries(rest).filter(([name]) => agreed.has(name)))
  return { ...shared, track, kind, urgency, language, contract: known }
}

/** What she agreed to that this organization may do, as far as it holds. */
export async function consentsFor({ channel, organization }: AtDesk, person: Case['person']) {
  const ledger = await channel.consents.of(person)
  const held = (purpose: Purpose) => standing(ledger, { recipient: organization.id, purpose, at: channel.at })
  return purposes.flatMap((purpose): Given[] => [held(purpose)].filter((one) => one !== undefined))
}
