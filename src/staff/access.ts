import type { Role, StaffMember } from './staff.ts'

/**
 * How a member of staff stands to what she wants to touch. `handing-over`: her case is with another organization now, and
 * she has not left yet. `excluded`: kept away by the person or by a declared conflict.
 */
export const relations = [
  'assigned',
  'own-organization',
  'other-organization',
  'handing-over',
  'excluded',
] as const
export type Relation = (typeof relations)[number]

const helping = ['caseworker', 'lawyer', 'psychologist'] as const
const leading = ['supervisor', 'coordinator'] as const
const helpingOrLeading = [...helping, ...leading] as const

type Row = Readonly<Partial<Record<Exclude<Relation, 'excluded'>, readonly Role[]>>>

/**
 * Who may do what: the whole policy. What is not named here is allowed to nobody, and to somebody excluded nothing is;
 * a row has no place to say otherwise.
 */
export const access = {
  'see-waiting': { 'own-organization': helpingOrLeading, assigned: helpingOrLeading },
  'search-cases': { 'own-organization': ['supervisor'], assigned: helpingOrLeading },
  'see-case': {
    assigned: helpingOrLeading,
    'own-organization': ['supervisor'],
    'handing-over': helping,
  },
  'read-entries': { assigned: helping, 'own-organization': ['supervisor'], 'handing-over': helping },
  'claim-case': { assigned: helping, 'own-organization': helping },
  'assign-case': { assigned: ['supervisor'], 'own-organization': ['supervisor'] },
  'decline-case': { assigned: helping, 'own-organization': helpingOrLeading },
  'answer-person': { assigned: helping, 'handing-over': helping },
  'write-note': { assigned: helping, 'own-organization': ['supervisor'], 'handing-over': helping },
  'plan-follow-up': { assigned: helping, 'own-organization': ['supervisor'] },
  'hand-over-case': { assigned: helping, 'own-organization': ['supervisor'] },
  'refer-case': { assigned: helping },
  'share-entries': { assigned: helping, 'handing-over': helping },
  'leave-case': { 'handing-over': helping },
  'answer-referral': { 'own-organization': leading },
  'close-case': { assigned: helping, 'own-organization': ['supervisor'] },
  'reopen-case': { assigned: helping, 'own-organization': ['supervisor'] },
  'export-case': { assigned: ['supervisor'], 'own-organization': ['supervisor'] },
  'approve-export': { 'own-organization': ['supervisor'] },
  'declare-conflict': { 'own-organization': [...helpingOrLeading, 'editor', 'administrator'] },
  'see-counts': { 'own-organization': leading },
  'change-hours': { 'own-organization': ['coordinator'] },
  'change-staff': { 'own-organization': ['administrator'] },
  'change-roles': { 'own-organization': ['administrator'] },
  'link-group': { 'own-organization': ['coordinator'] },
  'link-chat': { 'own-organization': helpingOrLeading },
  'change-key': { 'own-organization': ['administrator'] },
  'see-audit': { 'own-organization': ['supervisor', 'administrator'] },
  'edit-content': { 'own-organization': ['editor'] },
  'publish-content': { 'own-organization': ['editor', 'coordinator'] },
  'write-broadcast': { 'own-organization': ['editor', 'coordinator'] },
  'approve-broadcast': { 'own-organization': ['coordinator'] },
} as const satisfies Readonly<Record<string, Row>>
export type Action = keyof typeof access

/** Whether this member may do that: one of her roles is enough. Nobody excluded, nobody who left, nothing unknown. */
export function mayDo(member: StaffMember, action: Action, relation: Relation): boolean {
  if (!member.active || relation === 'excluded' || !Object.hasOwn(access, action)) return false
  const row: Row = access[action]
  return Object.hasOwn(row, relation) && member.roles.some((role) => row[relation]?.includes(role) ?? false)
}
