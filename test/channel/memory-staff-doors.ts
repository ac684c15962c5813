import type { Channel } from '../../src/channel/channel.ts'
import type { DeskGroup, Link, StaffSession } from '../../src/channel/staff-doors.ts'
import type { StaffId } from '../../src/kernel/id.ts'

/** How staff come in, in memory. Digests are kept as hex, because bytes are no key of a map. */
export type Kept = {
  readonly chats: Map<string, StaffId>
  readonly groups: Map<string, DeskGroup>
  readonly links: Map<string, { readonly link: Link; used: boolean }>
  readonly secrets: Map<StaffId, { readonly secret: Uint8Array; lastStep: number }>
  readonly sessions: Map<string, StaffSession>
}

export const noStaffDoors = (): Kept => ({
  chats: new Map(),
  groups: new Map(),
  links: new Map(),
  secrets: new Map(),
  sessions: new Map(),
})

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

type StaffDoors = Pick<Channel, 'staffChats' | 'deskGroups' | 'linkCodes' | 'signIns'>

export const memoryStaffDoors = (kept: Kept, at: Date): StaffDoors => ({
  staffChats: {
    staffOf: async (address) => kept.chats.get(address),
    of: async (staff) => [...kept.chats].flatMap(([address, one]) => (one === staff ? [address] : [])).sort(),
    link: async (address, staff) => void kept.chats.set(address, staff),
    unlink: async (address) => void kept.chats.delete(address),
  },
  deskGroups: {
    find: async (address) => structuredClone(kept.groups.get(address)),
    of: async (organization) =>
      structuredClone(
        [...kept.groups.values()]
          .filter((group) => group.organization === organization)
          .sort((one, other) => (one.address < other.address ? -1 : 1)),
      ),
    save: async (group) => void kept.groups.set(group.address, structuredClone(group)),
    drop: async (address) => void kept.groups.delete(address),
  },
  linkCodes: {
    add: async (digest, link) =>
      void kept.links.set(hex(digest), { link: structuredClone(link), used: false }),
    use: async (digest, purpose) => {
      const found = kept.links.get(hex(digest))
      if (!found || found.used || found.link.purpose !== purpose || found.link.until <= at) return undefined
      found.used = true
      return structuredClone(found.link)
    },
  },
  signIns: memorySignIns(kept, at),
})

const memorySignIns = ({ secrets, sessions }: Kept, at: Date): Channel['signIns'] => ({
  secretOf: async (staff) => structuredClone(secrets.get(staff)?.secret),
  keepSecret: async (staff, secret) =>
    void secrets.set(staff, { secret: structuredClone(secret), lastStep: -1 }),
  dropSecret: async (staff) => void secrets.delete(staff),
  useStep: async (staff, step) => {
    const kept = secrets.get(staff)
    if (!kept || step <= kept.lastStep) return false
    kept.lastStep = step
    return true
  },
  open: async (digest, session) => void sessions.set(hex(digest), structuredClone(session)),
  find: async (digest) => {
    const session = sessions.get(hex(digest))
    return session && session.until > at ? structuredClone(session) : undefined
  },
  touch: async (digest) => {
    const session = sessions.get(hex(digest))
    if (session) sessions.set(hex(digest), { ...session, seen: at })
  },
  end: async (digest) => void sessions.delete(hex(digest)),
  endAll: async (staff) => {
    for (const [key, session] of [...sessions]) if (session.staff === staff) sessions.delete(key)
  },
})
