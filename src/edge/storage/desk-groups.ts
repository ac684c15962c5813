import type { DeskGroup, DeskGroups } from '../../channel/staff-doors.ts'
import { organizationId } from '../../kernel/id.ts'
import type { Seal } from '../../sealing/seal.ts'
import type { Sql, Value } from './sql.ts'

type Row = {
  address: Uint8Array
  organization: string
  board: number | bigint | string | null
  stopped: string | null
}

const keyOf = (seal: Seal, address: string) => seal.index(`desk-group:${address}`)
const aboutOf = (organization: string) => `DeskGroup.address.${organization}`

/** Staff groups: found by a keyed index and sealed. */
export const deskGroups = (sql: Sql, seal: Seal): DeskGroups => {
  const read = ({ address, organization, board, stopped }: Row): DeskGroup => ({
    address: Buffer.from(seal.open(address, aboutOf(organization))).toString(),
    organization: organizationId(organization),
    ...(board !== null && { board: Number(board) }),
    ...(stopped !== null && { stopped }),
  })
  const where = async (condition: string, value: Value) => {
    const text = `SELECT "address", "organization", "board", "stopped" FROM "DeskGroup" WHERE ${condition}`
    return (await sql.rows<Row>(text, [value])).map(read)
  }
  return {
    find: async (address) => (await where('"key" = ?', keyOf(seal, address)))[0],
    of: async (organization) => {
      const groups = await where('"organization" = ?', organization)
      return groups.sort((one, other) => (one.address < other.address ? -1 : 1))
    },
    save: async ({ address, organization, board, stopped }) => {
      await sql.run(
        `INSERT INTO "DeskGroup" ("key", "address", "organization", "board", "stopped") VALUES (?, ?, ?, ?, ?)
          ON CONFLICT ("key") DO UPDATE SET "address" = excluded."address", "organization" = excluded."organization",
          "board" = excluded."board", "stopped" = excluded."stopped"`,
        [
          keyOf(seal, address),
          seal.seal(Buffer.from(address), aboutOf(organization)),
          organization,
          board ?? null,
          stopped ?? null,
        ],
      )
    },
    drop: async (address) => {
      await sql.run('DELETE FROM "DeskGroup" WHERE "key" = ?', [keyOf(seal, address)])
    },
  }
}
