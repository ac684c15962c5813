import { randomBytes, randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Unique things that must never be found outside: a word in Latin, one in Ukrainian letters, the number of a chat. */
export const canaryWord = () => `kanarka${randomBytes(8).toString('hex')}`
export const canaryChat = () => randomInt(2 ** 40, 2 ** 47)
export const canaryCyrillic = () =>
  `канарка${Array.from({ length: 10 }, () => 'абвгдежзиклмнопрст'[randomInt(18)]).join('')}`

/** Base64 of the bytes wherever they begin in a longer text: at each of the three offsets, without the ends that depend on what is around. */
const base64Forms = (bytes: Buffer): string[] =>
  [0, 1, 2].flatMap((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
    const inner = text.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + bytes.length) * 4) / 3) - 1)
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')]
  })

const escaped = (text: string) =>
  [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')

/** All the shapes in which a text may lie on a disk. */
function formsOfBytes(bytes: Buffer): Buffer[] {
  const hex = bytes.toString('hex')
  return [bytes, ...[hex, hex.toUpperCase(), ...base64Forms(bytes)].map((text) => Buffer.from(text))]
}

export function formsOf(canary: string | number): Buffer[] {
  const text = String(canary)
  const texts = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]
  const others = [encodeURIComponent(text), escaped(text)].map((one) => Buffer.from(one))
  const numbers = typeof canary === 'number' ? numberForms(canary) : []
  return [...texts.flatMap(formsOfBytes), ...others, ...numbers]
}

/** A chat id as a 64-bit number, in both orders, and as hexadecimal digits. */
function numberForms(number: number): Buffer[] {
  const little = Buffer.alloc(8)
  little.writeBigInt64LE(BigInt(number))
  const big = Buffer.from(little).reverse()
  const digits = number.toString(16)
  return [
    ...formsOfBytes(little),
    ...formsOfBytes(big),
    Buffer.from(digits),
    Buffer.from(digits.toUpperCase()),
  ]
}

/** Everything that lies in these folders, and these texts, by name. */
export function everything(
  folders: readonly string[],
  texts: Readonly<Record<string, string>>,
): Map<string, Buffer> {
  const found = new Map<string, Buffer>()
  for (const folder of folders)
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) found.set(entry.name, readFileSync(join(entry.parentPath, entry.name)))
  for (const [name, text] of Object.entries(texts)) found.set(name, Buffer.from(text))
  return found
}

/** Which of the canaries are found, and where. */
export function hits(
  canaries: Readonly<Record<string, string | number>>,
  places: Map<string, Buffer>,
): string[] {
  return Object.entries(canaries).flatMap(([kind, canary]) => {
    const forms = formsOf(canary)
    return [...places].flatMap(([place, bytes]) =>
      forms.some((form) => bytes.includes(form)) ? [`${kind} in ${place}`] : [],
    )
  })
}
