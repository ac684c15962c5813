import { randomBytes } from 'node:crypto'
import type { Channel } from '../../channel/channel.ts'
import type { StaffMember } from '../../staff/staff.ts'
import type { Pass, Tokens } from './cookies.ts'

const MINUTE = 60_000
const LASTS: Readonly<Record<Pass, number>> = { session: 8 * 60 * MINUTE, browser: 90 * 24 * 60 * MINUTE }
/** A session in which nobody did anything for so long is over. */
const IDLE_MS = 10 * MINUTE

/** 192 random bits. The house keeps a keyed digest of them and nothing else. */
const newToken = () => randomBytes(24).toString('base64url')
const digestOf = (channel: Channel, pass: Pass, token: string) => channel.digest(`desk-${pass}:${token}`)

/** Who is behind a pass: somebody who works here now. `looking`: the page asks by itself, which is no sign of life. */
export async function behind(
  channel: Channel,
  tokens: Tokens,
  pass: Pass,
  looking = false,
): Promise<StaffMember | undefined> {
  const token = tokens[pass]
  const digest = token && digestOf(channel, pass, token)
  const found = digest && (await channel.signIns.find(digest))
  if (!found) return undefined
  const isIdle = pass === 'session' && channel.at.getTime() - found.seen.getTime() > IDLE_MS
  if (isIdle) await channel.signIns.end(digest)
  const member = isIdle ? undefined : await channel.staff.find(found.staff)
  if (!member?.active) return undefined
  if (pass === 'session' && !looking) await channel.signIns.touch(digest)
  return member
}

/** Opens a pass for her: what the browser must be given. */
export async function openPass(channel: Channel, { id: staff }: StaffMember, pass: Pass): Promise<string> {
  const token = newToken()
  const { at } = channel
  const until = new Date(at.getTime() + LASTS[pass])
  await channel.signIns.open(digestOf(channel, pass, token), { staff, since: at, seen: at, until })
  return token
}

/** Ends a session. The browser stays known. */
export async function endSession(channel: Channel, { session }: Tokens): Promise<void> {
  if (session) await channel.signIns.end(digestOf(channel, 'session', session))
}
