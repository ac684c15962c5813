import type { Request } from '../casework/request.ts'
import { consentUntil, whoCouldAnswer } from '../channel/asking.ts'
import type { Request as Asked } from '../conversation/act.ts'
import { organizationId } from '../kernel/id.ts'
import type { Answers } from '../outbox/screen.ts'
import { consentShown } from './consent-text.ts'
import { type Help, listOf, textOf } from './help.ts'
import { inTelegram, nameIn, regionIn } from './names.ts'

/** A time that moves on while she reads: a promise of “within an hour” is told a few minutes early. */
const SLACK = 15 * 60_000

/** Whom she agreed to, in their order: the one that is offered, and the others only if she wants them. */
const recipientsIn = (answers: Answers) => [
  textOf(answers, 'offer'),
  ...(textOf(answers, 'afterwards') === 'others' ? listOf(answers, 'others') : []),
]

/** What she is shown before she agrees, with the hash of the very text. */
export async function preparedFor(
  help: Help,
  asked: Asked,
  step: string,
  answers: Answers,
): Promise<Answers> {
  const recipients = recipientsIn(answers).map(organizationId)
  const names = await Promise.all(recipients.map((one) => nameIn(help, one, asked.language)))
  const prepared = {
    to: recipients,
    'to-names': names,
    'to-by': textOf(answers, 'offer-by'),
    'to-in-telegram': await inTelegram(help, recipients, asked.language),
    'consent-until': consentUntil(asked.at).toISOString(),
    'region-name': await regionIn(help, textOf(answers, 'region'), asked.language),
  }
  return {
    ...prepared,
    wording: help.hash(consentShown(help.words, asked.language, step, { ...answers, ...prepared })),
  }
}

/** Whether what she says yes to now is what she was shown: the same words, and nothing that came later than they told. */
export async function agreedIn(help: Help, asked: Asked, step: string, request: Request) {
  const { answers } = asked
  const shown = textOf(answers, 'wording')
  if (shown === '' || help.hash(consentShown(help.words, asked.language, step, answers)) !== shown)
    return undefined
  const recipients = listOf(answers, 'to').map(organizationId)
  const said = listOf(answers, 'to-in-telegram')
  // One of them began to answer in Telegram while she read.
  if ((await inTelegram(help, recipients, asked.language)).some((name) => !said.includes(name)))
    return undefined
  const { offers } = await whoCouldAnswer(help.channel, asked.person, request)
  const first = offers.find(({ organization }) => organization === recipients[0])
  const told = new Date(textOf(answers, 'to-by')).getTime()
  if (!first || first.promise.by.getTime() > told + SLACK) return undefined
  const until = new Date(textOf(answers, 'consent-until'))
  return { recipients, until, wording: { id: step, version: shown } }
}

/** Answers that the text of a consent leaves. */
export const consentLeaves = [
  'to',
  'to-names',
  'to-by',
  'to-in-telegram',
  'consent-until',
  'region-name',
  'wording',
]
