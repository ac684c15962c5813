import { nameOf, People } from '../edge/storage/people.ts'
import { hostSeal } from '../edge/storage/seal.ts'
import { Outbox, type Waiting } from '../edge/storage/waiting.ts'
import type { FileOf } from '../edge/telegram/voice.ts'
import type { Papers } from '../edge/web/door.ts'
import type { Saying } from '../outbox/message.ts'
import type { Ground } from './ground.ts'
import type { Opened } from './keeper.ts'

const templateOf = ({ saying }: Waiting) =>
  saying.kind === 'paper' ? saying.template : saying.kind === 'file' ? `file ${saying.letter}` : ''

const formatOf = (template: string) =>
  template.startsWith('file ') ? 'file' : template === 'complaint-docx' ? 'docx' : 'pdf'

/** Papers that wait at the web door: rows of the outbox that nobody sends, taken by the person they are for. */
export function webPapers(
  running: () => { readonly opened: Opened } | undefined,
  make: Ground['paper'],
  fileOf: FileOf,
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
    return { opened, outbox, papers: rows.filter((row) => templateOf(row) !== '') }
  }
  const madeOf = (language: string, saying: Extract<Saying, { kind: 'paper' | 'file' }>) =>
    saying.kind === 'file' ? fileOf(saying) : make(language, saying.template, saying.values)
  return {
    waiting: async (address) => {
      const papers = (await waitingFor(address))?.papers ?? []
      const newest = new Map(papers.map((paper) => [templateOf(paper), paper.id]))
      return [...newest].map(([template, id]) => ({ id, format: formatOf(template) }))
    },
    take: async (address, id) => {
      const found = await waitingFor(address)
      const paper = found?.papers.find((row) => row.id === id)
      const { saying } = paper ?? {}
      if (!found || !paper || (saying?.kind !== 'paper' && saying?.kind !== 'file')) return undefined
      const made = await madeOf(paper.language, saying)
      // An older one of the same kind is what she had before she changed her mind; another kind still waits for her.
      const taken = found.papers.filter((one) => templateOf(one) === templateOf(paper))
      await found.opened.storage.turn((sql) => found.outbox.drop(sql, taken))
      return made
    },
  }
}
