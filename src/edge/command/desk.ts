import { InvalidArgumentError } from 'commander'
import type { Channel } from '../../channel/channel.ts'

/** The help channel of a house, which may run at the same time; opened only when a command runs, closed after it. */
export type Desk = {
  /** Work in a transaction of its own. */
  within<T>(work: (channel: Channel) => Promise<T>): Promise<T>
  readonly close: () => Promise<void>
}

/** What a command says, and whether it did what it was asked for. */
export type Told = { readonly ok: boolean; readonly json: object; readonly text: string }

export const told = (json: object, text: string): Told => ({ ok: true, json, text })

/** A "no", with what would help. Ends with 1. */
export const not = (refusal: string, text: string): Told => ({ ok: false, json: { refusal }, text })

/** Runs one command on the help channel, prints what came of it, and closes. */
export async function atDesk(
  open: () => Promise<Desk>,
  { json }: { readonly json?: true },
  work: (channel: Channel) => Promise<Told>,
): Promise<void> {
  const desk = await open()
  try {
    const done = await desk.within(work)
    process.stdout.write(`${json ? JSON.stringify(done.json, null, 2) : done.text}\n`)
    if (!done.ok) process.exitCode = 1
  } finally {
    await desk.close()
  }
}

/** An option that may be said several times, or once with commas, each time one of these. */
export const someOf =
  <Choice extends string>(choices: readonly Choice[]) =>
  (written: string, before: readonly Choice[] = []): readonly Choice[] => {
    const named = written.split(',').map((text) => {
      const choice = choices.find((one) => one === text.trim())
      if (choice === undefined) throw new InvalidArgumentError(`choose from ${choices.join(', ')}.`)
      return choice
    })
    return [...new Set([...before, ...named])]
  }
