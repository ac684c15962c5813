import type { Fault } from '../conversation/inspect-rule.ts'

/** A JSON file as an editor wrote it: what it holds, and in which line each part of it stands. */
export type Source = {
  readonly file: string
  readonly value: unknown
  /** The line of a place (`$.nodes['home']`, from 1), or of what stands nearest above it when there is no such place. */
  lineOf(path: string): number
}

/** Deeper than any flow goes; a file of brackets alone must not exhaust the machine. */
const DEPTH_MAX = 64

/** Reads JSON like `JSON.parse`, and remembers lines. What is not JSON, and what stands twice, is told with its line. */
export function readSource(
  file: string,
  text: string,
): { readonly source?: Source; readonly faults: readonly Fault[] } {
  const reader = new Reader(file, text)
  try {
    const value = reader.whole()
    return {
      source: { file, value, lineOf: (path) => lineIn(reader.lines, keysOf(path)) },
      faults: reader.twice,
    }
  } catch (fault) {
    if (fault instanceof NotJson) return { faults: [fault.told] }
    throw fault
  }
}

class NotJson extends Error {
  readonly told: Fault

  constructor(told: Fault) {
    super(told.cause)
    this.told = told
  }
}

type Keys = readonly (string | number)[]

/** A name for a place; no key of ours holds the sign between. */
const nameOf = (keys: Keys) => keys.map((key) => `\u0000${key}`).join('')

/** `$.nodes['a'].facts[0]` → nodes, a, facts, 0. */
const keysOf = (path: string): string[] =>
  [...path.matchAll(/\.([^.[\]]+)|\['(.*?)'\]|\[(\d+)\]/gs)].map(
    ([, dotted, quoted, index]) => dotted ?? quoted ?? index ?? '',
  )

