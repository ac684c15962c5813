import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { closureReasons, declineReasons } from '../../src/casework/case.ts'
import { urgencies } from '../../src/casework/promise.ts'
import { kinds, topics, tracks } from '../../src/casework/request.ts'
import { readCatalogues } from '../../src/edge/words.ts'
import { branches } from '../../src/staff/conflicts.ts'
import { roles } from '../../src/staff/staff.ts'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'src/edge/console')
const source = readdirSync(folder)
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n')
const read = readCatalogues(join(root, 'locales'))
const keys = (language: string) =>
  new Set(Object.keys(read[language]!['console']!).map((key) => key.replace(/_(one|few|many|other)$/, '')))

/** Words that the code names in full, and those that it puts together from a list. */
const named = [
  ...[...source.matchAll(/(?:say|count)\(\s*'([a-z0-9-]+)'/g)].map(([, key]) => key!),
  ...[...source.matchAll(/\bword\(\s*'([a-z-]+)'/g)].map(([, key]) => `js-${key}`),
  ...[...source.matchAll(/(?:label|hint): '([a-z-]+)'/g)].map(([, key]) => key!),
  ...[...source.matchAll(/said: '([a-z-]+)'/g)].map(([, key]) => `done-${key}`),
  ...[...source.matchAll(/(?:refused: |refuse\(|refusedPage\([^)]*\), c, )'([a-z-]+)'/g)].map(
    ([, key]) => `refused-${key}`,
  ),
]
const families: Readonly<Record<string, readonly string[]>> = {
  kind: kinds,
  topic: topics,
  track: tracks,
  urgency: urgencies,
  branch: branches,
  role: roles,
  declined: declineReasons,
  closed: closureReasons,
  status: ['received', 'offered', 'with-another', 'accepted', 'answered', 'closed'],
  outcome: ['open', 'kept', 'late', 'lapsed', 'taken-back', 'declined'],
  referral: ['proposed', 'sent', 'accepted', 'declined', 'completed', 'refused'],
  day: ['0', '1', '2', '3', '4', '5', '6'],
  place: ['waiting', 'mine', 'overdue', 'open', 'referrals', 'promises', 'staff', 'organization', 'audit'],
  none: ['waiting', 'mine', 'overdue', 'open', 'referrals'],
  prefers: ['woman', 'man'],
  done: [
    'claim',
    'decline',
    'hand-over',
    'assign',
    'follow-up',
    'refer',
    'leave',
    'close',
    'reopen',
    'reply',
    'note',
    'share',
    'key',
  ],
}
const composed = Object.entries(families).flatMap(([family, values]) =>
  values.map((value) => `${family}-${value}`),
)

/** What rooms refuse and the desk can be told; what never reaches a desk is left out by name. */
const elsewhere =
  /^(consent-without|too-many-cases|no-such-(case|referral)|offer-gone|answers-at-console|code-not-known|kind-missing|exclusion-unclear|not-waiting|timer-stale)/
const refused = ['casework', 'channel', 'referral']
  .flatMap((room) =>
    readdirSync(join(root, 'src', room)).map((file) => readFileSync(join(root, 'src', room, file), 'utf8')),
  )
  .flatMap((text) => [...text.matchAll(/refuse\('([a-z-]+)'/g)].map(([, name]) => name!))
  .filter((name) => !elsewhere.test(name))
  .map((name) => `refused-${name}`)

it.each(['uk', 'en'])('has every word that the desk says, in %s', (language) => {
  const known = keys(language)
  const missing = [...new Set([...named, ...composed, ...refused])].filter((key) => !known.has(key))
  expect(missing).toEqual([])
  expect(named.length).toBeGreaterThan(200)
})

it('has no word that nobody says', () => {
  const said = new Set([...named, ...composed])
  const families =
    /^(did|by|refused|js|field|gender|answers-in|hours-(opens|closes)|promises|done|hand-over|assign|decline|close)-/
  expect(
    [...keys('uk')].filter(
      (key) => !said.has(key) && !families.test(key) && !/^(hand-over|assign|close)$/.test(key),
    ),
  ).toEqual([])
})
