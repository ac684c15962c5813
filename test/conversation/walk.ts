import type { Acts } from '../../src/conversation/act.ts'
import type { Conversation, converse, Said } from '../../src/conversation/converse.ts'
import type { Flow } from '../../src/conversation/flow.ts'
import type { Input } from '../../src/conversation/input.ts'
import type { Session } from '../../src/conversation/session.ts'
import { flowFinder } from '../../src/edge/flow-files.ts'
import { type LobbyWord, lobbyWords, type Screen } from '../../src/outbox/screen.ts'
import { amina, morning } from '../cast.ts'
import { restarted } from '../talk.ts'
import { generatedFlow, type Tape } from './generated-house.ts'
import { Broken, type Happened, promises } from './promises.ts'
import { tapOut, tapsOut } from './way-out.ts'

/** What is walked through: the real `converse`, or one that breaks a promise. */
export type Engine = typeof converse

const texts = [
  'help',
  '',
  ' ',
  '/start',
  '{{phone.police_102}}',
  '$t(lobby:leave) {{- x}} {{topic}}',
  '__proto__',
  'constructor',
  '"}],"step":99,"path":["',
  '\u0000\ud83d\u202e\uFEFF’ʼ',
  'x'.repeat(1000),
  'x'.repeat(1001),
  '👩‍👩‍👧'.repeat(100),
]

/** One person's random walk: she presses, writes, comes again, and the flows change under her. */
export class Walk {
  session: Session | undefined
  screen: Screen | undefined
  private language = 'uk'
  private lines = 0
  private last: Input = { type: 'came' }
  private readonly engine: Engine
  private readonly tape: Tape
  private readonly acts: Acts
  private house: Conversation
  flows: Flow[]

  constructor(engine: Engine, flows: readonly Flow[], acts: Acts, tape: Tape) {
    this.engine = engine
    this.flows = [...flows]
    this.acts = acts
    this.tape = tape
    this.house = this.open()
  }

  /** So many things done, each held against every promise; then out of the flow without the lobby's help. */
  async go(steps: number): Promise<void> {
    for (let step = 0; step < steps; step++) {
      if (this.tape.pick(40) === 39) this.renew()
      await this.take(this.anything())
    }
    await this.goOut()
  }

  private open(): Conversation {
    const files = this.flows.map((flow) => ({ file: `flows/${flow.flow}.json`, flow }))
    return { flowOf: flowFinder(files), acts: this.acts }
  }

  private say = async (session: Session | undefined, input: Input): Promise<Said> => {
    const at = new Date(morning.getTime() + this.lines++ * 1000)
    const turn = { person: amina, session: restarted(session), language: this.language, input, at }
    try {
      return await this.engine(this.house)(turn)
    } catch (fault) {
      throw new Broken('no-fault', JSON.stringify({ input, session, fault: String(fault) }))
    }
  }

  private async take(input: Input): Promise<void> {
    const before = this.session
    const said = await this.say(before, input)
    const flowOf = this.house.flowOf
    const emergency = said.session && (await this.say(said.session, { type: 'asked', word: 'emergency' }))
    const happened: Happened = { before, input, said, emergency, flowOf, acts: this.acts, say: this.say }
    for (const [name, holds] of Object.entries(promises))
      if (!(await holds(happened))) throw new Broken(name, JSON.stringify({ before, input, said }))
    this.session = said.session
    this.screen = said.screen
    this.language = said.language
    this.last = input
  }

  /** Whatever somebody may do on this screen, the likely things more often. */
  private anything(): Input {
    const { tape, screen } = this
    const step = screen?.step ?? 0
    const options = screen?.buttons.length ?? 0
    const kind = tape.pick(16)
    if (kind < 7 && options > 0) return { type: 'pressed', press: { step, option: tape.pick(options) } }
    if (kind < 9) return { type: 'wrote', text: tape.one(texts) }
    switch (kind) {
      case 9:
        return { type: 'located', latitude: 50.45, longitude: tape.pick(90) }
      case 10:
        return { type: 'pressed', press: { step: step - 1 - tape.pick(3), option: tape.pick(5) } }
      case 11:
        return { type: 'pressed', press: { step, option: options + tape.pick(3) - (tape.yes() ? 99 : 0) } }
      case 12:
        return { type: 'asked', word: tape.one(screen?.lobby ?? lobbyWords), step }
      case 13:
        return { type: 'asked', word: tape.one(lobbyWords), step: step - tape.pick(2) }
      case 14:
        return tape.yes() ? { type: 'came' } : { type: 'came', code: 'AbC-_123' }
      case 15:
        return tape.yes() ? this.last : { type: 'other' }
      default:
        return { type: 'asked', word: tape.one(lobbyWords.filter(notAway)) }
    }
  }

  /** A flow gets a new version; sometimes nobody kept the file of the old one. */
  private renew(): void {
    const old = this.tape.one(this.flows)
    const newest = Math.max(
      ...this.flows.filter(({ flow }) => flow === old.flow).map(({ version }) => version),
    )
    const names = this.flows.map(({ flow }) => flow)
    if (this.tape.yes()) this.flows = this.flows.filter((flow) => flow !== old)
    this.flows.push(generatedFlow(this.tape, old.flow, names, newest + 1))
    this.house = this.open()
  }

  /** The flow's own buttons lead to its end, in as many taps as they promise, whatever the acts answer. */
  private async goOut(): Promise<void> {
    const { flowOf } = this.house
    if (!this.session || !flowOf(this.session.flow, this.session.version)) await this.take({ type: 'came' })
    const { flow: name, version } = this.session!
    const flow = flowOf(name, version)!
    const taps = tapsOut(flow)
    for (let left = taps(this.session!.at); left > 1; ) {
      await this.take(tapOut(flow, taps, this.session!, this.screen!))
      const now = this.session && this.session.flow === name ? taps(this.session.at) : 0
      if (now >= left) throw new Broken('a-way-out', JSON.stringify({ at: this.session?.at, left, now }))
      left = now
    }
  }
}

const notAway = (word: LobbyWord) => word !== 'leave' && word !== 'forget'
