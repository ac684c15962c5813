import { type Case, owed } from '../casework/case.ts'
import { newAccessCode } from '../channel/asking.ts'
import { knowsSafeWord } from '../channel/her-contact.ts'
import { herCase, openWithCode } from '../channel/her-doors.ts'
import { referralsToDecide } from '../channel/her-referral.ts'
import { closeHers, reopenHers } from '../channel/her-wishes.ts'
import { newId } from '../channel/keep.ts'
import type { Act, Acted, Acts, Request } from '../conversation/act.ts'
import { grouped } from '../intake/access-code.ts'
import { caseId } from '../kernel/id.ts'
import type { Answers } from '../outbox/screen.ts'
import { type Help, type Here, textOf } from './help.ts'
import { aboutCase, known, mustSaySafeWord } from './her-case.ts'
import { nameIn } from './names.ts'
import { waitIn } from './wait-words.ts'

/** What she may do next depends on it: letters wait, somebody wants to hand her case on, nobody is asked, it is over. */
type Standing = 'letters' | 'decide' | 'nobody' | 'closed' | 'open'

/** What the card of her case shows. `case-seen`: since then nobody has looked. */
const caseLeaves = ['case', 'case-code', 'case-status', 'case-name', 'case-by', 'case-seen']

async function statusOf(help: Help, found: Case, { language, at }: Request): Promise<Answers> {
  const { state } = found
  return {
    case: found.id,
    'case-code': found.code,
    'case-status': state.status,
    'case-name':
      'organization' in state && state.organization ? await nameIn(help, state.organization, language) : '',
    'case-by': owed(found)?.promise.by.toISOString() ?? '',
    'case-seen': at.toISOString(),
  }
}

async function standingOf({ channel }: Help, found: Case, { person }: Request): Promise<Standing> {
  if ((await channel.letters.of(found.id)).length > 0) return 'letters'
  if (found.state.status === 'closed') return 'closed'
  const asked = await referralsToDecide(channel, person)
  if (asked.some((one) => one.found.id === found.id)) return 'decide'
  return found.state.status === 'received' ? 'nobody' : 'open'
}

/** Her case as it stands: the one she looked at, or the only one she has. */
const recallCase = (here: Here): Act => ({
  results: ['open', 'letters', 'decide', 'nobody', 'closed', 'several', 'none', 'safe-word'],
  leaves: {
    ...Object.fromEntries(
      ['open', 'letters', 'decide', 'nobody', 'closed'].map((result) => [result, caseLeaves]),
    ),
    several: ['cases'],
    'safe-word': ['case'],
  },
  run: async (request) => {
    const help = here()
    const all = await help.channel.cases.of(request.person)
    const chosen = textOf(request.answers, 'case')
    const found = all.find(({ id }) => id === chosen) ?? (all.length === 1 ? all[0] : undefined)
    if (!found) {
      const { words } = help
      const nth = (at: number) => words.say(request.language, 'cards:case-nth', { nth: String(at + 1) })
      const cases = all.map((one, at) => ({
        id: one.id,
        label: mustSaySafeWord(one, request) ? nth(at) : one.code,
      }))
      return all.length === 0 ? { result: 'none' } : { result: 'several', lists: { cases } }
    }
    if (mustSaySafeWord(found, request)) return { result: 'safe-word', answers: { case: found.id } }
    return {
      result: await standingOf(help, found, request),
      ...(found.request.contract.safeWord && known(found, request.at)),
      answers: await statusOf(help, found, request),
    }
  },
})

/** How one try of a code or a word went, at the pace at which this person and the house may try. */
async function tried<Value>(
  { tries, words }: Help,
  { person, at, language }: Request,
  what: string,
  look: () => Promise<Value | undefined>,
): Promise<{ readonly right: Value } | { readonly wrong: Acted }> {
  // Counted apart, so that a code of her own that is right does not buy tries at something else.
  const who = `${person} ${what}`
  const seconds = tries.ask(who, at)
  if (seconds > 0) return { wrong: { result: 'wait', answers: { wait: waitIn(words, language, seconds) } } }
  const right = await look()
  tries.note(who, right !== undefined, at)
  return right === undefined ? { wrong: { result: 'wrong' } } : { right }
}

