import type { Case } from '../casework/case.ts'
import { isLocked } from '../channel/her-contact.ts'
import { herCase } from '../channel/her-doors.ts'
import type { Act, Acted, Request } from '../conversation/act.ts'
import { fadingMark, markedAt } from '../conversation/knows.ts'
import { caseId } from '../kernel/id.ts'
import { type Help, type Here, textOf } from './help.ts'

const nameOf = (id: string) => `case-${id}`

/** From now on the house is sure that it is her who asks for this case, until she is silent for long. */
export const known = ({ id }: Case, at: Date) => ({ knows: fadingMark(nameOf(id), at) })

/** Whether the safe word of this case must be said first. */
export const mustSaySafeWord = (found: Case, { knows, at }: Request) =>
  isLocked(found, markedAt(knows, nameOf(found.id)), at)

/** The case of this conversation, if it is hers, still there, and may be shown to whoever holds the phone now. */
export async function caseNow({ channel }: Help, request: Request): Promise<Case | undefined> {
  const found = await herCase(channel, request.person, caseId(textOf(request.answers, 'case')))
  return found.ok && !mustSaySafeWord(found.value, request) ? found.value : undefined
}

/** What an act does with her case. */
type WithCase = (found: Case, request: Request, help: Help) => Promise<Acted>

/**
 * An act about the case of this conversation. `look-again`: it is gone, or the safe word must be said first; whoever looks
 * again (`recall-case`) finds out which.
 */
export const aboutCase = (
  here: Here,
  results: readonly string[],
  run: WithCase,
  more: Pick<Act, 'needs' | 'leaves'> = {},
): Act => ({
  results: [...results, 'look-again'],
  ...more,
  needs: ['case', ...(more.needs ?? [])],
  run: async (request) => {
    const help = here()
    const found = await caseNow(help, request)
    return found ? run(found, request, help) : { result: 'look-again' }
  },
})
