import { done } from '../kernel/outcome.ts'
import { type AtDesk, atDesk } from './permit.ts'
import type { Link } from './staff-doors.ts'

/** A code that is typed once in Telegram: shown once, kept as a digest. */
export type ShownCode = { readonly code: string; readonly until: Date }

/** A code for a group of her organization's staff. */
export const groupCode = atDesk('link-group', async (at) => done(await newCode(at, { purpose: 'group' })))

/** A code for her own chat. */
export const chatCode = atDesk('link-chat', async (at) =>
  done(await newCode(at, { purpose: 'chat', staff: at.member.id })),
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

async function newCode({ channel, organization }: AtDesk, opens: Pick<Link, 'purpose' | 'staff'>) {
  const code = Array.from(channel.random(CODE_SIGNS), (byte) => signs[byte % 32]!).join('')
  const until = new Date(channel.at.getTime() + HOUR)
  await channel.linkCodes.add(linkDigest(channel, code), { ...opens, organization: organization.id, until })
  return { code, until } satisfies ShownCode
}
