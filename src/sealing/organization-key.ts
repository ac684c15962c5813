import type { Recipient } from './entry-seal.ts'

/** A key to which an organisation has things sealed. One is present; a retired one only opens what is older. */
export type OrganizationKey = {
  readonly organization: string
  readonly recipient: Recipient
  /** The secret key under a passphrase, with what is needed to try one. Only a browser opens it. */
  readonly wrapped: string
  readonly since: Date
  readonly retiredAt?: Date
}

/** The keys of all organisations, past and present. */
export type OrganizationKeys = {
  /** The key to seal to now. */
  present(organization: string): Promise<OrganizationKey | undefined>
  /** The present one first, then the retired ones, the newest first. */
  all(organization: string): Promise<readonly OrganizationKey[]>
  /** Becomes the present key; the one before it is retired at the same moment. */
  add(key: Omit<OrganizationKey, 'retiredAt'>): Promise<void>
  /** The same key under another passphrase. */
  rewrap(publicKey: string, wrapped: string): Promise<void>
  /** For a retired key that opens nothing any more. */
  drop(publicKey: string): Promise<void>
}
