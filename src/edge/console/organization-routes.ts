import { tracks } from '../../casework/request.ts'
import { groupCode } from '../../channel/linking.ts'
import { changeOrganization, type OrganizationChange } from '../../channel/roster.ts'
import { branches } from '../../staff/conflicts.ts'
import { refusal } from './at-case.ts'
import { textIn, ticksIn, wordIn } from './form.ts'
import { minuteOf } from './local-time.ts'
import { helps, organizationPage } from './organization-page.ts'
import type { Answer, Route, Visit } from './visit.ts'
import { DESK } from './world.ts'

const DAY = 1440

/** How the organization takes part: its hours, whom it helps, where it answers, its staff group. */
export const organizationRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/organization',
    action: changeOrganization.action,
    handler: (visit) => page(visit),
  },
  { method: 'post', path: '/organization', action: changeOrganization.action, handler: change },
  { method: 'post', path: '/organization/link-group', action: groupCode.action, handler: linkGroup },
]

async function page(visit: Visit, code?: string): Promise<Answer> {
  const organization = await visit.channel.organizations.find(visit.member.organization)
  return organization ? { page: organizationPage(visit, organization, code) } : { nothing: true }
}

async function change(visit: Visit): Promise<Answer> {
  const said = await changeIn(visit)
  if (!said) return { refused: 'hours-unclear', to: `${DESK}/organization` }
  const changed = await changeOrganization(visit.channel, visit.member, said)
  return changed.ok ? { to: `${DESK}/organization`, said: 'organization' } : refusal(changed.refusal)
}

async function changeIn({ form, world, channel, member }: Visit): Promise<OrganizationChange | undefined> {
  const week = weekIn(form)
  const closedDates = textIn(form, 'closed')
    .split(/[\s,;]+/)
    .filter((one) => one !== '')
  const capacity = Number(textIn(form, 'capacity'))
  const dated = closedDates.every((one) => /^\d{4}-\d{2}-\d{2}$/.test(one))
  if (!week || !dated || !Number.isInteger(capacity) || capacity < 0 || capacity > 500) return undefined
  const oblasts = world.oblasts.map(({ id }) => id)
  const before = (await channel.organizations.find(member.organization))?.conflicts
  return {
    hours: { week, closedDates },
    capacity,
    helps: ticksIn(form, 'help', helps),
    tracks: ticksIn(form, 'track', tracks),
    regions: ticksIn(form, 'region', oblasts),
    conflicts: {
      organizations: before?.organizations ?? [],
      branches: ticksIn(form, 'branch', branches),
      regions: ticksIn(form, 'tied-region', oblasts),
    },
    answersIn: wordIn(form, 'answers-in', ['console', 'telegram'] as const) ?? 'console',
    active: form.get('active') === 'yes',
  }
}

/** The week as it was filled in; a closing that is not after its opening is past midnight. Undefined when half of a stretch is missing. */
function weekIn(form: FormData) {
  const week = []
  for (const day of [0, 1, 2, 3, 4, 5, 6])
    for (const nth of [0, 1]) {
      const opens = minuteOf(textIn(form, `opens-${day}-${nth}`))
      const closes = minuteOf(textIn(form, `closes-${day}-${nth}`))
      if (opens === undefined && closes === undefined) continue
      if (opens === undefined || closes === undefined) return undefined
      week.push({ day, opens, closes: closes > opens ? closes : closes + DAY })
    }
  return week
}

async function linkGroup(visit: Visit): Promise<Answer> {
  const made = await groupCode(visit.channel, visit.member, undefined)
  return made.ok ? page(visit, made.value.code) : refusal(made.refusal)
}
