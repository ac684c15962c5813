import type { Ground } from '../../src/casework/asking.ts'
import type { ContactContract } from '../../src/casework/contact-contract.ts'
import type { HelpingOrganization } from '../../src/casework/organization.ts'
import type { PublishedHours } from '../../src/casework/promise.ts'
import type { Request } from '../../src/casework/request.ts'
import type { Given, Purpose } from '../../src/consent/consent.ts'
import { caseId, type OrganizationId, organizationId, staffId } from '../../src/kernel/id.ts'
import { noConflicts } from '../../src/staff/conflicts.ts'
import type { StaffMember } from '../../src/staff/staff.ts'
import { amina, morning } from '../cast.ts'

export const workdays: PublishedHours = {
  week: [0, 1, 2, 3, 4].flatMap((day) => [
    { day, opens: 540, closes: 780 },
    { day, opens: 840, closes: 1080 },
  ]),
  closedDates: [],
}
export const always: PublishedHours = {
  week: [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, opens: 0, closes: 1440 })),
  closedDates: [],
}

export const [oak, elm, ash] = ['oak', 'elm', 'ash'].map(organizationId) as [
  OrganizationId,
  OrganizationId,
  OrganizationId,
]

export const organization = (
  id: OrganizationId,
  other: Partial<HelpingOrganization> = {},
): HelpingOrganization => ({
  id,
  names: { uk: id, en: id },
  active: true,
  seat: 'ua80',
  regions: [],
  helps: ['legal', 'psychological'],
  tracks: ['survivor', 'service'],
  hours: workdays,
  capacity: 10,
  load: 0,
  conflicts: noConflicts,
  answersIn: 'console',
  ...other,
})

/** Bako answers people at Oak, Chidi supervises there, Dana edits texts and sees nothing. Bolek is Bako's colleague. */
export const member = (name: string, other: Partial<StaffMember> = {}): StaffMember => ({
  id: staffId(name),
  name,
  organization: oak,
  roles: ['caseworker'],
  languages: ['uk'],
  conflicts: noConflicts,
  active: true,
  ...other,
})
export const bako = member('bako')
export const bolek = member('bolek')
export const chidi = member('chidi', { roles: ['supervisor'] })
export const dana = member('dana', { roles: ['editor'] })
export const eno = member('eno', { organization: elm })
export const fola = member('fola', { organization: ash })
export const everybody = [bako, bolek, chidi, dana, eno, fola]

export const contract: ContactContract = {
  channel: 'chat',
  from: 600,
  until: 1080,
  days: [0, 1, 2, 3, 4],
  neutralWord: 'notice',
  neverFirst: false,
}

export const request = (other: Partial<Request> = {}): Request => ({
  track: 'survivor',
  kind: 'legal',
  language: 'uk',
  urgency: 'today',
  exclusions: { organizations: [], regions: [], tiedToService: false },
  contract,
  ...other,
})

export const agreed = (recipient: OrganizationId, purpose: Purpose = 'request', at = morning): Given => ({
  kind: 'given',
  person: amina,
  recipient,
  purpose,
  wording: { id: 'consent:request', version: 'ab'.repeat(32) },
  shares: ['kind', 'language', 'urgency'],
  at,
  until: new Date(at.getTime() + 90 * 86_400_000),
})

/** What moves stand on: these organizations, everybody who works there, her consent to each, and the time. */
export const ground = (
  at: Date,
  organizations = [organization(oak), organization(elm), organization(ash)],
  ledger: Ground['ledger'] = [oak, elm, ash].map((id) => agreed(id)),
  staff: readonly StaffMember[] = everybody,
): Ground => ({
  organization: (id) => organizations.find((one) => one.id === id),
  staff: (id) => staff.filter((one) => one.organization === id),
  ledger,
  at,
})

export const asked = (other: Partial<Request> = {}, recipients = [oak, elm, ash]) => ({
  id: caseId('case-1'),
  person: amina,
  code: 'калина-місток-47',
  request: request(other),
  recipients,
})
