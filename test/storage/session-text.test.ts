import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Session } from '../../src/conversation/session.ts'
import { sessionIn, sessionText } from '../../src/edge/storage/session-text.ts'

const words = fc.string({ unit: 'grapheme', maxLength: 12 })
const answers = fc.dictionary(words, fc.oneof(words, fc.array(words, { maxLength: 3 })), { maxKeys: 4 })
const line = fc.record({ key: words, values: answers, card: words }, { requiredKeys: ['key'] })
const seat = fc.record(
  {
    flow: words,
    version: fc.nat(),
    at: words,
    answers,
    path: fc.array(words, { maxLength: 4 }),
    shown: fc.array(line, { maxLength: 3 }),
    page: fc.integer({ min: 1, max: 99 }),
    lists: fc.dictionary(words, fc.array(fc.record({ id: words, label: words })), { maxKeys: 2 }),
  },
  { requiredKeys: ['flow', 'version', 'at', 'answers', 'path', 'shown'] },
)
const session = fc
  .record(
    { seat, step: fc.nat(), paused: seat, knows: fc.array(words), without: fc.string({ minLength: 1 }) },
    { requiredKeys: ['seat', 'step'] },
  )
  .map(({ seat: here, ...rest }) => ({ ...here, ...rest }) as Session)

it('comes back as it was, whatever stands in it', () => {
  const returns = fc.property(session, (one) => {
    expect(sessionIn(sessionText(one))).toEqual(one)
  })
  fc.assert(returns, { numRuns: 2000 })
})

it('takes two thirds of the room where a question stands alone', () => {
  const plain: Session = {
    flow: 'intake',
    version: 1,
    at: 'language',
    answers: { need: 'lawyer' },
    path: ['need'],
    shown: [{ key: 'flows/intake:language' }],
    step: 1_795_293_116,
  }
  expect(sessionIn(sessionText(plain))).toEqual(plain)
  expect(sessionText(plain).length).toBeLessThan(JSON.stringify(plain).length * 0.65)
})
