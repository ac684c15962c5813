import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { receive } from '../../src/casework/asking.ts'
import { ageEntrySeal } from '../../src/edge/sealing/age-entry-seal.ts'
import { channelPorts } from '../../src/edge/storage/channel.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { openStorage, type Storage } from '../../src/edge/storage/open.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import { caseId, organizationId } from '../../src/kernel/id.ts'
import type { Seal } from '../../src/sealing/seal.ts'
import { agreed, asked, contract, ground, member, oak, organization } from '../casework/world.ts'
import { amina, morning } from '../cast.ts'
import { canaryChat, canaryCyrillic, canaryWord, everything, hits } from '../doors/canary.ts'
import { prisma } from '../storage/databases.ts'
import { temporaryFolder } from '../storage/folder.ts'
import { bytes } from './ports-contract.ts'

const folder = temporaryFolder()

/** One thing of each kind that must not be read from a disk. */
const secrets = () => ({
  region: canaryCyrillic(),
  code: canaryCyrillic(),
  excluded: canaryWord(),
  safeWord: canaryWord(),
  staffName: canaryCyrillic(),
  staffTie: canaryWord(),
  letter: canaryCyrillic(),
  fileName: canaryCyrillic(),
  file: canaryWord(),
  wording: canaryWord(),
  referralField: canaryWord(),
  staffChat: String(canaryChat()),
  group: String(-canaryChat()),
  secret: canaryWord(),
  errand: canaryWord(),
  receipt: canaryWord(),
  link: canaryWord(),
})
type Secrets = ReturnType<typeof secrets>

async function fill(storage: Storage, seal: Seal, hidden: Secrets): Promise<void> {
  await storage.turn(async (sql) => {
    const channel = channelPorts(sql, seal, ageEntrySeal(), morning, {
      knock: () => undefined,
      ring: () => undefined,
      remind: () => undefined,
      tell: () => undefined,
    })
    await channel.organizations.save(organization(oak))
    await fillCase(channel, hidden)
    await fillStaff(channel, hidden)
  })
}
type Ports = ReturnType<typeof channelPorts>

async function fillCase(channel: Ports, hidden: Secrets): Promise<void> {
  const wish = {
    region: hidden.region,
    exclusions: { organizations: [organizationId(hidden.excluded)], regions: [], tiedToService: true },
    contract: { ...contract, safeWord: bytes(hidden.safeWord) },
  }
  const asking = receive({ ...asked(wish), code: hidden.code }, ground(morning))
  const found = asking.case.id
  await channel.cases.save(asking)
  await channel.cases.join(found, amina)
  const wording = { id: hidden.wording, version: 'ab'.repeat(32) }
  await channel.consents.append({ ...agreed(oak), wording })
  const file = { name: hidden.fileName, type: 'text/plain', bytes: Buffer.from(hidden.file) }
  await channel.letters.add({ id: 'letter', case: found, at: morning, text: hidden.letter, file })
  await channel.referrals.save({
    case: found,
    from: oak,
    to: organizationId('elm'),
    by: member('bako').id,
    // The type knows no such field: it only has to be told from everything else on the disk.
    fields: [hidden.referralField as 'kind'],
    warm: true,
    state: { status: 'sent', at: morning },
  })
  const errand = { id: 'errand', kind: 'file', case: found, person: amina, at: morning, attempt: 0 }
  await channel.errands.save({ ...errand, payload: { telegramFile: hidden.errand } })
  await channel.receipts.keep(channel.digest(`access-code:${hidden.receipt}`), found)
}

async function fillStaff(channel: Ports, hidden: Secrets): Promise<void> {
  const ties = { organizations: [organizationId(hidden.staffTie)], branches: [], regions: [] }
  const bako = member('bako', { name: hidden.staffName, conflicts: ties })
  await channel.staff.save(bako)
  await channel.staffChats.link(hidden.staffChat, bako.id)
  await channel.deskGroups.save({ address: hidden.group, organization: oak })
  await channel.signIns.keepSecret(bako.id, Buffer.from(hidden.secret))
  await channel.linkCodes.add(channel.digest(`link-code:${hidden.link}`), {
    purpose: 'group',
    organization: oak,
    until: morning,
  })
}

let houses = 0
/** What somebody finds who takes the disk while the house runs, the log beside the database. */
async function found(sealOf: (seal: Seal) => Seal, hidden: Secrets): Promise<readonly string[]> {
  houses += 1
  const own = join(folder, String(houses))
  const url = `file:${join(own, 'house.db')}`
  await migrate({ url, prisma })
  const storage = await openStorage({ url })
  try {
    await fill(storage, sealOf(hostSeal(new Uint8Array(32).fill(9))), hidden)
    const inLog = hits(hidden, everything([own], {}))
    await storage.checkpoint()
    return [...inLog, ...hits(hidden, everything([own], {}))]
  } finally {
    await storage.close()
  }
}

/** The mutant: keeps what it should seal. */
const open = (seal: Seal): Seal => ({ ...seal, seal: (plain) => plain, open: (plain) => plain })
/** Another one: finds by the text itself. */
const plainIndex = (seal: Seal): Seal => ({ ...seal, index: (text) => Buffer.from(text) })

describe('a disk without its host key', () => {
  it('tells nothing of what people asked, nor who works for them', async () => {
    expect(await found((seal) => seal, secrets())).toEqual([])
  })

  it('would tell all of it if it were not sealed (mutant)', async () => {
    const hidden = secrets()
    const told = new Set((await found(open, hidden)).map((hit) => hit.split(' ')[0]))
    // A code of a receipt or a link is never kept, sealed or not.
    const digests = ['receipt', 'link']
    expect([...told].sort()).toEqual(
      Object.keys(hidden)
        .filter((kind) => !digests.includes(kind))
        .sort(),
    )
  })

  it('would tell every code and chat if they were found by what they are (mutant)', async () => {
    const told = new Set((await found(plainIndex, secrets())).map((hit) => hit.split(' ')[0]))
    expect([...told].sort()).toEqual(['code', 'group', 'link', 'receipt', 'staffChat'])
  })

  it('gives nothing to somebody who has another key', async () => {
    const url = `file:${join(folder, 'other.db')}`
    await migrate({ url, prisma })
    const storage = await openStorage({ url })
    const hidden = secrets()
    await fill(storage, hostSeal(new Uint8Array(32).fill(1)), hidden)
    const other = channelPorts(storage.sql, hostSeal(new Uint8Array(32).fill(2)), ageEntrySeal(), morning, {
      knock: () => undefined,
      ring: () => undefined,
      remind: () => undefined,
      tell: () => undefined,
    })
    const tries = {
      cases: () => other.cases.find(caseId('case-1')),
      consents: () => other.consents.of(amina),
      staff: () => other.staff.of(oak),
      letters: () => other.letters.of(caseId('case-1')),
      referrals: () => other.referrals.of(caseId('case-1')),
      errands: () => other.errands.due(morning, 9),
      chats: () => other.staffChats.of(member('bako').id),
      groups: () => other.deskGroups.of(oak),
      secrets: () => other.signIns.secretOf(member('bako').id),
    }
    for (const [what, look] of Object.entries(tries)) await expect(look(), what).rejects.toThrow()
    expect(await other.cases.withCode(hidden.code)).toBeUndefined()
    expect(await other.receipts.find(other.digest(`access-code:${hidden.receipt}`))).toBeUndefined()
    await storage.close()
  })
})
