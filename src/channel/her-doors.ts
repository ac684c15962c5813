import { readAccessCode } from '../intake/access-code.ts'
import type { CaseId, PersonId } from '../kernel/id.ts'
import { done, refuse } from '../kernel/outcome.ts'
import type { Channel } from './channel.ts'

/** Her case, if it is hers to see from where she is. */
export async function herCase(channel: Channel, person: PersonId, id: CaseId) {
  const found = (await channel.cases.of(person)).find((one) => one.id === id)
  return found ? done(found) : refuse('no-such-case')
}

/**
 * Opens a case with the sixteen digits of its receipt. A code that is wrong and one that is no code are refused alike;
 * whoever calls this slows down who tries (`waitAfter`), before asking.
 */
export async function openWithCode(channel: Channel, person: PersonId, written: string) {
  const code = readAccessCode(written)
  const id = code.ok ? await channel.receipts.find(channel.digest(`access-code:${code.value}`)) : undefined
  const found = id && (await channel.cases.find(id))
  if (!found) return refuse('code-not-known')
  await channel.cases.join(found.id, person)
  await channel.audit.append({ at: channel.at, by: 'person', what: 'opened-with-code', case: found.id })
  return done(found)
}

/** Everything of hers in the channel goes: what she wrote, what waits for her, the case. A desk is told that it is gone. */
export async function forgetHers(channel: Channel, person: PersonId): Promise<void> {
  await channel.timers.clear(person, 'reminder')
  for (const found of await channel.cases.of(person)) {
    const organization = 'organization' in found.state ? found.state.organization : undefined
    if (organization) channel.news.ring(organization)
    await channel.entries.erase(found.id)
    await channel.letters.drop((await channel.letters.of(found.id)).map(({ id }) => id))
    for (const kind of ['knock', 'follow-up'] as const) await channel.timers.clear(found.id, kind)
    await channel.cases.erase(found.id)
    // Who opened the case with its code forgets it; what its owner agreed to for another case stays.
    if ((await channel.cases.of(found.person)).length === 0) await channel.consents.forget(found.person)
    await channel.audit.append({
      at: channel.at,
      by: 'person',
      what: 'case-erased',
      case: found.id,
      ...(organization && { organization }),
    })
  }
}
