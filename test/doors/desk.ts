import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assemble } from '../../src/app/assemble.ts'
import type { Case } from '../../src/casework/case.ts'
import type { Request } from '../../src/casework/request.ts'
import { openCase } from '../../src/channel/asking.ts'
import type { Channel } from '../../src/channel/channel.ts'
import { chatCode, groupCode } from '../../src/channel/linking.ts'
import type { House } from '../../src/edge/house.ts'
import { createLog } from '../../src/edge/log.ts'
import { ageEntrySeal } from '../../src/edge/sealing/age-entry-seal.ts'
import { type Opener, openEntry, openerOf } from '../../src/edge/sealing/open-entry.ts'
import { makeSecretKey, publicKeyOf } from '../../src/edge/sealing/secret-key.ts'
import { channelPorts } from '../../src/edge/storage/channel.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { openStorage } from '../../src/edge/storage/open.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import { type TelegramDesk, telegramDesk } from '../../src/edge/telegram/desk.ts'
import { openTelegram, telegramEnd } from '../../src/edge/telegram/open.ts'
import { type OrganizationId, personId } from '../../src/kernel/id.ts'
import { readContent } from '../../src/sealing/entry-content.ts'
import type { StaffMember } from '../../src/staff/staff.ts'
import { realClock } from '../bot-api/clock.ts'
import type { Group } from '../bot-api/group.ts'
import type { Options } from '../bot-api/options.ts'
import type { Person } from '../bot-api/phone.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'
import {
  always,
  bako,
  bolek,
  chidi,
  elm,
  eno,
  member,
  oak,
  organization,
  request,
} from '../casework/world.ts'
import { wording, yes } from '../channel/staff-side.ts'
import { smallActs, smallContent } from './content.ts'

const root = join(import.meta.dirname, '../..')
const hostKey = new Uint8Array(32).fill(7)

/** Ivan coordinates Oak: he links its group. */
export const ivan = member('ivan', { roles: ['coordinator'] })

/** A house with a help channel, its Telegram door, and the people of Oak with their phones: real HTTP, real grammY, a real database. */
export type Office = {
  readonly api: BotApi
  readonly house: House
  readonly desk: TelegramDesk
  readonly phones: ReadonlyMap<string, Person>
  /** Somebody of staff as Telegram knows her in a group. */
  readonly account: (who: StaffMember) => { id: number; is_bot: false; first_name: string }
  readonly within: <Value>(work: (channel: Channel) => Promise<Value>) => Promise<Value>
  /** Amina asks, without a chat of her own at Telegram. */
  readonly asks: (other?: Partial<Request>) => Promise<Case>
  /** A group with the bot and these people in it, linked to Oak. */
  readonly linked: (staff: readonly StaffMember[]) => Promise<Group>
  readonly read: (found: Case) => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

const numbers = new Map([bako, bolek, chidi, ivan].map(({ id }, at) => [id, 810_001 + at]))
const silent = () => Promise.resolve()

export async function openOffice(
  answersIn: 'console' | 'telegram' = 'console',
  options: Options = {},
  spoil: (desk: TelegramDesk) => TelegramDesk = (desk) => desk,
): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'stezhka-desk-'))
  const url = `file:${join(folder, 'house.db')}`
  await migrate({ url, prisma: join(root, 'prisma') })
  const storage = await openStorage({ url })
  const api = await startBotApi({ clock: realClock, ...options })
  const { flows, words, render } = smallContent(root)
  const clock = () => new Date()
  const seal = hostSeal(hostKey)
  const log = createLog(() => undefined)
  const config = { token: api.token, apiRoot: api.root, mode: 'polling' } as const
  const paper = async () => ({ name: 'paper.pdf', bytes: new Uint8Array(1) })
  const end = telegramEnd(config, hostKey, { render, paper, venue: () => undefined, clock })
  const { house } = assemble({
    storage,
    seal,
    flows,
    languages: words.languages,
    defaultLanguage: 'en',
    actsIn: () => smallActs,
    channelOn: (sql, at, news) => channelPorts(sql, seal, ageEntrySeal(), at, news),
    send: end.send,
    // Nobody waits here for the pace that Telegram wants; `npm run bench` counts what a group is sent.
    groupMs: 120,
    clock,
    log,
  })
  const leans = { house, api: end.api, claims: end.claims, words, defaultLanguage: 'en', log }
  const desk = spoil(telegramDesk(leans))
  const withoutLedger = { answer: silent, makeWay: silent }
  const open = openTelegram({ config, end, house, withoutLedger, desk, log })
  const within = async <Value>(work: (channel: Channel) => Promise<Value>) =>
    (await house.within(work)) as Value
  const openers = await settle(within, answersIn)
  const phones = new Map(
    [...numbers].map(([id, number]) => [id, api.person({ id: number, language: 'en', name: id })]),
  )
  let people = 0
  let groups = 0
  const account: Office['account'] = (who) => ({
    id: numbers.get(who.id)!,
    is_bot: false,
    first_name: who.name,
  })
  return {
    api,
    house,
    desk,
    phones,
    account,
    within,
    asks: (other = {}) =>
      within(async (channel) => {
        const person = personId(`amina-${++people}`)
        const recipients = [oak, elm]
        const until = new Date(channel.at.getTime() + 90 * 86_400_000)
        const agreed = { person, request: request(other), recipients, wording, until }
        return yes(await openCase(channel, agreed)).case
      }),
    linked: async (staff) => {
      const group = api.group(-1_001_000_000_000 - ++groups, 'Oak')
      group.adds(account(staff[0]!))
      for (const one of staff.slice(1)) group.joins(account(one))
      const { code } = yes(await within((channel) => groupCode(channel, ivan, undefined)))
      group.says(account(staff[0]!), `/link ${code}`)
      return group
    },
    read: (found) => within((channel) => readBy(channel, found, openers.get(oak)!)),
    close: async () => {
      desk.stop()
      await open.stop()
      await house.close(1000)
      await storage.close()
      await api.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Oak and Elm with their keys, and who works there. */
async function settle(within: Office['within'], answersIn: 'console' | 'telegram') {
  const openers = new Map<OrganizationId, Opener>()
  for (const id of [oak, elm]) {
    const key = await makeSecretKey()
    openers.set(id, openerOf(key))
    const recipient = { publicKey: await publicKeyOf(key), fingerprint: '' }
    await within(async (channel) => {
      await channel.organizations.save(organization(id, { hours: always, answersIn, capacity: 300 }))
      await channel.keys.add({ organization: id, recipient, wrapped: 'wrapped', since: channel.at })
    })
  }
  await within(async (channel) => {
    for (const one of [bako, bolek, chidi, ivan, eno]) await channel.staff.save({ ...one, languages: ['en'] })
    for (const one of [bako, bolek, ivan]) await channel.staffChats.link(String(numbers.get(one.id)), one.id)
  })
  return openers
}

async function readBy(channel: Channel, found: Case, opener: Opener): Promise<readonly string[]> {
  const texts: string[] = []
  for (const { about, body, wraps } of await channel.entries.of(found.id)) {
    const opened = wraps && (await openEntry({ wraps, body }, about, opener))
    const content = opened?.ok ? readContent(opened.value) : undefined
    texts.push(content?.ok ? new TextDecoder().decode(content.value.bytes) : 'closed')
  }
  return texts
}

/** A code for the own chat of a member of staff, as the console shows it. */
export const ownCode = async (office: Office, who: StaffMember) =>
  yes(await office.within((channel) => chatCode(channel, who, undefined))).code
