import { actsOf } from '../../src/app/acts.ts'
import { CodeTries } from '../../src/app/code-tries.ts'
import { openGround } from '../../src/app/ground.ts'
import type { Help } from '../../src/app/help.ts'
import type { Acts } from '../../src/conversation/act.ts'
import { converse, type Said } from '../../src/conversation/converse.ts'
import type { Flow } from '../../src/conversation/flow.ts'
import type { Input } from '../../src/conversation/input.ts'
import type { Session } from '../../src/conversation/session.ts'
import type { PersonId } from '../../src/kernel/id.ts'
import type { LobbyWord } from '../../src/outbox/screen.ts'
import { amina, morning } from '../cast.ts'
import type { MemoryChannel } from '../channel/memory.ts'
import { restarted } from '../talk.ts'
import { root } from './shipped.ts'

/** What a mutant changes: acts, what they lean on, where a flow leads. */
export type Mutant = {
  readonly acts?: (acts: Acts) => Acts
  readonly help?: Partial<Help>
  readonly flow?: (flow: Flow) => Flow
}

/** The content that is shipped. */
export const ground = openGround(root, () => morning)

/** The house that is shipped: its flows, words and cards, over a help channel in memory. */
export function houseOn(channel: MemoryChannel, mutant: Mutant = {}) {
  const tries = new CodeTries()
  let now = morning
  const files: string[] = []
  const away = () => Promise.reject(new Error('not here'))
  const acts = actsOf({
    plans: { of: away, keep: away, drop: away },
    lookup: ground.lookup,
    distanceLabel: () => '',
    help: () => ({
      ...ground.help,
      tries,
      channel: channel.later(now),
      setOut: async (_, __, reference) => void files.push(reference),
      file: (found, letter) => ({ kind: 'file', case: found.id, letter }),
      ...mutant.help,
    }),
  })
  const flowOf = (name: string, version?: number) => {
    const flow = ground.flowOf(name, version)
    return flow && mutant.flow ? mutant.flow(flow) : flow
  }
  const house = { flowOf, acts: mutant.acts?.(acts) ?? acts }
  return {
    ground,
    files,
    visit: (person: PersonId = amina, language = 'uk') => new Visit(house, ground, person, language),
    /** So much later. */
    wait: (ms: number) => {
      now = new Date(now.getTime() + ms)
    },
    now: () => now,
  } as const satisfies Record<string, unknown>
}
type House = Parameters<typeof converse>[0]
type Ground = ReturnType<typeof openGround>

/** Somebody at a door: what she does, what she reads, and what is kept of it between two turns. */
export class Visit {
  said: Said | undefined
  session: Session | undefined
  /** Everything that was ever kept of the conversation, or waited to be sent. */
  readonly kept: string[] = []
  at = morning
  private message = 100
  private readonly house: House
  private readonly ground: Ground
  private readonly person: PersonId
  language: string

  constructor(house: House, ground: Ground, person: PersonId, language: string) {
    this.house = house
    this.ground = ground
    this.person = person
    this.language = language
  }

  async does(input: Input): Promise<this> {
    const { person, session, language, at } = this
    const message = { message: this.message++ }
    const said = await converse(this.house)({ person, session, language, input, at, ...message })
    this.said = said
    this.session = restarted(said.session)
    this.language = said.language
    this.kept.push(JSON.stringify([said.session, said.screen, said.says]))
    return this
  }

  opens = (flow: string) => this.does({ type: 'opened', flow })
  writes = (text: string) => this.does({ type: 'wrote', text })
  asks = (word: LobbyWord) => this.does({ type: 'asked', word })
  sends = (file: string) => this.does({ type: 'sent-file', file })

  /** Presses these buttons one after the other, each by its name or by the label of its item. */
  async presses(...names: readonly string[]): Promise<this> {
    for (const name of names) {
      const buttons = this.said?.screen?.buttons ?? []
      const option = buttons.findIndex((button) =>
        'label' in button ? button.label === name : button.key.endsWith(`#${name}`),
      )
      if (option < 0) throw new Error(`there is no [${name}] at ${this.where}: ${JSON.stringify(buttons)}`)
      await this.does({ type: 'pressed', press: { step: this.session!.step, option } })
    }
    return this
  }

  get where(): string {
    return `${this.session?.flow}:${this.session?.at}`
  }

  /** The bubbles on her screen, as she reads them now. */
  get bubbles(): string[] {
    const { render } = this.ground
    return (this.said?.screen?.lines ?? []).map((line) => render.line(this.language, line, this.at))
  }

  get screen(): string {
    return this.bubbles.join('\n\n')
  }
}
