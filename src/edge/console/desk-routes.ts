import { declineReasons } from '../../casework/case.ts'
import { deskOf, findByCode } from '../../channel/desk.ts'
import { auditOf, countsOf } from '../../channel/overseeing.ts'
import { answerReferral, referralsTo } from '../../channel/referring.ts'
import { organizationId, type StaffId } from '../../kernel/id.ts'
import { caseAt, namesIn, refusal } from './at-case.ts'
import { wordIn } from './form.ts'
import { firstPlace } from './layout.ts'
import { caseHref, type ListName, listNames, listPage } from './lists.ts'
import { auditPage, promisesPage, referralsPage } from './overseeing-pages.ts'
import type { Answer, Route, Visit } from './visit.ts'
import { DESK } from './world.ts'

const AUDIT_MOST = 200
const DAY = 86_400_000

/** The lists, finding by code, referrals that wait, kept and broken promises, what was done. */
export const deskRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/',
    action: 'everybody',
    handler: first,
  },
  ...listNames.map(
    (name): Route => ({ method: 'get', path: `/${name}`, action: deskOf.action, handler: list(name) }),
  ),
  { method: 'get', path: '/find', action: findByCode.action, handler: find },
  { method: 'get', path: '/referrals', action: referralsTo.action, handler: referrals },
  { method: 'post', path: '/referrals/:code', action: answerReferral.action, handler: answer },
  { method: 'get', path: '/promises', action: countsOf.action, handler: promises },
  { method: 'get', path: '/audit', action: auditOf.action, handler: audit },
]

/** Her first list, and what was just done goes along to it. */
async function first({ member, asked }: Visit): Promise<Answer> {
  const said = asked('said')
  return { to: firstPlace(member), ...(/^[a-z-]+$/.test(said) && { said }) }
}

function list(name: ListName): Route['handler'] {
  return async (visit) => {
    const desk = await deskOf(visit.channel, visit.member, undefined)
    return desk.ok ? { page: listPage(visit, name, desk.value) } : refusal(desk.refusal)
  }
}

async function find({ channel, member, asked }: Visit): Promise<Answer> {
  const found = await findByCode(channel, member, asked('code'))
  if (found.ok) return { to: caseHref(found.value) }
  return { refused: found.refusal === 'not-a-code' ? 'not-a-code' : 'nothing-here' }
}

async function referrals(visit: Visit): Promise<Answer> {
  const lines = await referralsTo(visit.channel, visit.member, undefined)
  return lines.ok ? { page: referralsPage(visit, lines.value, await namesIn(visit)) } : refusal(lines.refusal)
}

async function answer(visit: Visit): Promise<Answer> {
  const { channel, member, form } = visit
  const id = await caseAt(visit)
  if (!id) return { nothing: true }
  const from = organizationId(String(form.get('from') ?? ''))
  const says =
    form.get('says') === 'accepted' ? 'accepted' : { declined: wordIn(form, 'reason', declineReasons) }
  const answered = await answerReferral(channel, member, { case: id, from, says } as const)
  if (!answered.ok) return refusal(answered.refusal, `${DESK}/referrals`)
  return says === 'accepted'
    ? { to: `${DESK}/waiting`, said: 'referral-accepted' }
    : { to: `${DESK}/referrals`, said: 'referral-declined' }
}

async function promises(visit: Visit): Promise<Answer> {
  const { channel, member, voice } = visit
  const counts = []
  for (const days of [30, 365]) {
    const tally = await countsOf(channel, member, new Date(channel.at.getTime() - days * DAY))
    if (!tally.ok) return refusal(tally.refusal)
    counts.push({ since: voice.count('last-days', days), tally: tally.value })
  }
  return { page: promisesPage(visit, counts) }
}

async function audit(visit: Visit): Promise<Answer> {
  const { channel, member, voice } = visit
  const events = await auditOf(channel, member, AUDIT_MOST)
  if (!events.ok) return refusal(events.refusal)
  const { broken } = await channel.audit.verify()
  const names = new Map((await channel.staff.of(member.organization)).map(({ id, name }) => [id, name]))
  const nameOf = (id: StaffId) => names.get(id) ?? voice.say('somebody-else')
  return { page: auditPage(visit, events.value, nameOf, broken) }
}
