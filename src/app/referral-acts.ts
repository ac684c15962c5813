import type { Case } from '../casework/case.ts'
import { consentUntil } from '../channel/asking.ts'
import { agreeToReferral, referralsToDecide, refuseReferral } from '../channel/her-referral.ts'
import type { Acted, Acts, Request } from '../conversation/act.ts'
import { answersOf } from '../intake/request-of.ts'
import { organizationId } from '../kernel/id.ts'
import type { Answers } from '../outbox/screen.ts'
import type { Referral } from '../referral/referral.ts'
import { type Help, type Here, textOf } from './help.ts'
import { aboutCase } from './her-case.ts'
import { inTelegram, nameIn, regionIn } from './names.ts'
import { referralShown } from './referral-text.ts'

const STEP = 'flows/case:referral'

/** Answers that a field of the request is told by. */
const toldBy: Readonly<Record<string, readonly string[]>> = {
  region: ['region-name'],
  contract: ['channel', 'may-write-first', 'hours', 'days'],
}

/** Exactly what would go along: the answers of these fields and no others. */
async function sharedAnswers(
  help: Help,
  found: Case,
  { fields }: Referral,
  language: string,
): Promise<Answers> {
  const all: Answers = {
    ...answersOf(found.request),
    'region-name': await regionIn(help, found.request.region ?? '', language),
  }
  const names = fields.flatMap((field) => toldBy[field] ?? [field])
  return Object.fromEntries(names.map((name) => [`shared-${name}`, all[name] ?? '']))
}

/** What her caseworker proposes, as the text that she may agree to. */
async function proposal(found: Case, { person, language, at }: Request, help: Help): Promise<Acted> {
  const asked = (await referralsToDecide(help.channel, person)).find((one) => one.found.id === found.id)
  if (!asked) return { result: 'none' }
  const { referral } = asked
  const answers = {
    ...(await sharedAnswers(help, found, referral, language)),
    'refer-to': referral.to,
    'from-name': await nameIn(help, referral.from, language),
    'to-name': await nameIn(help, referral.to, language),
    'to-in-telegram': await inTelegram(help, [referral.to], language),
    'shares-entries': referral.fields.includes('entries') ? 'yes' : 'no',
    warm: referral.warm ? 'yes' : 'no',
    'consent-until': consentUntil(at).toISOString(),
  }
  return {
    result: 'proposed',
    answers: { ...answers, wording: help.hash(referralShown(help.words, language, STEP, answers)) },
  }
}

/** She agrees to the very text on her screen; where it would be another one now, she is shown that. */
async function agree(found: Case, request: Request, help: Help): Promise<Acted> {
  const { answers, language } = request
  const told = textOf(answers, 'wording')
  const now = (await proposal(found, request, help)).answers?.['wording']
  if (told === '' || now !== told || help.hash(referralShown(help.words, language, STEP, answers)) !== told)
    return { result: 'unclear' }
  const to = organizationId(textOf(answers, 'refer-to'))
  const agreed = await agreeToReferral(help.channel, found, to, { id: STEP, version: told })
  return { result: agreed.ok ? 'agreed' : 'unclear' }
}

/** Acts about handing her case on: she sees what would go where, and says yes or no. */
export const referralActs = (here: Here): Acts => ({
  'next-referral': aboutCase(here, ['proposed', 'none'], proposal, {
    leaves: { proposed: ['refer-to', 'wording', 'from-name', 'to-name', 'to-in-telegram'] },
  }),
  'agree-referral': aboutCase(here, ['agreed', 'unclear'], agree, { needs: ['refer-to', 'wording'] }),
  'refuse-referral': aboutCase(
    here,
    ['refused'],
    async (found, { answers }, { channel }) => {
      await refuseReferral(channel, found, organizationId(textOf(answers, 'refer-to')))
      return { result: 'refused' }
    },
    { needs: ['refer-to'] },
  ),
})
