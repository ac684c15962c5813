import { memberExcluded, organizationExcluded } from '../casework/exclusion.ts'
import type { HelpingOrganization } from '../casework/organization.ts'
import { type Promised, promiseOf } from '../casework/promise.ts'
import type { Help, Kind, Request } from '../casework/request.ts'
import type { OrganizationId } from '../kernel/id.ts'
import { answers, type StaffMember } from '../staff/staff.ts'

/** Why an organization is not among the offers. Kept for the audit; `excluded` says no more than that. */
export type LeftOut =
  | 'not-active'
  | 'excluded'
  | 'other-track'
  | 'no-such-help'
  | 'other-region'
  | 'no-capacity'
  | 'nobody-to-answer'
  | 'no-open-hours'

/** What an organization can do for her, of what she wished. A wish that nobody can meet does not leave her alone. */
export type Fit = {
  /** Everything she asked for, or one part of it. */
  readonly help: 'whole' | 'part'
  readonly language: boolean
  readonly gender: boolean
}

export type Choice = { readonly organization: OrganizationId; readonly fit: Fit; readonly promise: Promised }

/** Whom she may choose from, best first, and why others are not among them. */
export type Routed = {
  readonly offers: readonly Choice[]
  readonly leftOut: readonly { readonly organization: OrganizationId; readonly reason: LeftOut }[]
}

const wanted: Readonly<Record<Kind, readonly Help[]>> = {
  legal: ['legal'],
  psychological: ['psychological'],
  both: ['legal', 'psychological'],
  options: ['legal', 'psychological'],
}

/** Lawyers and psychologists give their own kind of help; a caseworker speaks for all that the organization gives. */
function gives({ helps }: HelpingOrganization, { roles }: StaffMember, help: Help): boolean {
  const own = help === 'legal' ? 'lawyer' : 'psychologist'
  return helps.includes(help) && (roles.includes(own) || roles.includes('caseworker'))
}

/** What of the help she wants these members can give. */
const helpOf = (request: Request, organization: HelpingOrganization, members: readonly StaffMember[]) =>
  wanted[request.kind].filter((help) => members.some((member) => gives(organization, member, help)))

function reasonAgainst(
  request: Request,
  organization: HelpingOrganization,
  free: readonly StaffMember[],
): LeftOut | undefined {
  const { regions, tracks, capacity, load, helps } = organization
  if (!organization.active) return 'not-active'
  if (organizationExcluded(request, organization)) return 'excluded'
  if (!tracks.includes(request.track)) return 'other-track'
  if (!wanted[request.kind].some((help) => helps.includes(help))) return 'no-such-help'
  if (request.region && regions.length > 0 && !regions.includes(request.region)) return 'other-region'
  if (load >= capacity) return 'no-capacity'
  return helpOf(request, organization, free).length > 0 ? undefined : 'nobody-to-answer'
}

function fitOf(request: Request, organization: HelpingOrganization, free: readonly StaffMember[]): Fit {
  const useful = free.filter((member) => helpOf(request, organization, [member]).length > 0)
  const help = helpOf(request, organization, useful)
  const whole = request.kind === 'options' || help.length === wanted[request.kind].length
  const speaking = useful.filter(({ languages }) => languages.includes(request.language))
  // A woman who speaks the language, not a woman and somebody else who speaks it.
  const meeting = (some: readonly StaffMember[]) =>
    !request.prefers || some.some(({ gender }) => gender === request.prefers)
  return {
    help: whole ? 'whole' : 'part',
    language: speaking.length > 0,
    gender: meeting(speaking.length > 0 ? speaking : useful),
  }
}

/** Better first: the language, then whom she meets, then the whole help, then who answers soonest, then who is less busy. */
const order = (one: Choice, other: Choice, busy: (id: OrganizationId) => number) =>
  Number(other.fit.language) - Number(one.fit.language) ||
  Number(other.fit.gender) - Number(one.fit.gender) ||
  Number(other.fit.help === 'whole') - Number(one.fit.help === 'whole') ||
  dayOf(one) - dayOf(other) ||
  busy(one.organization) - busy(other.organization) ||
  one.promise.by.getTime() - other.promise.by.getTime() ||
  (one.organization < other.organization ? -1 : 1)

const DAY = 86_400_000
/** Within one day the load decides, or the organization that opens a minute earlier would get every case. */
const dayOf = ({ promise }: Choice) => Math.floor((promise.by.getTime() - promise.from.getTime()) / DAY)

/** Finds who can answer this request, best first. Nobody excluded is offered, and nobody who could help is left out. */
export function route(
  request: Request,
  organizations: readonly HelpingOrganization[],
  staff: (id: OrganizationId) => readonly StaffMember[],
  at: Date,
): Routed {
  const offers: Choice[] = []
  const leftOut: { organization: OrganizationId; reason: LeftOut }[] = []
  for (const organization of organizations) {
    const { id } = organization
    const free = staff(id).filter((member) => answers(member) && !memberExcluded(request, member))
    const against = reasonAgainst(request, organization, free)
    const promise = against ? undefined : promiseOf(organization.hours, request.urgency, at)
    if (promise?.ok)
      offers.push({ organization: id, fit: fitOf(request, organization, free), promise: promise.value })
    else leftOut.push({ organization: id, reason: against ?? 'no-open-hours' })
  }
  const share = new Map(organizations.map(({ id, load, capacity }) => [id, load / capacity]))
  return { offers: offers.sort((one, other) => order(one, other, (id) => share.get(id)!)), leftOut }
}
