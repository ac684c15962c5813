import type { Person } from '../test/bot-api/phone.ts'

/** One person in conversation, and what she knows she has said. */
export type Walker = {
  readonly person: Person
  /** The lines that her diary must hold now. */
  readonly lines: readonly string[]
  /** What she waits for in vain; nothing when she was answered. */
  readonly stuck: string | undefined
  readonly inputs: number
  /** Goes on until she is told to stop, and then waits for her last answer. */
  readonly walk: (goesOn: () => boolean) => Promise<void>
}

const MOST = 6
const NOTICE = 'There is an update.'

/** A person who keeps a diary: she writes lines, pauses, goes on, begins afresh, each time only after she was answered. */
export function walkerOf(person: Person, random: () => number, patienceMs: number): Walker {
  let lines: string[] = []
  let written = 0
  let inputs = 0
  let stuck: string | undefined

  const sees = async (text: string) => {
    stuck = text
    const until = Date.now() + patienceMs
    for (;;) {
      await person.waits(() => person.sees() === text || person.sees() === NOTICE, until - Date.now())
      if (person.sees() === text) break
      const seen = person.answers()
      person.presses('Return to where I was')
      await person.waits(() => person.answers() > seen, until - Date.now())
    }
    stuck = undefined
  }
  const does = async (doing: () => unknown, answer: () => string) => {
    inputs += 1
    doing()
    await sees(answer())
  }
  const all = () => `Lines: ${lines.join(', ')}.`
  const begins = () => {
    const press = () => person.presses('Afresh')
    return does(press, () => {
      lines = []
      return 'The first line?'
    })
  }
  const writes = () => {
    written += 1
    const line = `line ${written}`
    return does(
      () => person.says(line),
      () => {
        lines.push(line)
        return all()
      },
    )
  }
  const pauses = async () => {
    await does(
      () => person.presses('Skip'),
      () => `A pause after ${lines.join(', ')}.`,
    )
    const isFull = lines.length >= MOST
    if (isFull || random() < 0.3) return begins()
    return does(() => person.presses('On'), all)
  }

  const walk = async (goesOn: () => boolean): Promise<void> => {
    await does(
      () => person.comes(),
      () => 'Home.',
    )
    await does(
      () => person.presses('A diary'),
      () => 'The first line?',
    )
    for (let on = goesOn(); on; on = goesOn()) {
      const isPause = lines.length >= MOST || (lines.length > 0 && random() < 0.4)
      await (isPause ? pauses() : writes())
    }
  }
  return {
    person,
    walk,
    get lines() {
      return lines
    },
    get stuck() {
      return stuck
    },
    get inputs() {
      return inputs
    },
  }
}
