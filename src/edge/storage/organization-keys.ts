import type { OrganizationKey, OrganizationKeys } from '../../sealing/organization-key.ts'
import type { Seal } from '../../sealing/seal.ts'
import { fingerprintOf } from '../sealing/fingerprint.ts'
import { decode, encode } from './people.ts'
import type { Sql } from './sql.ts'

type Row = {
  publicKey: string
  organization: string
  wrapped: Uint8Array
  since: number | bigint | string
  retired: number | bigint | string | null
}

/** Keys of organisations. The wrapped secrets are sealed with the host key on top: a disk alone gives nobody a passphrase to guess at. */
export const organizationKeys = (sql: Sql, seal: Seal): OrganizationKeys => {
  const all = async (organization: string) => {
    const rows = await sql.rows<Row>(
      `SELECT "publicKey", "organization", "wrapped", "since", "retired" FROM "OrganizationKey"
        WHERE "organization" = ? ORDER BY CASE WHEN "retired" IS NULL THEN 0 ELSE 1 END, "since" DESC`,
      [organization],
    )
    return rows.map((row) => keyIn(row, seal))
  }
  const sealed = (publicKey: string, wrapped: string) => seal.seal(encode(wrapped), aboutOf(publicKey))
  return {
    all,
    present: async (organization) => (await all(organization)).find(({ retiredAt }) => !retiredAt),
    add: async ({ organization, recipient: { publicKey }, wrapped, since }) => {
      await sql.run(
        'UPDATE "OrganizationKey" SET "retired" = ? WHERE "organization" = ? AND "retired" IS NULL',
        [since.getTime(), organization],
      )
      await sql.run(
        `INSERT INTO "OrganizationKey" ("publicKey", "organization", "wrapped", "since") VALUES (?, ?, ?, ?)`,
        [publicKey, organization, sealed(publicKey, wrapped), since.getTime()],
      )
    },
    rewrap: async (publicKey, wrapped) => {
      await sql.run('UPDATE "OrganizationKey" SET "wrapped" = ? WHERE "publicKey" = ?', [
        sealed(publicKey, wrapped),
        publicKey,
      ])
    },
    drop: async (publicKey) => {
      await sql.run('DELETE FROM "OrganizationKey" WHERE "publicKey" = ?', [publicKey])
    },
  }
}

const aboutOf = (publicKey: string) => `OrganizationKey.wrapped.${publicKey}`

/** The fingerprint is made anew each time: one that is stored could be another key's. */
const keyIn = ({ publicKey, organization, wrapped, since, retired }: Row, seal: Seal): OrganizationKey => ({
  organization,
  recipient: { publicKey, fingerprint: fingerprintOf(publicKey) },
  wrapped: decode<string>(seal.open(wrapped, aboutOf(publicKey))),
  since: new Date(Number(since)),
  ...(retired === null ? {} : { retiredAt: new Date(Number(retired)) }),
})
