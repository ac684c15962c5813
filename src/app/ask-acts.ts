import type { Request } from '../casework/request.ts'
import { consentUntil, openCase, whoCouldAnswer } from '../channel/asking.ts'
import { newId } from '../channel/keep.ts'
import type { Act, Acted, Acts, Request as Asked } from '../conversation/act.ts'
import { grouped } from '../intake/access-code.ts'
import { requestOf } from '../intake/request-of.ts'
import { type OrganizationId, organizationId } from '../kernel/id.ts'
import type { Answers } from '../outbox/screen.ts'
import { consentShown } from './consent-text.ts'
import { type Help, type Here, listOf, textOf } from './help.ts'
import { known } from './her-case.ts'
import { nameIn, regionIn } from './names.ts'

/** The step whose words, with the card below them, she says yes to. */
const STEP = 'flows/ask:consent'

/** Named after another one, at most: a longer list is not read. */
const NEXT_MOST = 3

/** A time that moves on while she reads: a promise of “within an hour” is told a few minutes early. */
const SLACK = 15 * 60_000

/** What her answers ask for. Her language is the one she reads in, unless she said another. */
export function requestIn({ answers, language }: Pick<Asked, 'answers' | 'language'>) {
  const digest = textOf(answers, 'safe-word')
  return requestOf(
    { language, ...answers },
    digest === ''
      ? undefined
      : Uint8Array.from(digest.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
  )
}

/** Which of them: not those that were asked before, and that one first. */
type Wish = { readonly without?: readonly OrganizationId[]; readonly first?: string }

/** Who could answer, best first: one is offered, the others may be asked after it. */
export async function offersIn(
  help: Help,
  asked: Asked,
  request: Request,
  { without = [], first }: Wish = {},
) {
  const { offers } = await whoCouldAnswer(help.channel, asked.person, request)
  const open = offers.filter(({ organization }) => !without.includes(organization))
  const chosen = open.find(({ organization }) => organization === (first ?? organization))
  if (!chosen) return undefined
  const others = open.filter((one) => one !== chosen).slice(0, NEXT_MOST)
  const name = (id: OrganizationId) => nameIn(help, id, asked.language)
  const { help: whole, language, gender } = chosen.fit
  return {
    offer: chosen.organization,
    'offer-name': await name(chosen.organization),
    'offer-by': chosen.promise.by.toISOString(),
    'offer-fit': [
      ...(whole === 'part' ? ['part'] : []),
      ...(language ? [] : ['language']),
      ...(gender ? [] : ['gender']),
    ],
    others: others.map(({ organization }) => organization),
    'others-names': await Promise.all(others.map(({ organization }) => name(organization))),
  } satisfies Answers
}

async function find(help: Help, asked: Asked): Promise<Acted> {
  const request = requestIn(asked)
  if (!request.ok) return { result: 'unclear', answers: noExclusions }
  const away = { 'not-organizations': listOf(asked.answers, 'not-organizations') }
  const offered = await offersIn(help, asked, request.value)
  return offered ? { result: 'found', answers: { ...away, ...offered } } : { result: 'nobody', answers: away }
}

/** Nobody is kept away: where what she said cannot be read, it is asked again from the beginning. */
export const noExclusions: Answers = {
  'not-organizations': [],
  'not-regions': [],
  'not-tied-to-service': 'no',
}

export const offerLeaves = ['offer', 'offer-name', 'offer-by', 'offer-fit', 'others', 'others-names']
const finding = {
  results: ['found', 'nobody', 'unclear'],
  leaves: {
    found: [...offerLeaves, 'not-organizations'],
    nobody: ['not-organizations'],
    unclear: Object.keys(noExclusions),
  },
}

/** Whom she agreed to, in their order: the one that is offered, and the others only if she wants them. */
export const recipientsIn = (answers: Answers) => [
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
  const { offers } = await whoCouldAnswer(help.channel, asked.person, request)
  const first = offers.find(({ organization }) => organization === recipients[0])
  const told = new Date(textOf(answers, 'to-by')).getTime()
  if (!first || first.promise.by.getTime() > told + SLACK) return undefined
  const until = new Date(textOf(answers, 'consent-until'))
  return { recipients, until, wording: { id: step, version: shown } }
}

export const consentLeaves = ['to', 'to-names', 'to-by', 'consent-until', 'region-name', 'wording']

/** Acts of asking: who could answer, what she agrees to, and her case. */
export const askActs = (here: Here): Acts => ({
  'find-somebody': { ...finding, needs: ['kind'], run: (asked) => find(here(), asked) },
  'not-this-one': {
    ...finding,
    needs: ['kind', 'offer'],
    run: async (asked) => {
      const { answers } = asked
      const away = [...listOf(answers, 'not-organizations'), textOf(answers, 'offer')]
      return find(here(), { ...asked, answers: { ...answers, 'not-organizations': away } })
    },
  },
  'who-is-next': {
    results: ['others', 'nobody-else'],
    needs: ['others'],
    run: async ({ answers }) => ({
      result: listOf(answers, 'others').length > 0 ? 'others' : 'nobody-else',
      answers: { afterwards: 'only' },
    }),
  },
  'prepare-consent': prepareConsent(here),
  'open-case': openCaseAct(here),
})

const prepareConsent = (here: Here): Act => ({
  results: ['ready', 'gone'],
  needs: ['kind', 'offer'],
  leaves: { ready: [...offerLeaves, ...consentLeaves] },
  run: async (asked) => {
    const help = here()
    const request = requestIn(asked)
    const first = textOf(asked.answers, 'offer')
    // What was offered a while ago may be full, or shut, by now.
    const offered = request.ok && (await offersIn(help, asked, request.value, { first }))
    if (!offered) return { result: 'gone' }
    const answers = { ...asked.answers, ...offered }
    return {
      result: 'ready',
      answers: { ...offered, ...(await preparedFor(help, asked, STEP, answers)) },
    }
  },
})

const openCaseAct = (here: Here): Act => ({
  results: ['opened', 'too-many', 'consent-unclear'],
  needs: ['kind', 'to', 'wording'],
  leaves: { opened: ['case', 'case-code', 'receipt', 'case-name', 'case-by'] },
  run: async (asked) => {
    const help = here()
    const request = requestIn(asked)
    const agreed = request.ok && (await agreedIn(help, asked, STEP, request.value))
    if (!request.ok || !agreed) return { result: 'consent-unclear' }
    const { channel, brief } = help
    const opened = await openCase(channel, { person: asked.person, request: request.value, ...agreed })
    if (!opened.ok) return { result: opened.refusal === 'too-many-cases' ? 'too-many' : 'consent-unclear' }
    const { case: found, accessCode } = opened.value
    const receipt = newId(channel)
    brief.put(receipt, grouped(accessCode), asked.at)
    const { state } = found
    const promise = found.offers.at(-1)?.promise
    return {
      result: 'opened',
      ...known(found, asked.at),
      // Her answers are in the case now; the conversation keeps only what the receipt shows.
      dropsAnswers: true,
      answers: {
        case: found.id,
        'case-code': found.code,
        receipt,
        'case-name': 'organization' in state ? await nameIn(help, state.organization, asked.language) : '',
        'case-by': promise?.by.toISOString() ?? '',
      },
    }
  },
})
