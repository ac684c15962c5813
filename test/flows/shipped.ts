import { join } from 'node:path'
import { expect } from 'vitest'
import { actsOf } from '../../src/app/acts.ts'
import { readFlows } from '../../src/edge/flow-files.ts'
import { dialogue, type Given, playAll, scriptIn, tableOf } from '../talk.ts'
import { givenHelp } from './given-help.ts'
import { keepInWords } from './in-words.ts'

export const root = join(import.meta.dirname, '..', '..')

/** The flows that are shipped. */
export const flows = readFlows(join(root, 'flows')).files.map(({ flow }) => flow)

/** A new person at the first question. */
export const came = ['/start', '(new)']
/** At home. */
export const home = [...came, '[yes]']

/** After a way already known, the talk goes exactly as this transcript says, whatever is restarted in between. The same talk is kept in words. */
export async function says(way: readonly string[], transcript: string): Promise<void> {
  const lines = dialogue(transcript)
  const stage = { flows, given }
  const table = tableOf(stage)
  await playAll(table, way)
  const before = { lines: table.transcript.length, played: table.played.length }
  await playAll(table, scriptIn(lines))
  expect(table.transcript.slice(before.lines)).toEqual(lines)
  keepInWords(table.played, before.played)
}

const none = () => Promise.reject(new Error('not here'))
/** The acts of the product, to be asked what they need and leave: none of them is run. */
export const productActs = actsOf({
  plans: { of: none, keep: none, drop: none },
  lookup: {
    services: { ready: () => false, nearest: () => [], inArea: () => [], find: () => undefined },
    country: none,
  },
  distanceLabel: () => '',
  help: () => {
    throw new Error('not here')
  },
})

/** What the acts of these talks leave: two places near her, and lists to pick from. */
export const given: Given = {
  'find-services': {
    found: {
      lists: {
        services: [
          { id: 's-1', label: 'Hospital · 400 m' },
          { id: 's-2', label: 'Clinic · 900 m' },
        ],
      },
      answers: { place: '', 'place-name': 'Kyiv', service: 's-1' },
    },
  },
  'take-place': {
    done: { answers: { 'place-given': '', place: '50.45,30.52' } },
    several: {
      lists: { places: [{ id: 'UA-1', label: 'Lypivka, Makariv' }] },
      answers: { 'place-given': '' },
    },
    none: { answers: { 'place-given': '' } },
    outside: { answers: { 'place-given': '' } },
  },
  'list-oblasts': { done: { lists: { oblasts: [{ id: 'UA32', label: 'Kyiv oblast' }] } } },
  'list-communities': { done: { lists: { communities: [{ id: 'UA-2', label: 'Bucha' }] } } },
  'send-venue': { done: { says: [{ lane: 'reply', saying: { kind: 'venue', service: 's-1' } }] } },
  'recall-plan': { found: { answers: { now: ['sign'], 'now-own': ['the blue bag'] } } },
  'send-plan': {
    done: { says: [{ lane: 'reply', saying: { kind: 'paper', template: 'safety-plan', values: {} } }] },
  },
  'look-at-sentence': { found: { answers: { without: 'In … he said it' } } },
  'take-out-found': { done: { answers: { what: 'In … he said it', without: '' } } },
  'drop-answers': { done: { dropsAnswers: true } },
  'make-paper': Object.fromEntries(
    ['police', 'order', 'ombudsman', 'directorate', 'report'].map((paper) => [
      paper,
      {
        dropsAnswers: true,
        answers: {
          paper,
          'made-at': '2026-11-24T08:00:00.000Z',
          'receipt-pdf': '0123456789abcdef'.repeat(4),
        },
        says: [{ lane: 'reply', saying: { kind: 'paper', template: 'complaint-pdf', values: { paper } } }],
      },
    ]),
  ),
  'send-proof': {
    done: {
      says: [{ lane: 'reply', saying: { kind: 'paper', template: 'complaint-receipt', values: {} } }],
    },
  },
  'drop-plan': { done: { dropsAnswers: true } },
  ...givenHelp,
  'set-language': { done: { language: 'en' } },
  'forget-person': { done: { forget: true } },
}
