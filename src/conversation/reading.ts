import { type Flaw, flaw, spelled } from './flaw.ts'
import { isNoun, syllablesOf } from './syllables.ts'

/** How hard something is to read. Phones and answers that are filled in later count as nothing. */
export type Reading = {
  readonly words: number
  readonly sentences: number
  /** Words of a sentence and syllables of a word, on average. */
  readonly sentenceWords: number
  readonly wordSyllables: number
  /** The school year in which this is read with ease; nothing for a language without a formula. */
  readonly grade?: number
  /** Läsbarhetsindex (Björnsson 1968), the same in every language: a second opinion, from 20 (easy) to 60 (hard). */
  readonly lix: number
  readonly longest: { readonly words: number; readonly text: string }
}

/**
 * What a text keeps to. Short texts jump: one long word in eight is half the formula, so they are not graded.
 * The figures and how they were found: docs/decisions/0018-grade-what-is-read.md.
 */
export const LIMITS = {
  text: { grade: 8, hard: 6, words: 12 },
  flow: { grade: 6, words: 60 },
  /** Nouns made of verbs in one sentence. */
  nouns: 2,
} as const

/** grade = sentence · words per sentence + word · syllables per word − base; `longest`: words of one sentence. */
type Formula = {
  readonly sentence: number
  readonly word: number
  readonly base: number
  readonly longest: number
}

const formulas: Readonly<Record<string, Formula>> = {
  // Flesch-Kincaid, refitted to East Slavic school books: Solovyev, Ivanov, Solnyshkina (2018).
  uk: { sentence: 0.36, word: 5.76, base: 11.97, longest: 20 },
  // Flesch-Kincaid: Kincaid, Fishburne, Rogers, Chissom (1975).
  en: { sentence: 0.39, word: 11.8, base: 15.59, longest: 25 },
}
const LONGEST = 25

type Sentence = { readonly text: string; readonly words: readonly string[] }

/** Reads a text the way the formulas do: a line, a colon and a semicolon end a sentence too. */
export const readingOf = (language: string, text: string): Reading => measured(language, sentencesOf(text))

function measured(language: string, sentences: readonly Sentence[]): Reading {
  const words = sentences.flatMap((sentence) => sentence.words)
  const sentenceWords = words.length / Math.max(1, sentences.length)
  const wordSyllables = sum(words.map(syllablesOf)) / Math.max(1, words.length)
  const long = words.filter((word) => word.replace(/[^\p{L}]/gu, '').length > 6).length
  const formula = Object.hasOwn(formulas, language) ? formulas[language] : undefined
  const longest = sentences.reduce<Sentence>(
    (most, each) => (each.words.length > most.words.length ? each : most),
    {
      text: '',
      words: [],
    },
  )
  return {
    words: words.length,
    sentences: sentences.length,
    sentenceWords,
    wordSyllables,
    ...(formula &&
      words.length > 0 && {
        grade: formula.sentence * sentenceWords + formula.word * wordSyllables - formula.base,
      }),
    lix: sentenceWords + (100 * long) / Math.max(1, words.length),
    longest: { words: longest.words.length, text: longest.text },
  }
}

/** What makes one text harder than somebody afraid can read. */
export function readingFaults(language: string, text: string): Flaw[] {
  const sentences = sentencesOf(text)
  const reading = measured(language, sentences)
  const { grade = 0, words, sentenceWords, wordSyllables } = reading
  const most = (Object.hasOwn(formulas, language) ? formulas[language]?.longest : undefined) ?? LONGEST
  const heavy = sentences
    .map((sentence) => sentence.words.filter(isNoun))
    .find((nouns) => nouns.length > LIMITS.nouns)
  return [
    ...(reading.longest.words > most
      ? [flaw(`a sentence of ${reading.longest.words} words, more than ${most}`, 'make two of it')]
      : []),
    ...(words >= LIMITS.text.words && grade > LIMITS.text.grade
      ? [
          flaw(
            `hard to read: grade ${grade.toFixed(1)}, more than ${LIMITS.text.grade} (${sentenceWords.toFixed(0)} words a sentence, ${wordSyllables.toFixed(1)} syllables a word)`,
            `shorter sentences, everyday words${instead(hardWordsOf(text))}`,
          ),
        ]
      : []),
    ...(heavy ? [flaw(`heavy with nouns: ${heavy.join(', ')}`, 'say with verbs who does what')] : []),
  ]
}

/** All texts of a flow together: many texts that are a little hard tire as one that is very hard. */
export function flowReadingFaults(language: string, texts: readonly string[]): Flaw[] {
  const { grade = 0, words } = readingOf(language, texts.join('\n'))
  return words >= LIMITS.flow.words && grade > LIMITS.flow.grade
    ? [
        flaw(
          `the whole flow is hard to read: grade ${grade.toFixed(1)}, more than ${LIMITS.flow.grade}`,
          'npm run stezhka -- content lens shows its hardest texts: begin with those',
        ),
      ]
    : []
}

/** The longest words of a text by syllables, at most five: what to look at first. */
export const hardWordsOf = (text: string): string[] =>
  [...new Set(sentencesOf(text).flatMap(({ words }) => words))]
    .filter((word) => syllablesOf(word) >= 4)
    .sort((one, other) => syllablesOf(other) - syllablesOf(one))
    .slice(0, 5)

const instead = (hard: readonly string[]) => (hard.length > 0 ? `; look at: ${hard.join(', ')}` : '')

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)

const sentenceEnd = /[.?!…;:]+(?=[\s»”")]|$)|\n/u
const word = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu

const sentencesOf = (text: string): Sentence[] =>
  spelled(text)
    .split(sentenceEnd)
    .map((sentence) => ({
      text: sentence.trim(),
      // A figure is read at a glance, and has no syllables of its own.
      words: (sentence.match(word) ?? []).filter((found) => /\p{L}/u.test(found)),
    }))
    .filter(({ words }) => words.length > 0)
