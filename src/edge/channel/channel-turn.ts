import { randomInt } from 'node:crypto'
import { mayWrite } from '../../casework/contact-contract.ts'
import type { Channel, News } from '../../channel/channel.ts'
import type { CaseId, OrganizationId, PersonId } from '../../kernel/id.ts'
import type { People, Person } from '../storage/people.ts'
import type { Sql } from '../storage/sql.ts'
import type { Waiting } from '../storage/waiting.ts'
import { boards, deskWaiting } from './desk-lines.ts'

/** The help channel over one transaction, and what must be told when it is over. */
export type ChannelTurn = {
  readonly channel: Channel
  /** Desks at which something is new. */
  readonly rung: ReadonlySet<OrganizationId>
  /** What must be said because of it: neutral lines to people, boards to groups. Asked once, at the end. */
  messages(): Promise<readonly Waiting[]>
}

type World = {
  readonly sql: Sql
  readonly at: Date
  readonly people: People
  readonly channelOn: (news: News) => Channel
  /** The languages of the house, and the one in which groups are told. */
  readonly languages: readonly string[]
  readonly usual: string
}

/** The neutral line of somebody who chose none. */
const USUAL_WORD = 'notice'

/** Opens the channel. What is new is gathered while the turn lasts, so that two things in one case are one line. */
export function channelTurn(world: World): ChannelTurn {
  const knocked = new Set<CaseId>()
  const reminded = new Set<PersonId>()
  const rung = new Set<OrganizationId>()
  const told: Waiting[] = []
  const channel: Channel = world.channelOn({
    knock: (found) => void knocked.add(found),
    remind: (person) => void reminded.add(person),
    ring: (organization) => void rung.add(organization),
    tell: (chat, hers, saying) => {
      const language = hers.find((one) => world.languages.includes(one)) ?? world.usual
      told.push(deskWaiting(channel, chat, language, saying))
    },
  })
  return {
    channel,
    rung,
    messages: async () => [
      ...(await knocks(world, channel, knocked)),
      ...(await reminders(world, channel, reminded)),
      ...(await boards(channel, rung, world)),
      ...told,
    ],
  }
}

/** A neutral line at each of her doors, now or when her hours come; none where she wants to come by herself. */
async function knocks({ sql, at, people }: World, channel: Channel, cases: ReadonlySet<CaseId>) {
  const said = new Map<string, Waiting>()
  for (const id of cases) {
    const found = await channel.cases.find(id)
    if (!found) continue
    const { contract } = found.request
    const may = mayWrite(contract, at, 'we-begin')
    if (may.may === 'later') await channel.timers.set(id, 'knock', may.at)
    if (may.may !== 'now') continue
    for (const person of await people.byId(sql, await channel.doors.reachable(id)))
      if (person.address.door === 'telegram') {
        const waiting = knockTo(person, contract.neutralWord, at)
        said.set(waiting.id, waiting)
      }
  }
  return said.values()
}

/** The line that she asked for. Where she has a request, its contact contract holds for this too. */
async function reminders({ sql, at, people }: World, channel: Channel, persons: ReadonlySet<PersonId>) {
  const said: Waiting[] = []
  for (const person of await people.byId(sql, [...persons])) {
    const open = (await channel.cases.of(person.id)).find(({ state }) => state.status !== 'closed')
    const contract = open?.request.contract
    const may = contract ? mayWrite(contract, at, 'we-begin') : ({ may: 'now' } as const)
    if (may.may === 'later') await channel.timers.set(person.id, 'reminder', may.at)
    if (may.may === 'now' && person.address.door === 'telegram')
      said.push(knockTo(person, contract?.neutralWord ?? USUAL_WORD, at, 'complaint'))
  }
  return said
}

/** Two things that are new are one line: the second takes the place of the first while it waits. */
function knockTo(
  { id, address, language, spokenTo, live }: Person,
  word: string,
  at: Date,
  opens: 'case' | 'complaint' = 'case',
): Waiting {
  return {
    id: `${opens === 'case' ? 'knock' : 'reminder'}-${id}`,
    person: id,
    lane: 'reply',
    dueAt: at.getTime(),
    attempt: 0,
    revision: randomInt(2 ** 31),
    to: address,
    language,
    spokenTo,
    live,
    saying: { kind: 'knock', word, opens },
  }
}
