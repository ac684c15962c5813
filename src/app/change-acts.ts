import type { Case } from '../casework/case.ts'
import { writeMeSo } from '../channel/her-contact.ts'
import { askOthers, keepAway, withdrawConsent } from '../channel/her-wishes.ts'
import { purposes, standing } from '../consent/consent.ts'
import type { Acted, Acts, Request } from '../conversation/act.ts'
import { answersOf } from '../intake/request-of.ts'
import { type OrganizationId, organizationId } from '../kernel/id.ts'
import { agreedIn, consentLeaves, preparedFor } from './agreeing.ts'
import { consentAnswers } from './consent-text.ts'
import { type Help, type Here, textOf } from './help.ts'
import { aboutCase, known } from './her-case.ts'
import { nameIn } from './names.ts'
import { offerLeaves, offersIn, requestIn } from './offering.ts'

const STEP = 'flows/case:consent'

/** Answers of hers that she may change later. */
const changeable = [
  'channel',
  'may-write-first',
  'neutral-word',
  'not-organizations',
  'not-regions',
  'not-tied-to-service',
]
/** Those that she may have left out. */
const sometimes = ['hours', 'days']

/** What she said when she asked, under the names of its questions: to be changed. */
async function recallWishes(found: Case): Promise<Acted> {
  const said = Object.entries(answersOf(found.request)).filter(([name]) =>
    [...changeable, ...sometimes].includes(name),
  )
  return { result: 'recalled', answers: { ...Object.fromEntries(said), 'safe-word': '' } }
}

/** From now on she is written to as she says here. */
async function changeContact(found: Case, request: Request, { channel }: Help): Promise<Acted> {
  const asked = requestIn({ ...request, answers: { ...request.answers, kind: found.request.kind } })
  if (!asked.ok) return { result: 'look-again' }
  const changed = await writeMeSo(channel, found, asked.value.contract)
  return { result: 'changed', ...(changed.request.contract.safeWord && known(changed, request.at)) }
}

/** From now on nobody of these learns anything of her case; who must not have it any more loses it at once. */
async function changeAway(found: Case, request: Request, { channel }: Help): Promise<Acted> {
  const asked = requestIn({ ...request, answers: { ...request.answers, kind: found.request.kind } })
  if (!asked.ok) return { result: 'unclear' }
  await keepAway(channel, found, asked.value.exclusions)
  return { result: 'changed' }
}

/** Those that hold a yes of hers now. */
async function consentsNow({ channel }: Help, found: Case): Promise<OrganizationId[]> {
  const ledger = await channel.consents.of(found.person)
  const all = [...new Set(ledger.map(({ recipient }) => recipient))]
  return all.filter((recipient) =>
    purposes.some((purpose) => standing(ledger, { recipient, purpose, at: channel.at })),
  )
}

async function listConsents(found: Case, { language }: Request, help: Help): Promise<Acted> {
  const held = await consentsNow(help, found)
  const items = await Promise.all(held.map(async (id) => ({ id, label: await nameIn(help, id, language) })))
  return { result: items.length > 0 ? 'some' : 'none', lists: { consents: items } }
}

/** Others than those who were asked before. */
const othersFor = (help: Help, found: Case, request: Request, first?: string) =>
  offersIn(help, request, found.request, {
    without: found.offers.map(({ organization }) => organization),
    ...(first && { first }),
  })

async function prepareOthers(found: Case, request: Request, help: Help): Promise<Acted> {
  const offered = await othersFor(help, found, request, textOf(request.answers, 'offer'))
  if (!offered) return { result: 'gone' }
  const told = Object.entries(answersOf(found.request)).filter(([name]) =>
    consentAnswers.some((one) => one === name),
  )
  // What she changed on the way and did not keep is no part of what would be passed on.
  const blank = Object.fromEntries(consentAnswers.map((name) => [name, '']))
  const answers = { ...blank, ...Object.fromEntries(told), ...offered }
  const choice = { afterwards: textOf(request.answers, 'afterwards'), region: found.request.region ?? '' }
  return {
    result: 'ready',
    answers: { ...answers, ...(await preparedFor(help, request, STEP, { ...answers, ...choice })) },
  }
}

async function askOthersNow(found: Case, request: Request, help: Help): Promise<Acted> {
  const agreed = await agreedIn(help, request, STEP, found.request)
  const asked = agreed && (await askOthers(help.channel, found, agreed))
  return { result: asked?.ok ? 'asked' : 'consent-unclear' }
}

/** Acts by which she changes something about her case. */
export const changeActs = (here: Here): Acts => ({
  'recall-wishes': aboutCase(here, ['recalled'], recallWishes, {
    leaves: { recalled: [...changeable, 'safe-word'] },
  }),
  'change-contact': aboutCase(here, ['changed'], changeContact),
  'change-away': aboutCase(here, ['changed', 'unclear'], changeAway),
  'list-consents': aboutCase(here, ['some', 'none'], listConsents, { leaves: { some: ['consents'] } }),
  'withdraw-consent': aboutCase(
    here,
    ['withdrawn'],
    async (found, { answers }, { channel }) => {
      const taken = await withdrawConsent(channel, found, organizationId(textOf(answers, 'taken-back')))
      return { result: taken.ok ? 'withdrawn' : 'look-again' }
    },
    { needs: ['taken-back'] },
  ),
  'find-others': aboutCase(
    here,
    ['found', 'nobody'],
    async (found, request, help) => {
      const offered = await othersFor(help, found, request)
      return offered ? { result: 'found', answers: offered } : { result: 'nobody' }
    },
    { leaves: { found: offerLeaves } },
  ),
  'prepare-others': aboutCase(here, ['ready', 'gone'], prepareOthers, {
    needs: ['offer'],
    leaves: { ready: [...offerLeaves, ...consentLeaves] },
  }),
  'ask-others': aboutCase(here, ['asked', 'consent-unclear'], askOthersNow, { needs: ['to', 'wording'] }),
})
