import type { OrganizationId, StaffId } from '../kernel/id.ts'
import { done } from '../kernel/outcome.ts'
import { type AtDesk, atDesk } from './permit.ts'

/** What a code links: a group to an organization, or a chat to who works there. */
export type Linked =
  | { readonly kind: 'group'; readonly organization: OrganizationId }
  | { readonly kind: 'chat'; readonly organization: OrganizationId; readonly staff: StaffId }

/** A code that is typed once in Telegram. It is shown once; what is kept is its digest. */
export type LinkCode = {
  readonly code: string
  readonly digest: Uint8Array
  readonly links: Linked
  readonly until: Date
}

/** A code for a group of her organization's staff. */
export const groupCode = atDesk('link-group', async (at) =>
  done(codeFor(at, { kind: 'group', organization: at.organization.id })),
)

/** A code for her own chat. */
export const chatCode = atDesk('link-chat', async (at) =>
  done(codeFor(at, { kind: 'chat', organization: at.organization.id, staff: at.member.id })),
)

/** A typed code as it is looked up. Letters that are easily taken for others are read as those. */
export const linkDigest = ({ digest }: Pick<AtDesk['channel'], 'digest'>, written: string) =>
  digest(
    `link-code:${written
      .toUpperCase()
      .replaceAll('O', '0')
      .replace(/[IL]/g, '1')
      .replace(/[^0-9A-Z]/g, '')}`,
  )

/** No letter that is taken for another one: 32 signs, five bits each. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_SIGNS = 12
const HOUR = 3_600_000

function codeFor({ channel }: AtDesk, links: Linked): LinkCode {
  const code = Array.from(channel.random(CODE_SIGNS), (byte) => signs[byte % 32]!).join('')
  const until = new Date(channel.at.getTime() + HOUR)
  return { code, digest: linkDigest(channel, code), links, until }
}