const saySafeWord = (here: Here): Act => ({
  results: ['right', 'wrong', 'wait', 'none'],
  needs: ['case', 'safe-word-given'],
  leaves: { wait: ['wait'] },
  run: async (request) => {
    const help = here()
    const { answers, person, at } = request
    const found = await herCase(help.channel, person, caseId(textOf(answers, 'case')))
    const forgotten = { 'safe-word-given': '' }
    if (!found.ok) return { result: 'none', answers: forgotten }
    const said = textOf(answers, 'safe-word-given')
    const went = await tried(help, request, found.value.id, async () =>
      knowsSafeWord(help.channel, found.value, said) ? found.value : undefined,
    )
    if ('wrong' in went) return { ...went.wrong, answers: { ...went.wrong.answers, ...forgotten } }
    return { result: 'right', ...known(went.right, at), answers: forgotten }
  },
})

const openWithCodeAct = (here: Here): Act => ({
  results: ['opened', 'wrong', 'wait'],
  needs: ['code-given'],
  leaves: { wait: ['wait'] },
  run: async (request) => {
    const help = here()
    const given = textOf(request.answers, 'code-given')
    const went = await tried(help, request, 'code', async () => {
      const opened = await openWithCode(help.channel, request.person, given)
      return opened.ok ? opened.value : undefined
    })
    const forgotten = { 'code-given': '' }
    if ('wrong' in went) return { ...went.wrong, answers: { ...went.wrong.answers, ...forgotten } }
    return { result: 'opened', answers: forgotten }
  },
})

/** Another sixteen digits for the same case, shown as the first ones were. */
async function newCode({ channel, brief }: Help, found: Case, at: Date): Promise<Acted> {
  const receipt = newId(channel)
  brief.put(receipt, grouped(await newAccessCode(channel, found)), at)
  await channel.audit.append({ at, by: 'person', what: 'new-code', case: found.id })
  return { result: 'made', answers: { receipt, 'case-code': found.code } }
}

/** Acts about her case: how it stands, its codes, its end and its beginning. */
export const caseActs = (here: Here): Acts => ({
  'recall-case': recallCase(here),
  'another-case': { results: ['done'], run: async () => ({ result: 'done', answers: { case: '' } }) },
  'say-safe-word': saySafeWord(here),
  'open-with-code': openWithCodeAct(here),
  'new-code': aboutCase(here, ['made'], (found, { at }, help) => newCode(help, found, at), {
    leaves: { made: ['receipt', 'case-code'] },
  }),
  'close-case': aboutCase(here, ['closed'], async (found, _, { channel }) => {
    const closed = await closeHers(channel, found)
    return { result: closed.ok ? 'closed' : 'look-again' }
  }),
  'begin-again': aboutCase(here, ['begun'], async (found, _, { channel }) => {
    const begun = await reopenHers(channel, found)
    return { result: begun.ok ? 'begun' : 'look-again' }
  }),
  ...receiptActs(here),
})

const receiptActs = (here: Here): Acts => ({
  'put-away-receipt': {
    results: ['done'],
    needs: ['receipt'],
    run: async ({ answers }) => {
      here().brief.drop(textOf(answers, 'receipt'))
      return { result: 'done', answers: { receipt: '' } }
    },
  },
  'send-receipt': {
    results: ['sent', 'gone'],
    needs: ['receipt'],
    run: async ({ answers, at }) => {
      const { brief, channel } = here()
      const digits = brief.get(textOf(answers, 'receipt'), at)
      if (digits === undefined) return { result: 'gone' }
      // A sheet is taken from the page later than she goes on: it has a time of its own.
      const receipt = newId(channel)
      brief.put(receipt, digits, at)
      const values = { receipt, 'case-code': textOf(answers, 'case-code') }
      return {
        result: 'sent',
        says: [{ lane: 'reply', saying: { kind: 'paper', template: 'receipt', values } }],
      }
    },
  },
})
