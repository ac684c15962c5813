import { fold } from './fold.ts'
import type { Place } from './place.ts'

export type Kind = Place['kind']
/** A part of what was typed: its key, and the kind of place that its own words claim ("район", "city"). */
export type Part = { readonly key: string; readonly typed: string; readonly kind?: Kind }

const suffixes: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:область|області|обл|oblast|region)$/u, 'oblast'],
  [/^(?:район|району|района|р-н|raion|rayon|district)$/u, 'raion'],
  [/^(?:громада|громади|тг|отг|мтг|стг|hromada|community|община)$/u, 'community'],
  [/^(?:city|town|village)$/u, 'settlement'],
]
const prefix =
  /^(?:м|місто|город|г|city|town|с|село|смт|сщ|селище|пгт|посёлок|поселок|пос|village|settlement)$/u
const idle = /^(?:of|the|міська|міського|сільська|селищна|територіальна|україна|украина|ukraine)$/u

/** A name as it is spelled, without case and apostrophes. */
export const plain = (text: string) => text.toLowerCase().replace(/[’'ʼ`′]/g, '')

const suffixOf = (word: string) => suffixes.find(([form]) => form.test(word))?.[1]

function partsOfPiece(piece: string): Part[] {
  const parts: Part[] = []
  let words: string[] = []
  let kind: Kind | undefined
  const close = (name: readonly string[], claimed?: Kind) => {
    const typed = plain(name.join(' '))
    const key = fold(typed)
    if (key) parts.push({ key, typed, ...(claimed ? { kind: claimed } : {}) })
  }
  for (const word of piece.replace(/\./g, ' ').split(/\s+/).filter(Boolean)) {
    const suffix = suffixOf(word)
    if (suffix && words.length > 0) {
      close(words.slice(0, -1), kind)
      close(words.slice(-1), suffix)
      words = []
      kind = undefined
    } else if (words.length === 0 && prefix.test(word)) kind = 'settlement'
    else if (!idle.test(word)) words.push(word)
  }
  close(words, kind)
  return parts
}

/** What was typed, cut at commas and at words like “обл.” or “city”; at most 120 characters are read. */
export const partsOf = (typed: string) =>
  typed
    .toLowerCase()
    .slice(0, 120)
    .split(/[,;()\n]/)
    .flatMap(partsOfPiece)
