import { html } from 'hono/html'
import { branches, type Conflicts } from '../../staff/conflicts.ts'
import type { StaffMember } from '../../staff/staff.ts'
import type { Html } from '../web/page.ts'
import { ticks } from './fields.ts'
import { oblastChoices } from './request-words.ts'
import type { Visit } from './visit.ts'

/** An organization as it is called on the page. */
export type Named = { readonly id: string; readonly name: string }

const kinds = ['branches', 'organizations', 'regions'] as const

/** What a member is tied to, for who keeps the list: a tick more, or one away. What was ticked goes along with it. */
export function tiedFields(
  { voice, world }: Pick<Visit, 'voice' | 'world'>,
  others: readonly Named[],
  { conflicts }: Pick<StaffMember, 'conflicts'>,
): Html {
  const choices = {
    branches: branches.map((value) => ({ value, label: voice.say(`branch-${value}`) })),
    organizations: others.map(({ id, name }) => ({ value: id, label: name })),
    regions: oblastChoices(world, voice),
  }
  return html`<details><summary>${voice.say('conflicts')}</summary><p class="small">${voice.say('member-conflicts-text')}</p>
${kinds.map((kind) => html`${conflicts[kind].map((one) => html`<input type="hidden" name="had-${kind}" value="${one}">`)}${ticks(`tied-${kind}`, voice.say(`conflicts-${kind}`), choices[kind], conflicts[kind])}`)}</details>`
}

/**
 * Her conflicts as the form wants them. Only a tick that the page had shown is taken away: what she declared since, or what
 * the page cannot name, stays.
 */
export function tiedIn(
  form: FormData,
  { conflicts }: Pick<StaffMember, 'conflicts'>,
  known: Conflicts,
): Conflicts {
  const changed = <One extends string>(
    kind: (typeof kinds)[number],
    before: readonly One[],
    choices: readonly One[],
  ): readonly One[] => {
    const [had, ticked] = [form.getAll(`had-${kind}`), form.getAll(`tied-${kind}`)]
    const taken = (one: One) => choices.includes(one) && had.includes(one) && !ticked.includes(one)
    return [
      ...new Set([...before.filter((one) => !taken(one)), ...choices.filter((one) => ticked.includes(one))]),
    ]
  }
  return {
    branches: changed('branches', conflicts.branches, known.branches),
    organizations: changed('organizations', conflicts.organizations, known.organizations),
    regions: changed('regions', conflicts.regions, known.regions),
  }
}
