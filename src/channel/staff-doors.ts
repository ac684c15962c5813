import type { OrganizationId, StaffId } from '../kernel/id.ts'

/** Private chats of staff, by the address that Telegram gives them. One chat belongs to one member. */
export type StaffChats = {
  staffOf(address: string): Promise<StaffId | undefined>
  of(staff: StaffId): Promise<readonly string[]>
  /** A chat that was another member's is hers from now on. */
  link(address: string, staff: StaffId): Promise<void>
  unlink(address: string): Promise<void>
}

/** A staff group of an organization. `stopped`: why nothing is posted there any more. */
export type DeskGroup = {
  readonly address: string
  readonly organization: OrganizationId
  /** The one message in it that lists what waits. */
  readonly board?: number
  readonly stopped?: string
}

/** Staff groups, by the address that Telegram gives them. */
export type DeskGroups = {
  find(address: string): Promise<DeskGroup | undefined>
  of(organization: OrganizationId): Promise<readonly DeskGroup[]>
  save(group: DeskGroup): Promise<void>
  drop(address: string): Promise<void>
}

/** What a single-use code opens: a staff group, a caseworker's own chat, or the console for the first time. */
export type LinkPurpose = 'group' | 'chat' | 'sign-in'
export type Link = {
  readonly purpose: LinkPurpose
  readonly organization: OrganizationId
  readonly staff?: StaffId
  /** The first moment at which it opens nothing any more. */
  readonly until: Date
}

/** Codes that open one thing once, as keyed digests. */
export type LinkCodes = {
  add(digest: Uint8Array, link: Link): Promise<void>
  /** What the code opens. Nothing when it is unknown, for something else, too old, or was used: whoever tries learns no more. */
  use(digest: Uint8Array, purpose: LinkPurpose): Promise<Link | undefined>
}

/** Somebody at her desk in a browser. */
export type StaffSession = {
  readonly staff: StaffId
  readonly since: Date
  readonly seen: Date
  /** The first moment at which she must sign in again, whatever she does. */
  readonly until: Date
}

/** How staff sign in: the secret of their one-time passwords, and who is in. Cookies are kept as keyed digests. */
export type SignIns = {
  secretOf(staff: StaffId): Promise<Uint8Array | undefined>
  /** Another secret in the place of the one before. */
  keepSecret(staff: StaffId, secret: Uint8Array): Promise<void>
  /** She has none any more: the next link lets her set one up. */
  dropSecret(staff: StaffId): Promise<void>
  /** Whether the password of this time step may be used: each once, and none that is older than the last one used. */
  useStep(staff: StaffId, step: number): Promise<boolean>
  open(digest: Uint8Array, session: StaffSession): Promise<void>
  /** Nothing when it is over. */
  find(digest: Uint8Array): Promise<StaffSession | undefined>
  /** She did something just now. */
  touch(digest: Uint8Array): Promise<void>
  end(digest: Uint8Array): Promise<void>
  /** She is out everywhere. */
  endAll(staff: StaffId): Promise<void>
}
