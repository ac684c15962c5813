import { nameOf, People } from '../edge/storage/people.ts'
import { hostSeal } from '../edge/storage/seal.ts'
import { Outbox, type Waiting } from '../edge/storage/waiting.ts'
import type { Papers } from '../edge/web/door.ts'
import type { Ground } from './ground.ts'
import type { Opened } from './keeper.ts'

/** Papers that wait at the web door: rows of the outbox that nobody sends, taken by the person they are for. */
export function webPapers(
  running: () => { readonly opened: Opened } | undefined,
  make: Ground['paper'],
): Papers {
  const waitingFor = async (
    address: Parameters<Papers['waiting']>[0],
  ): Promise<{ opened: Opened; outbox: Outbox; papers: Waiting[] } | undefined> => {
    const opened = running()?.opened
    if (!opened) return undefined
    const seal = hostSeal(opened.key)
    const person = (await new People(seal).at(opened.storage.sql, [address])).get(nameOf(address))
    const outbox = new Outbox(seal)
    const rows = person ? await outbox.of(opened.storage.sql, person.id) : []
    return { opened, outbox, papers: rows.filter(({ saying }) => saying.kind === 'paper') }
  }
  return {
    waiting: async (address) => {
      const newest = (await waitingFor(address))?.papers.at(-1)
      return newest && { id: newest.id }
    },
    take: async (address, id) => {
      const found = await waitingFor(address)
      const paper = found?.papers.find((row) => row.id === id)
      if (!found || paper?.saying.kind !== 'paper') return undefined
      const made = await make(paper.language, paper.saying.template, paper.saying.values)
      await found.opened.storage.turn((sql) => found.outbox.drop(sql, found.papers))
      return made
    },
  }
}
