import type { StaffChats } from '../../channel/staff-doors.ts'
import { staffId } from '../../kernel/id.ts'
import type { Seal } from '../../sealing/seal.ts'
import type { Sql } from './sql.ts'

const keyOf = (seal: Seal, address: string) => seal.index(`staff-chat:${address}`)

/** Chats of staff: like people's, found by a keyed index and sealed. */
export const staffChats = (sql: Sql, seal: Seal): StaffChats => ({
  staffOf: async (address) => {
    const text = 'SELECT "staff" FROM "StaffChat" WHERE "key" = ?'
    const [row] = await sql.rows<{ staff: string }>(text, [keyOf(seal, address)])
    return row && staffId(row.staff)
  },
  of: async (staff) => {
    const text = 'SELECT "address" FROM "StaffChat" WHERE "staff" = ?'
    const rows = await sql.rows<{ address: Uint8Array }>(text, [staff])
    return rows.map(({ address }) => Buffer.from(seal.open(address, aboutOf(staff))).toString()).sort()
  },
  link: async (address, staff) => {
    await sql.run(
      `INSERT INTO "StaffChat" ("key", "address", "staff") VALUES (?, ?, ?)
        ON CONFLICT ("key") DO UPDATE SET "address" = excluded."address", "staff" = excluded."staff"`,
      [keyOf(seal, address), seal.seal(Buffer.from(address), aboutOf(staff)), staff],
    )
  },
  unlink: async (address) => {
    await sql.run('DELETE FROM "StaffChat" WHERE "key" = ?', [keyOf(seal, address)])
  },
})

const aboutOf = (staff: string) => `StaffChat.address.${staff}`
