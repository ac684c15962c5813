import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { receive } from '../../src/casework/asking.ts'
import { type Given, withdraw } from '../../src/consent/consent.ts'
import { ageEntrySeal } from '../../src/edge/sealing/age-entry-seal.ts'
import { channelPorts } from '../../src/edge/storage/channel.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { openStorage, type Storage } from '../../src/edge/storage/open.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import { caseId } from '../../src/kernel/id.ts'
import type { Seal } from '../../src/sealing/seal.ts'
import { agreed, asked, bako, elm, ground, oak } from '../casework/world.ts'
import { amina, morning } from '../cast.ts'
import { prisma } from './databases.ts'
import { temporaryFolder } from './folder.ts'

const folder = temporaryFolder()
const hers = caseId('hers')
const other = caseId('other')
const seal = hostSeal(new Uint8Array(32).fill(4))
/** The mutant: what is sealed opens wherever it lies. */
const anywhere: Seal = {
  ...seal,
  seal: (plain) => seal.seal(plain, ''),
  open: (sealed) => seal.open(sealed, ''),
}

const ports = (storage: Storage, by: Seal) =>
  channelPorts(storage.sql, by, ageEntrySeal(), morning, {
    knock: () => undefined,
    ring: () => undefined,
    remind: () => undefined,
    tell: () => undefined,
  })

/** A yes to Oak that she took back, and two cases with a letter and a referral each. */
async function filled(storage: Storage, by: Seal) {
  const { cases, consents, letters, referrals, staff } = ports(storage, by)
  const yes = agreed(oak)
  await consents.append(yes)
  await consents.append(taken(yes))
  for (const id of [hers, other]) {
    await cases.save(receive({ ...asked(), id, code: id }, ground(morning)))
    await letters.add({ id: `letter-${id}`, case: id, at: morning, text: `лист ${id}` })
    await referrals.save({
      ...{ case: id, from: oak, to: elm, by: bako.id, fields: ['kind'], warm: false },
      state: { status: 'sent', at: morning },
    })
  }
  await staff.save(bako)
}

function taken(yes: Given) {
  const back = withdraw([yes], { recipient: oak, purpose: 'request', at: morning })
  if (!back.ok) throw new Error(back.refusal)
  return back.value
}

/** What a hand on the disk may move, and where it would be read. */
const moves = {
  'an older yes after a later no': {
    statements: [3, 1, 2].map(
      (to, at) => `UPDATE "Consent" SET "nth" = ${to} WHERE "nth" = ${[1, 2, 3][at]}`,
    ),
    look: (storage: Storage, by: Seal) => ports(storage, by).consents.of(amina),
  },
  'a letter into another case': {
    statements: [`UPDATE "Letter" SET "case" = 'other' WHERE "id" = 'letter-hers'`],
    look: (storage: Storage, by: Seal) => ports(storage, by).letters.of(other),
  },
  'what one asked for under the code of another': {
    statements: [
      `UPDATE "Case" SET "body" = (SELECT "body" FROM "Case" WHERE "id" = 'hers') WHERE "id" = 'other'`,
    ],
    look: (storage: Storage, by: Seal) => ports(storage, by).cases.withCode('other'),
  },
  'a referral into another case': {
    statements: [
      `DELETE FROM "Referral" WHERE "case" = 'other'`,
      `UPDATE "Referral" SET "case" = 'other' WHERE "case" = 'hers'`,
    ],
    look: (storage: Storage, by: Seal) => ports(storage, by).referrals.waitingFor(elm),
  },
  'a caseworker to another organization': {
    statements: [`UPDATE "StaffMember" SET "organization" = 'elm'`],
    look: (storage: Storage, by: Seal) => ports(storage, by).staff.of(elm),
  },
} as const

let houses = 0
async function moved(what: keyof typeof moves, by: Seal): Promise<string> {
  houses += 1
  const url = `file:${join(folder, `${houses}.db`)}`
  await migrate({ url, prisma })
  const storage = await openStorage({ url })
  try {
    await filled(storage, by)
    for (const statement of moves[what].statements) await storage.sql.run(statement)
    return await moves[what].look(storage, by).then(
      () => 'read',
      () => 'does not open',
    )
  } finally {
    await storage.close()
  }
}

describe.each(Object.keys(moves) as (keyof typeof moves)[])('%s', (what) => {
  it('does not open there', async () => {
    expect(await moved(what, seal)).toBe('does not open')
  })

  it('would be read if the seal did not know its place (mutant)', async () => {
    expect(await moved(what, anywhere)).toBe('read')
  })
})
