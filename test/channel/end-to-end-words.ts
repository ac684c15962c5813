import { join } from 'node:path'
import { readCatalogues } from '../../src/edge/words.ts'

const words = readCatalogues(join(import.meta.dirname, '../../locales'))['en']!

/** What is said in English: `ask:kind#legal` is a button of a flow, `ask:kind` its question, `!skip` a word of the lobby; else catalogue and key. */
export function say(key: string): string {
  const [, word] = /^!(.+)$/.exec(key) ?? []
  const [flow = '', step = ''] = word ? ['lobby', word] : key.split(':')
  const catalogue = !word && words[`flows/${flow}`] ? `flows/${flow}` : flow
  const text = words[catalogue]?.[step]
  if (text === undefined) throw new Error(`nothing is said as ${key}`)
  return text
}

/** The beginning of what is said, as far as it is the same every time. */
export const beginning = (key: string) => say(key).split('\n')[0]!.split('{{')[0]!.trim()