function lineIn(lines: ReadonlyMap<string, number>, keys: readonly string[]): number {
  const known = lines.get(nameOf(keys))
  if (known !== undefined || keys.length === 0) return known ?? 1
  const above = keys.slice(0, -1)
  // A button's words stand beside their step's, a plural beside the others: `home#plan` near `home`.
  const start = nameOf([...above, keys.at(-1)!.replace(/#.*|_[a-z]+$/s, '')])
  for (const [name, line] of lines) if (name.startsWith(start)) return line
  return lineIn(lines, above)
}

/** A calm reader of JSON: one place after the other, nothing skipped. */
class Reader {
  readonly lines = new Map<string, number>()
  readonly twice: Fault[] = []
  readonly #file: string
  readonly #text: string
  #at = 0
  #line = 1
  #lineStart = 0

  constructor(file: string, text: string) {
    this.#file = file
    this.#text = text
  }

  whole(): unknown {
    if (this.#text.startsWith('\uFEFF'))
      this.#stop('an invisible mark stands before the first sign', 'save the file as UTF-8 without BOM')
    if (this.#text.includes('\uFFFD')) {
      this.#passTo(this.#text.indexOf('\uFFFD'))
      this.#stop('a letter that is not UTF-8', 'save the file as UTF-8 and type the letter again')
    }
    this.#space()
    this.lines.set(nameOf([]), this.#line)
    const value = this.#value([])
    this.#space()
    if (this.#at < this.#text.length) this.#expected('the end of the file')
    return value
  }

  #value(keys: Keys): unknown {
    if (keys.length > DEPTH_MAX)
      this.#stop('too many brackets inside each other', 'close some of them before')
    const sign = this.#text[this.#at]
    if (sign === '{') return this.#object(keys)
    if (sign === '[') return this.#array(keys)
    if (sign === '"') return this.#string()
    return this.#plain()
  }

  #object(keys: Keys): object {
    const found = new Map<string, unknown>()
    const from = this.#line
    this.#each('{', '}', `the { of line ${from} is not closed`, () => {
      const line = this.#line
      if (this.#text[this.#at] !== '"') this.#expected('a name in double quotes')
      const key = this.#string()
      const here = [...keys, key]
      const first = this.lines.get(nameOf(here))
      if (found.has(key)) this.twice.push(this.#standsTwice(here, key, line, first ?? line))
      this.lines.set(nameOf(here), line)
      this.#space()
      if (this.#text[this.#at] !== ':') this.#expected('a colon')
      this.#at += 1
      this.#space()
      found.set(key, this.#value(here))
    })
    return Object.fromEntries(found)
  }

  #array(keys: Keys): unknown[] {
    const found: unknown[] = []
    this.#each('[', ']', `the [ of line ${this.#line} is not closed`, () => {
      const here = [...keys, found.length]
      this.lines.set(nameOf(here), this.#line)
      found.push(this.#value(here))
    })
    return found
  }

  /** What stands between two brackets, with commas between. */
  #each(open: string, close: string, unclosed: string, read: () => void): void {
    this.#at += open.length
    this.#space()
    if (this.#text[this.#at] === close) {
      this.#at += 1
      return
    }
    for (;;) {
      read()
      this.#space()
      const sign = this.#text[this.#at]
      if (sign === undefined) this.#stop(unclosed, `write ${close} where it ends`)
      if (sign !== ',' && sign !== close) this.#expected(`a comma or ${close}`)
      this.#at += 1
      if (sign === close) return
      this.#space()
      if (this.#text[this.#at] === close) this.#stop('a comma after the last entry', 'remove that comma')
    }
  }

  #string(): string {
    const from = this.#at
    for (let at = from + 1; ; at++) {
      const sign = this.#text[at]
      if (sign === '"') {
        this.#at = at + 1
        return this.#decoded(from, this.#at)
      }
      if (sign === '\\') at += 1
      else if (sign === undefined || sign < ' ')
        this.#stop('a text without its closing quote', 'close it with "; a new line inside a text is \\n')
    }
  }

  #decoded(from: number, to: number): string {
    try {
      return JSON.parse(this.#text.slice(from, to)) as string
    } catch {
      this.#at = from
      return this.#stop(
        'a backslash that means nothing',
        'write \\n for a new line, \\" for a quote, \\\\ for \\',
      )
    }
  }

  /** A number, true, false or null. */
  #plain(): unknown {
    const word = /[^\s,:[\]{}"]*/y
    word.lastIndex = this.#at
    const [found = ''] = word.exec(this.#text) ?? []
    const known = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(found)
    if (!known) this.#expected('a text in double quotes, a number, { or [')
    this.#at += found.length
    return JSON.parse(found)
  }

  #space(): void {
    for (; ; this.#at++) {
      const sign = this.#text[this.#at]
      if (sign === '\n') {
        this.#line += 1
        this.#lineStart = this.#at + 1
      } else if (sign !== ' ' && sign !== '\t' && sign !== '\r') return
    }
  }

  #passTo(at: number): void {
    this.#line = this.#text.slice(0, at).split('\n').length
    this.#lineStart = this.#text.lastIndexOf('\n', at - 1) + 1
    this.#at = at
  }

  #standsTwice(keys: Keys, key: string, line: number, first: number): Fault {
    return {
      file: this.#file,
      path: `$${keys.map((each) => (typeof each === 'number' ? `[${each}]` : `['${each}']`)).join('')}`,
      line,
      cause: `“${key}” stands here twice, first in line ${first}`,
      mend: 'keep one of the two',
    }
  }

  #expected(what: string): never {
    const sign = this.#text.slice(this.#at).match(/^./u)?.[0]
    const here = sign === undefined ? 'the file ends' : `“${sign}” stands`
    return this.#stop(`${what} is expected, but ${here} here`, 'mind commas, quotes and brackets')
  }

  #stop(cause: string, mend: string): never {
    const column = this.#at - this.#lineStart + 1
    throw new NotJson({
      file: this.#file,
      path: '$',
      line: this.#line,
      cause: `not JSON, column ${column}: ${cause}`,
      mend,
    })
  }
}
