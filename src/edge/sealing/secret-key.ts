import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { done, refuse } from '../../kernel/outcome.ts'

declare const secret: unique symbol

/** What opens everything that was sealed to one organisation: an age identity. It exists in a browser and on paper. */
export type SecretKey = string & { readonly [secret]: true }

/** A new key. The browser of whoever will hold it is the place to call this. */
export const makeSecretKey = async () => (await generateX25519Identity()) as SecretKey

export const publicKeyOf = (key: SecretKey) => identityToRecipient(key)

/** As it is printed and put into an envelope: in lines of three groups of five, to be copied by hand. */
export function printed(key: SecretKey): string {
  const [head = '', body = ''] = key.split(/(?<=KEY-1)/)
  const groups = body.match(/.{1,5}/g) ?? []
  const lines = groups.map((group, at) => group + (at % 3 === 2 ? '\n' : ' ')).join('')
  return `${head}\n${lines}`.trim()
}

/** The key that was typed from paper: in either case, with any blanks and dashes. A slip of the pen is found by its check letters. */
export async function fromPaper(text: string) {
  const letters = text.replace(/[^a-z0-9]/gi, '').toUpperCase()
  const key = letters.replace(/^AGESECRETKEY/, 'AGE-SECRET-KEY-') as SecretKey
  try {
    await publicKeyOf(key)
    return done(key)
  } catch {
    return refuse('key-text-malformed')
  }
}
