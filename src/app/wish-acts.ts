import { neutralWords, safeWordDigest } from '../channel/her-contact.ts'
import { herCase } from '../channel/her-doors.ts'
import type { Act, Acted, Acts, Request } from '../conversation/act.ts'
import type { Item } from '../conversation/session.ts'
import { caseId } from '../kernel/id.ts'
import { type Here, listOf, textOf } from './help.ts'
import { namesIn, regionIn, regionsIn } from './names.ts'
import { noExclusions } from './offering.ts'

const done: Acted = { result: 'done' }

/** Keeps one more thing under an answer that is a list, and forgets the pick itself. */
const added = ({ answers }: Request, list: string, pick: string): Acted => ({
  ...done,
  answers: { [list]: [...new Set([...listOf(answers, list), textOf(answers, pick)])], [pick]: '' },
})

/** The items that are left, and the names of those that were taken. */
const parted = (items: readonly Item[], taken: readonly string[]): [Item[], string[]] => [
  items.filter(({ id }) => !taken.includes(id)),
  items.filter(({ id }) => taken.includes(id)).map(({ label }) => label),
]

/** Acts about what she may wish: where, whom not, when and how. Each only changes answers of the conversation. */
export const wishActs = (here: Here): Acts => ({
  ...placeWishes(here),
  ...awayWishes(here),
  ...contactWishes(here),
})

const placeWishes = (here: Here): Acts => ({
  'look-over': {
    results: ['survivor', 'service'],
    leaves: { survivor: ['region-name'], service: ['region-name'] },
    run: async ({ answers, language }) => ({
      result: textOf(answers, 'track') === 'service' ? 'service' : 'survivor',
      answers: { 'region-name': await regionIn(here(), textOf(answers, 'region'), language) },
    }),
  },
  'list-regions': {
    results: ['done'],
    leaves: { done: ['regions'] },
    run: async ({ language }) => {
      const help = here()
      const anywhere = { id: 'any', label: help.words.say(language, 'cards:request-anywhere') }
      return { ...done, lists: { regions: [anywhere, ...(await regionsIn(help, language))] } }
    },
  },
})

const awayWishes = (here: Here): Acts => ({
  'list-away-organizations': {
    results: ['some', 'none'],
    leaves: { some: ['away-organizations'] },
    run: async ({ answers, language }) => {
      const [left, away] = parted(await namesIn(here(), language), listOf(answers, 'not-organizations'))
      return {
        result: left.length > 0 ? 'some' : 'none',
        lists: { 'away-organizations': left },
        answers: { 'away-names': away },
      }
    },
  },
  'keep-organization-away': {
    results: ['done'],
    needs: ['away-organization'],
    leaves: { done: ['not-organizations'] },
    run: async (request) => added(request, 'not-organizations', 'away-organization'),
  },
  'list-away-regions': {
    results: ['done'],
    leaves: { done: ['away-regions'] },
    run: async ({ answers, language }) => {
      const [left, away] = parted(await regionsIn(here(), language), listOf(answers, 'not-regions'))
      return { ...done, lists: { 'away-regions': left }, answers: { 'away-names': away } }
    },
  },
  'keep-region-away': {
    results: ['done'],
    needs: ['away-region'],
    leaves: { done: ['not-regions'] },
    run: async (request) => added(request, 'not-regions', 'away-region'),
  },
  'keep-nobody-away': {
    results: ['done'],
    leaves: { done: Object.keys(noExclusions) },
    run: async () => ({ ...done, answers: noExclusions }),
  },
})

const contactWishes = (here: Here): Acts => ({
  'list-neutral-words': {
    results: ['done'],
    leaves: { done: ['neutral-words'] },
    run: async ({ language }) => ({
      ...done,
      lists: {
        'neutral-words': neutralWords.map((id) => ({
          id,
          label: here().words.say(language, `neutral:${id}`),
        })),
      },
    }),
  },
  'keep-safe-word': keepSafeWord(here),
})

/** Of the word itself nothing is kept: only its keyed digest stays among the answers. */
const keepSafeWord = (here: Here): Act => ({
  results: ['done'],
  needs: ['safe-word-given'],
  leaves: { done: ['safe-word'] },
  run: async ({ answers, person }) => {
    const { channel } = here()
    const found = await herCase(channel, person, caseId(textOf(answers, 'case')))
    // The word belongs to whoever asked, at whichever of her doors she changes it.
    const owner = found.ok ? found.value.person : person
    const digest = safeWordDigest(channel, owner, textOf(answers, 'safe-word-given'))
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
    return { ...done, answers: { 'safe-word-given': '', 'safe-word': hex } }
  },
})
