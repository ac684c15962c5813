import type { Channel } from '../../channel/channel.ts'
import { answerByChat } from '../../channel/chat-answer.ts'
import { claimCase } from '../../channel/deskwork.ts'
import { linkDigest } from '../../channel/linking.ts'
import { readCaseCode } from '../../intake/case-code.ts'
import type { StaffMember } from '../../staff/staff.ts'
import { deskGroups } from './desk-groups.ts'
import type { DeskEvent } from './desk-inbound.ts'
import { type DeskWorld, memberAt } from './desk-world.ts'

/** The desk at Telegram's door. */
export type TelegramDesk = {
  /** Does what staff did, or what happened in a group. False: it is no desk's, and a person's if it came from a private chat. */
  take(event: DeskEvent, once: number): Promise<boolean>
  /** Looks who is in every staff group; to be done every ten minutes. */
  reconcile(): Promise<void>
  stop(): void
}

type Of<Kind extends DeskEvent['kind']> = Extract<DeskEvent, { kind: Kind }>

export function telegramDesk(world: DeskWorld): TelegramDesk {
  const groups = deskGroups(world)
  return {
    stop: groups.stop,
    reconcile: groups.reconcile,
    take: async (event, once) => {
      if (event.kind === 'link-chat') return linkChat(world, event, once)
      if (event.kind === 'answer') return answered(world, event, once)
      if (event.kind === 'claim' && (await groups.isOurs(event.chat))) await claimed(world, event, once)
      else await groups.take(event, once)
      return true
    },
  }
}

/** A chat becomes the chat of whoever made the code at the console. */
async function linkChat(
  { house, defaultLanguage }: DeskWorld,
  { chat, code }: Of<'link-chat'>,
  once: number,
) {
  await house.within(async (channel) => {
    const link = await channel.linkCodes.use(linkDigest(channel, code), 'chat')
    const member = link?.staff && (await channel.staff.find(link.staff))
    if (!member?.active)
      return channel.news.tell(chat, [defaultLanguage], {
        kind: 'desk-line',
        word: 'code-not-known',
        values: {},
      })
    await channel.staffChats.link(chat, member.id)
    const { organization, id: by } = member
    await channel.audit.append({ at: channel.at, by, what: 'chat-linked', organization })
    channel.news.tell(chat, member.languages, { kind: 'desk-line', word: 'linked', values: {} })
    channel.news.ring(organization)
  }, once)
  return true
}

/** Somebody pressed a button of the board. Who is not on the roster is told nothing, and nothing changes. */
async function claimed(
  world: DeskWorld,
  { chat, by, press, data }: Of<'claim'>,
  once: number,
): Promise<void> {
  const said = await world.house.within(async (channel) => {
    const group = await channel.deskGroups.find(chat)
    const member = await memberAt(channel, by)
    if (!group || group.stopped || member?.organization !== group.organization) return undefined
    const id = world.claims.read(chat, data)
    const taken = id && (await claimCase(channel, member, id, undefined))
    const { languages } = world.words
    const language = member.languages.find((one) => languages.includes(one)) ?? world.defaultLanguage
    // One sentence for what somebody else has, and for what she must not know of.
    if (!taken?.ok) return world.words.say(language, 'desk:not-free')
    await tellTaken(channel, member, id!)
    return world.words.say(language, 'desk:claimed')
  }, once)
  await world.api
    .answerCallbackQuery(press, said === undefined ? {} : { text: said })
    // Too late is no harm: the board and her own chat say the same.
    .catch(() => undefined)
}

/** Her own chat says what she took, and how she answers. */
async function tellTaken(channel: Channel, member: StaffMember, id: Parameters<typeof claimCase>[2]) {
  const found = await channel.cases.find(id)
  const organization = await channel.organizations.find(member.organization)
  const word = organization?.answersIn === 'telegram' ? 'yours-here' : 'yours'
  for (const own of await channel.staffChats.of(member.id))
    channel.news.tell(own, member.languages, { kind: 'desk-line', word, values: { code: found!.code } })
}

const heard: Readonly<Record<string, string>> = {
  'case-closed': 'case-closed',
  'answers-at-console': 'answers-at-console',
  'nobody-to-read': 'nobody-to-read',
}

/** A caseworker replied to a line of ours: its first line names the case. Anybody else's reply is a person's. */
async function answered({ house }: DeskWorld, { chat, code: written, text }: Of<'answer'>, once: number) {
  const code = readCaseCode(written)
  if (!code.ok) return false
  const staffs = await house.within(async (channel) => (await memberAt(channel, chat)) !== undefined)
  if (!staffs) return false
  await house.within(async (channel) => {
    const member = await memberAt(channel, chat)
    if (!member) return
    const found = await channel.cases.withCode(code.value)
    const sent = found && (await answerByChat(channel, member, found, text))
    const word = sent?.ok ? 'sent' : ((sent && heard[sent.refusal]) ?? 'not-yours')
    channel.news.tell(chat, member.languages, { kind: 'desk-line', word, values: { code: code.value } })
  }, once)
  return true
}
