import type { OrganizationId } from '../kernel/id.ts'
import type { Branch } from '../staff/conflicts.ts'
import type { ContactContract } from './contact-contract.ts'
import type { Urgency } from './promise.ts'

export const tracks = ['survivor', 'service'] as const
export type Track = (typeof tracks)[number]

/** The kind of help: the only thing that every request says. */
export const kinds = ['legal', 'psychological', 'both', 'options'] as const
export type Kind = (typeof kinds)[number]

/** What an organization can give. "Options" is a talk about what there is, and both can give it. */
export type Help = 'legal' | 'psychological'

/** What it is about, as coarse as a button. No story is asked for. */
export const topics = [
  'harassment',
  'discrimination',
  'violence-at-home',
  'sexual-violence',
  'leave-discharge-retaliation',
  'grief',
  'burn-out',
  'other',
] as const
export type Topic = (typeof topics)[number]

/** Whom she keeps away: organizations, those seated in an oblast, everybody tied to her branch of service (or to any, unsaid). */
export type Exclusions = {
  readonly organizations: readonly OrganizationId[]
  readonly regions: readonly string[]
  readonly tiedToService: boolean
}

/** What she asks for. It holds no name, no words of hers, no unit, no rank, and no place smaller than an oblast. */
export type Request = {
  readonly track: Track
  readonly kind: Kind
  readonly topic?: Topic
  readonly branch?: Branch
  readonly region?: string
  readonly language: string
  readonly prefers?: 'woman' | 'man'
  readonly urgency: Urgency
  readonly exclusions: Exclusions
  readonly contract: ContactContract
}
