import { screenOf } from '../src/conversation/lobby.ts'
import { flowFinder } from '../src/edge/flow-files.ts'
import { projectRoot } from '../src/edge/root.ts'
import { nameOf } from '../src/edge/storage/people.ts'
import type { Screen } from '../src/outbox/screen.ts'
import { seeded } from '../test/bot-api/faults.ts'
import { smallContent } from '../test/doors/content.ts'
import { type Inside, NOON, openInside } from './crash-inside.ts'

type Update = { readonly update_id: number } & Readonly<Record<string, unknown>>

/** What a shuffled run came to, beside the clean one. */
export type Disorder = {
  readonly updates: number
  readonly deliveries: number
  readonly pressedAgain: number
  /** People whose conversation is not what it was in the clean run. */
  readonly different: readonly string[]
}

export const FORGETS_SEEN = 'DELETE FROM "Seen"'
const ROUNDS = 20
const BATCH = 100
const flowOf = flowFinder(smallContent(projectRoot()).flows)
const chatOf = (index: number) => 600_000_000 + index
const addressOf = (index: number) => ({ door: 'telegram', id: String(chatOf(index)) }) as const

/** Everybody does one thing a round, as her screen allows it; what they did is the clean run. */
async function cleanRun(inside: Inside, people: number, random: () => number): Promise<Update[]> {
  const updates: Update[] = []
  for (let round = 0; round < ROUNDS; round++)
    for (let from = 0; from < people; from += BATCH) {
      const indexes = Array.from({ length: Math.min(BATCH, people - from) }, (_, more) => from + more)
      const screens = await screensOf(inside, indexes)
      const batch = indexes.map((index, more) =>
        doing(inside, chatOf(index), screens[more], updates.length + more + 1, random),
      )
      await inside.door.take(batch)
      updates.push(...batch)
    }
  return updates
}

async function screensOf({ people, storage }: Inside, indexes: readonly number[]) {
  const found = await people.at(storage.sql, indexes.map(addressOf))
  return indexes.map((index) => {
    const session = found.get(nameOf(addressOf(index)))?.session
    const flow = session && flowOf(session.flow, session.version)
    return flow && screenOf(flow, session)
  })
}

function doing(
  inside: Inside,
  of: number,
  screen: Screen | undefined,
  id: number,
  random: () => number,
): Update {
  const chat = { id: of, type: 'private' }
  const message = { message_id: id, date: NOON / 1000, chat, from: { language_code: 'en' } }
  const says = (text: string) => ({ update_id: id, message: { ...message, text } })
  if (!screen || random() < 0.02) return says('/start')
  const { step, buttons, lobby } = screen
  const draw = random()
  if (draw < 0.4) return says(`line ${id}`)
  if (draw < 0.43) return says('/help')
  // The other words of the lobby work from any screen, however often: they are meant to.
  const bound = lobby.filter((word) => word === 'back' || word === 'skip' || word === 'more')
  const data = [
    ...inside.buttons.write(String(chat.id), step, buttons.length),
    ...inside.buttons.lobby(String(chat.id), step, bound),
  ]
  const pressed = data[Math.floor(random() * data.length)]
  if (pressed === undefined) return says(`line ${id}`)
  const query = { id: `q${id}`, from: message.from, chat_instance: '1', message, data: pressed }
  return { update_id: id, callback_query: query }
}

/** Each update once where it was and up to four times later, a fifth of the presses once more under new ids, mixed in windows of 50. */
function disordered(
  updates: readonly Update[],
  random: () => number,
): { all: Update[]; pressedAgain: number } {
  const placed: { at: number; update: Update }[] = []
  let pressedAgain = 0
  for (const [at, update] of updates.entries()) {
    placed.push({ at, update })
    for (let more = Math.floor(random() * 5); more > 0; more--)
      placed.push({ at: at + random() * 2000, update })
    if (!('callback_query' in update) || random() >= 0.2) continue
    pressedAgain += 1
    const again = { ...update, update_id: updates.length + pressedAgain }
    placed.push({ at: at + 50 + random() * 2000, update: again })
  }
  const all = placed.sort((one, other) => one.at - other.at).map(({ update }) => update)
  for (let from = 0; from < all.length; from += 50)
    shuffle(all, from, Math.min(from + 50, all.length), random)
  return { all, pressedAgain }
}

function shuffle<Item>(items: Item[], from: number, to: number, random: () => number): void {
  for (let last = to - 1; last > from; last--) {
    const other = from + Math.floor(random() * (last - from + 1))
    ;[items[last], items[other]] = [items[other]!, items[last]!]
  }
}

async function conversations({ people, storage }: Inside, count: number): Promise<Map<string, string>> {
  const addresses = Array.from({ length: count }, (_, index) => addressOf(index))
  const found = await people.at(storage.sql, addresses)
  return new Map(
    [...found].map(([name, { session, language }]) => [name, JSON.stringify([session, language])]),
  )
}

/** Both runs, and where they differ. */
export async function disorder(updates: number, seed: number, mutant?: string): Promise<Disorder> {
  const random = seeded(seed)
  const people = updates / ROUNDS
  const clean = await openInside()
  const done = await cleanRun(clean, people, random)
  const wanted = await conversations(clean, people)
  await clean.close()
  const broken = await openInside((storage) =>
    mutant === undefined
      ? storage
      : {
          ...storage,
          turn: (work) =>
            storage.turn(async (sql) => {
              const made = await work(sql)
              await sql.run(mutant)
              return made
            }),
        },
  )
  const { all, pressedAgain } = disordered(done, random)
  for (let from = 0; from < all.length; from += BATCH) await broken.door.take(all.slice(from, from + BATCH))
  const got = await conversations(broken, people)
  await broken.close()
  const different = [...wanted].filter(([name, state]) => got.get(name) !== state).map(([name]) => name)
  return { updates: done.length, deliveries: all.length, pressedAgain, different }
}
