import type { Person } from '../test/bot-api/phone.ts'

/** Somebody who asks for help and writes, and what she knows of it. */
export type Asking = {
  readonly person: Person
  /** The code of her case, once she has seen it. */
  readonly code: string | undefined
  /** When she saw the code, in milliseconds. */
  readonly opened: number
  /** What she was told was passed on. */
  readonly passed: readonly string[]
  /** What she wrote last, if she was not told yet. */
  readonly unsure: string | undefined
  readonly asks: () => Promise<void>
  readonly writes: (text: string) => Promise<void>
}

const LATE = 'Return to where I was'

/** Every step is taken only after the one before it was answered, however long that takes. */
export function askingBy(person: Person, patienceMs = 600_000): Asking {
  const state = { code: undefined as string | undefined, opened: 0, unsure: undefined as string | undefined }
  const passed: string[] = []

  const shows = async (label: string) => {
    const until = Date.now() + patienceMs
    const found = () => person.buttons().includes(label)
    const late = () => person.buttons().includes(LATE)
    for (;;) {
      await person.waits(() => found() || late(), until - Date.now())
      if (found()) return
      const seen = person.answers()
      person.presses(LATE)
      await person.waits(() => person.answers() > seen, until - Date.now())
    }
  }
  const presses = async (label: string, then: string) => {
    await shows(label)
    person.presses(label)
    await shows(then)
  }
  const way = [
    'Yes, go on',
    'Ask a human',
    'Go on',
    'A lawyer',
    'Enough, find somebody',
    'Ask them',
    'Yes, I agree',
    'Copied, go on',
  ]
  return {
    person,
    passed,
    get code() {
      return state.code
    },
    get opened() {
      return state.opened
    },
    get unsure() {
      return state.unsure
    },
    asks: async () => {
      person.comes()
      for (const [at, label] of way.slice(0, -1).entries()) await presses(label, way[at + 1]!)
      state.opened = Date.now()
      state.code = /[a-z]+-[a-z]+-\d+/.exec(person.sees())?.[0]
      await presses('Copied, go on', 'My request')
      await presses('My request', 'Write')
    },
    writes: async (text) => {
      await presses('Write', 'Skip')
      state.unsure = text
      person.says(text)
      await shows('Write')
      passed.push(text)
      state.unsure = undefined
    },
  }
}
