import { readCaseCode } from '../../intake/case-code.ts'
import type { CaseId, OrganizationId } from '../../kernel/id.ts'
import type { Answer, Visit } from './visit.ts'

/** The case that the path names by its code. Whether she may know of it is asked where something is done with it. */
export async function caseAt({
  channel,
  asked,
}: Pick<Visit, 'channel' | 'asked'>): Promise<CaseId | undefined> {
  const code = readCaseCode(asked('code'))
  const found = code.ok ? await channel.cases.withCode(code.value) : undefined
  return found?.id
}

/** A "no" of a use case. What she must not know of is not there. */
export const refusal = (name: string, to?: string): Answer =>
  name === 'not-permitted' ? { nothing: true } : { refused: name, ...(to && { to }) }

/** What organizations are called in the language of the page. */
export async function namesIn({ channel, voice }: Visit): Promise<(id: OrganizationId) => string> {
  const all = await channel.organizations.all()
  const names = new Map(all.map((one) => [one.id, one.names[voice.language] ?? one.names['uk'] ?? one.id]))
  return (id) => names.get(id) ?? voice.say('somebody-else')
}
