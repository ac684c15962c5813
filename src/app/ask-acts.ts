import { openCase } from '../channel/asking.ts'
import { newId } from '../channel/keep.ts'
import type { Act, Acted, Acts, Request as Asked } from '../conversation/act.ts'
import { grouped } from '../intake/access-code.ts'
import { agreedIn, consentLeaves, preparedFor } from './agreeing.ts'
import { type Help, type Here, listOf, textOf } from './help.ts'
import { known } from './her-case.ts'
import { nameIn } from './names.ts'
import { noExclusions, offerLeaves, offersIn, requestIn } from './offering.ts'

/** The step whose words, with the card below them, she says yes to. */
const STEP = 'flows/ask:consent'

async function find(help: Help, asked: Asked): Promise<Acted> {
  const request = requestIn(asked)
  if (!request.ok) return { result: 'unclear', answers: noExclusions }
  const away = { 'not-organizations': listOf(asked.answers, 'not-organizations') }
  const offered = await offersIn(help, asked, request.value)
  return offered ? { result: 'found', answers: { ...away, ...offered } } : { result: 'nobody', answers: away }
}

const finding = {
  results: ['found', 'nobody', 'unclear'],
  leaves: {
    found: [...offerLeaves, 'not-organizations'],
    nobody: ['not-organizations'],
    unclear: Object.keys(noExclusions),
  },
}

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
