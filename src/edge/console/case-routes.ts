import { closureReasons, declineReasons } from '../../casework/case.ts'
import { caseOf } from '../../channel/case-page.ts'
import type { Channel } from '../../channel/channel.ts'
import { assignCase, claimCase, declineCase, handOverTo, whoCanTake } from '../../channel/deskwork.ts'
import { closeCase, reopenCase } from '../../channel/ending.ts'
import { planFollowUp } from '../../channel/follow-up.ts'
import { leaveCase, referCase, whereTo } from '../../channel/referring.ts'
import { type CaseId, organizationId, staffId } from '../../kernel/id.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { fields } from '../../referral/referral.ts'
import type { Action } from '../../staff/access.ts'
import type { StaffMember } from '../../staff/staff.ts'
import { caseAt, namesIn, refusal } from './at-case.ts'
import { casePage } from './case-page.ts'
import { textIn, wordIn } from './form.ts'
import { instantOf } from './local-time.ts'
import type { Answer, Route, Visit } from './visit.ts'
import { DESK } from './world.ts'

/** One case: its page, and every deed that needs nothing sealed. */
export const caseRoutes: readonly Route[] = [
  { method: 'get', path: '/case/:code', action: caseOf.action, handler: page },
  deed('claim', claimCase, 'here', () => undefined),
  deed('decline', declineCase, 'waiting', (form) => wordIn(form, 'reason', declineReasons)),
  deed('hand-over', handOverTo, 'mine', (form) => staffId(textIn(form, 'to'))),
  deed('assign', assignCase, 'here', (form) => staffId(textIn(form, 'to'))),
  deed('follow-up', planFollowUp, 'here', (form) => momentIn(form)),
  deed('refer', referCase, 'here', (form) => ({
    to: organizationId(textIn(form, 'to')),
    warm: form.get('warm') === 'yes',
    fields: fields.filter((one) => always.includes(one) || form.getAll('field').includes(one)),
  })),
  deed('leave', leaveCase, 'mine', () => undefined),
  deed('close', closeCase, 'here', (form) => wordIn(form, 'reason', closureReasons)),
  deed('reopen', reopenCase, 'here', () => undefined),
]

/** When she wants to be reminded; without a time, not any more. What cannot be read is no moment ahead. */
function momentIn(form: FormData): Date | undefined {
  const written = textIn(form, 'when')
  return written === '' ? undefined : (instantOf(written) ?? new Date(0))
}

/** What goes along with every referral: without it nobody could answer her. */
const always: readonly string[] = ['track', 'kind', 'urgency', 'language', 'contract']

type UseCase<Asked> = {
  readonly action: Action
  (channel: Channel, who: StaffMember, id: CaseId, asked: Asked): Promise<Outcome<unknown, string>>
}

/** A deed on a case as a form sends it; who may do it is what the use case itself says. */
function deed<Asked>(
  name: string,
  use: UseCase<Asked>,
  then: 'here' | 'waiting' | 'mine',
  asked: (form: FormData) => Asked,
): Route {
  const handler = async (visit: Visit): Promise<Answer> => {
    const id = await caseAt(visit)
    if (!id) return { nothing: true }
    const here = `${DESK}/case/${encodeURIComponent(visit.asked('code'))}`
    const outcome = await use(visit.channel, visit.member, id, asked(visit.form))
    if (!outcome.ok) return refusal(outcome.refusal, name === 'claim' ? `${DESK}/waiting` : here)
    const stays = then === 'here' && (await caseOf(visit.channel, visit.member, id, undefined)).ok
    return { to: stays ? here : `${DESK}/${then === 'here' ? 'waiting' : then}`, said: name }
  }
  return { method: 'post', path: `/case/:code/${name}`, action: use.action, handler }
}

async function page(visit: Visit): Promise<Answer> {
  const { channel, member } = visit
  const id = await caseAt(visit)
  const found = id && (await caseOf(channel, member, id, undefined))
  if (!found?.ok) return { nothing: true }
  const colleagues = await whoCanTake(channel, member, id!, undefined)
  const partners = await whereTo(channel, member, id!, undefined)
  const nameOf = await namesIn(visit)
  return {
    page: casePage(visit, found.value, {
      colleagues: colleagues.ok ? colleagues.value.filter((one) => one.id !== member.id) : [],
      partners: partners.ok
        ? partners.value.map(({ organization }) => ({ id: organization, name: nameOf(organization) }))
        : [],
      nameOf,
    }),
  }
}
