import type { Person } from '../bot-api/phone.ts'
import { beginning, say } from './end-to-end-words.ts'

/** Somebody with Telegram in her hand, who reads each screen before she taps. */
export class OnHerPhone {
  /** Each thing that she did, in order. */
  readonly did: string[] = []
  readonly person: Person

  constructor(person: Person) {
    this.person = person
  }

  /** What stands in her chat from the bot. */
  screen(): string {
    const bubbles = this.person.chat().filter(({ from }) => from === 'bot')
    return bubbles.map(({ text }) => text).join('\n')
  }

  /** Does something, and reads until this is said. */
  async until(next: string, does: () => unknown, named: string): Promise<void> {
    const { person } = this
    const before = person.answers()
    does()
    this.did.push(named)
    const words = beginning(next)
    await person
      .waits(() => person.answers() > before && this.screen().includes(words), 15_000)
      .catch((fault: Error) => {
        throw new Error(`${named} did not lead to ${next}: ${fault.message}\n${this.screen()}`)
      })
  }

  comes = (next: string) => this.until(next, () => this.person.comes(), '/start')
  says = (text: string, next: string) => this.until(next, () => this.person.says(text), 'writes')

  /** Presses one button after the other; each leads to the screen named beside it. */
  async taps(...path: readonly (readonly [button: string, next: string])[]): Promise<void> {
    for (const [button, next] of path) {
      const label = button.includes(':') || button.startsWith('!') ? say(button) : button
      await this.person.waits(({ buttons }) => buttons().includes(label), 15_000)
      await this.until(next, () => this.person.presses(label), label)
    }
  }
}
