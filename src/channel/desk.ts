import type { Case } from '../casework/case.ts'
import { readCaseCode } from '../intake/case-code.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { type Action, mayDo } from '../staff/access.ts'
import { type CaseLine, linesOf, type Seen } from './case-line.ts'
import { type AtDesk, atDesk, relationTo } from './permit.ts'

/** What one member of staff sees when she comes to her desk. No case is in a list that she must not know of. */
export type Desk = {
  /** Asked of her organization, and nobody has taken it yet. */
  readonly waiting: readonly CaseLine[]
  readonly mine: readonly CaseLine[]
  /** Promised and not answered, or a follow-up that is due: hers, and for who supervises everybody's. */
  readonly overdue: readonly CaseLine[]
  /** Everything open at her organization, for who supervises. */
  readonly open?: readonly CaseLine[]
}

/** The desk of a member of staff. */
export const deskOf = atDesk('see-waiting', async (at) => {
  const seen = await openCases(at)
  const sees = (action: Action) => seen.filter(({ relation }) => mayDo(at.member, action, relation))
  const asked = new Set(sees('see-waiting').filter(({ found }) => isWaiting(found)))
  const near = new Set(sees('see-case'))
  const lines = await linesOf(at, [...new Set([...asked, ...near])])
  const among = (some: ReadonlySet<Seen>) => {
    const ids = new Set([...some].map(({ found }) => found.id))
    return lines.filter(({ id }) => ids.has(id))
  }
  const [waiting, known] = [among(asked), among(near)]
  const mine = known.filter((line) => line.mine)
  const overdue = lines.filter((line) => line.overdue || line.followUp?.due)
  const leads = mayDo(at.member, 'search-cases', 'own-organization')
  return done<Desk>({ waiting, mine, overdue, ...(leads && { open: known }) })
})

/** The case with this code, if it is hers to find. Nothing, and one that she must not know of, are refused alike. */
export const findByCode = atDesk('see-waiting', async (at, written: string) => {
  const code = readCaseCode(written)
  if (!code.ok) return code
  const found = await at.channel.cases.withCode(code.value)
  if (!found) return refuse('not-permitted')
  const relation = await relationTo(at, found)
  if (!mayDo(at.member, 'search-cases', relation)) return refuse('not-permitted')
  const [line] = await linesOf(at, [{ found, relation }])
  return done(line!)
})

const isWaiting = ({ state }: Case) => state.status === 'offered' || state.status === 'with-another'

/** Every open case of this organization, and those that she is still handing over to another one. */
async function openCases(at: AtDesk): Promise<readonly Seen[]> {
  const { channel, member, organization } = at
  const here = await channel.cases.at(organization.id, 'open')
  const leaving = (await channel.referrals.from(organization.id)).filter(
    ({ by, state }) => by === member.id && state.status === 'accepted',
  )
  const cases = new Map(here.map((one) => [one.id, one]))
  for (const { case: id } of leaving) {
    const found = await channel.cases.find(id)
    if (found) cases.set(id, found)
  }
  const seen: Seen[] = []
  for (const found of cases.values())
    if (found.state.status !== 'closed') seen.push({ found, relation: await relationTo(at, found) })
  return seen
}
