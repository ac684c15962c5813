import type { Request } from '../casework/request.ts'
import { whoCouldAnswer } from '../channel/asking.ts'
import type { Request as Asked } from '../conversation/act.ts'
import { requestOf } from '../intake/request-of.ts'
import type { OrganizationId } from '../kernel/id.ts'
import type { Answers } from '../outbox/screen.ts'
import { type Help, textOf } from './help.ts'
import { nameIn } from './names.ts'

/** Named after another one, at most: a longer list is not read. */
const NEXT_MOST = 3

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

/** Answers that an offer leaves. */
export const offerLeaves = ['offer', 'offer-name', 'offer-by', 'offer-fit', 'others', 'others-names']
/** Nobody is kept away: where what she said cannot be read, it is asked again from the beginning. */
export const noExclusions: Answers = {
  'not-organizations': [],
  'not-regions': [],
  'not-tied-to-service': 'no',
}
