import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askNext } from '../../src/casework/asking.ts'
import { graph } from '../../src/casework/case.ts'
import { move, settle } from '../../src/casework/move.ts'
import { staffId } from '../../src/kernel/id.ts'
import { done } from '../../src/kernel/outcome.ts'
import { Broken, type Engine, engine, History, lives, type Seen } from './history.ts'
import { oak } from './world.ts'

const fixed = 20261124
const seed = Number(process.env['SEED'] ?? fixed)
const LIVES = 10_000

describe('whatever happens to a case', () => {
  it('it has one caseworker, nobody excluded, something to wait for, and never silence', {
    timeout: 300_000,
  }, () => {
    const seen: Seen = new Map()
    fc.assert(
      fc.property(lives, (life) => new History(engine, life, seen).live()),
      { seed, numRuns: LIVES },
    )
    const edges = Object.entries(graph).flatMap(([from, to]) => to.map((one) => `${from} > ${one}`))
    // Every edge of the graph was walked: one that nobody can walk would be a lie on the page.
    expect(edges.filter((edge) => !seen.has(edge))).toEqual([])
    expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(50_000)
  })

  /** Engines that break one promise each: what they do wrong → which promise is told to be broken. */
  const mutants: Record<string, readonly [broken: Partial<Engine>, promise: string]> = {
    'lets the second of two claims win': [
      {
        claim: (found, member) => {
          const taken = found.state.status === 'accepted' && found.state.organization === member.organization
          const free = taken
            ? { ...found, state: { status: 'offered', organization: member.organization } as const }
            : found
          return engine.claim(free, member)
        },
      },
      'one holder',
    ],
    'asks the next organization without closing the offer': [
      { decline: (found, _, __, ground) => done(askNext(found, ground)) },
      'one holder',
    ],
    'asks whoever comes next, excluded or not': [
      {
        receive: (asked, ground) => {
          const nobody = { organizations: [], regions: [], tiedToService: false }
          const made = engine.receive({ ...asked, request: { ...asked.request, exclusions: nobody } }, ground)
          return { ...made, case: { ...made.case, request: asked.request } }
        },
      },
      'excluded',
    ],
    'tells everybody of the desk': [
      {
        noticeTo: (found, members) => ({
          ...engine.noticeTo(found, members),
          members: members.map(({ id }) => id),
        }),
      },
      'excluded',
    ],
    'posts to a group with somebody excluded in it': [
      { noticeTo: (found, members) => ({ ...engine.noticeTo(found, members), group: true }) },
      'excluded',
    ],
    'leaves the case with whom she excluded': [
      {
        exclude: (found, exclusions) => move({ ...found, request: { ...found.request, exclusions } }, []),
      },
      'excluded',
    ],
    'asks without her consent': [
      {
        askAgain: (found, recipients, ground) =>
          engine.askAgain(found, recipients, {
            ...ground,
            ledger: ground.ledger.filter(({ kind }) => kind === 'given'),
          }),
      },
      'excluded',
    ],
    'forgets the timers of a claimed case': [
      {
        claim: (found, member) => {
          const claimed = engine.claim(found, member)
          return claimed.ok ? done({ ...claimed.value, timers: [] }) : claimed
        },
      },
      'waits',
    ],
    'closes a case and leaves its timers': [
      {
        close: (found, by, reason, at) => {
          const closed = engine.close(found, by, reason, at)
          return closed.ok ? done({ ...closed.value, timers: [{ kind: 'close-idle', at }] }) : closed
        },
      },
      'waits',
    ],
    'says nothing when nobody is left': [
      {
        due: (found, timer, ground) => {
          const rung = engine.due(found, timer, ground)
          return rung.ok
            ? done({ ...rung.value, sayings: rung.value.sayings.filter((one) => one.word !== 'honest-word') })
            : rung
        },
      },
      'silent',
    ],
    'asks nobody after a no': [
      {
        decline: (found, _, reason, { at }) =>
          done(
            move(
              {
                ...settle(found, { is: 'declined', at, reason: reason ?? 'conflict' }),
                state: { status: 'received', since: at },
              },
              [],
            ),
          ),
      },
      'silent',
    ],
    'counts every answer as in time': [
      {
        answer: (found, member, at) => {
          const answered = engine.answer(found, member, at)
          if (!answered.ok) return answered
          const offers = answered.value.case.offers.map((one) =>
            one.outcome.is === 'late' ? { ...one, outcome: { is: 'kept' as const, at } } : one,
          )
          return done({ ...answered.value, case: { ...answered.value.case, offers } })
        },
      },
      'counted',
    ],
    'answers a closed case': [
      {
        wrote: (found) =>
          done(
            move(
              { ...found, state: { status: 'accepted', organization: oak, caseworker: staffId('x') } },
              [],
            ),
          ),
      },
      'the graph',
    ],
    'rings too early': [
      {
        due: (found, _, ground) => done(askNext(settle(found, { is: 'lapsed', at: ground.at }), ground)),
      },
      'counted',
    ],
  }
  for (const [what, [broken, promise]] of Object.entries(mutants))
    it(`an engine is caught that ${what}`, () => {
      expect(firstBroken({ ...engine, ...broken })).toBe(promise)
    })
})

/** The promise that is broken first, in the first life that breaks one. */
function firstBroken(does: Engine): string | undefined {
  for (const life of fc.sample(lives, { seed: fixed, numRuns: 1_500 })) {
    try {
      new History(does, life, new Map()).live()
    } catch (broken) {
      if (broken instanceof Broken) return broken.message
      throw broken
    }
  }
  return undefined
}
