import type { Seal } from '../../sealing/seal.ts'
import type { Staff, StaffMember } from '../../staff/staff.ts'
import { openValue, sealValue } from './sealed-value.ts'
import type { Sql, Value } from './sql.ts'

type Row = { id: string; organization: string; body: Uint8Array }

/** Bound to the organization too: a row that was given to another one does not open. */
const aboutOf = (id: string, organization: string) => `StaffMember.body.${organization}.${id}`

/** Staff of all organizations. Names, roles and what somebody is tied to are sealed with the host key. */
export const staffMembers = (sql: Sql, seal: Seal): Staff => {
  const where = async (condition: string, value: Value) => {
    const text = `SELECT "id", "organization", "body" FROM "StaffMember" WHERE ${condition} ORDER BY "id"`
    return (await sql.rows<Row>(text, [value])).map(({ id, organization, body }) =>
      openValue<StaffMember>(seal, body, aboutOf(id, organization)),
    )
  }
  return {
    find: async (id) => (await where('"id" = ?', id))[0],
    of: (organization) => where('"organization" = ?', organization),
    save: async (member) => {
      await sql.run(
        `INSERT INTO "StaffMember" ("id", "organization", "body") VALUES (?, ?, ?)
          ON CONFLICT ("id") DO UPDATE SET "organization" = excluded."organization", "body" = excluded."body"`,
        [member.id, member.organization, sealValue(seal, member, aboutOf(member.id, member.organization))],
      )
    },
  }
}
