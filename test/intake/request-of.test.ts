import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kinds } from '../../src/casework/request.ts'
import { requestOf } from '../../src/intake/request-of.ts'
import { organizationId } from '../../src/kernel/id.ts'

const seed = 20261124

const read = (answers: Parameters<typeof requestOf>[0]) => {
  const request = requestOf(answers)
  if (!request.ok) throw new Error(request.refusal)
  return request.value
}

describe('a request', () => {
  it('needs the kind of help and nothing else', () => {
    expect(read({ kind: 'legal' })).toEqual({
      track: 'survivor',
      kind: 'legal',
      language: 'uk',
      urgency: 'today',
      exclusions: { organizations: [], regions: [], tiedToService: false },
      contract: {
        channel: 'none',
        from: 600,
        until: 1080,
        days: [0, 1, 2, 3, 4],
        neutralWord: 'notice',
        neverFirst: true,
      },
    })
    expect(requestOf({})).toEqual({ ok: false, refusal: 'kind-missing' })
    expect(requestOf({ kind: 'money' })).toEqual({ ok: false, refusal: 'kind-missing' })
  })

  it('takes over what she said', () => {
    const safeWord = Uint8Array.of(1, 2, 3)
    const request = requestOf(
      {
        track: 'service',
        kind: 'both',
        topic: 'harassment',
        branch: 'border-guard',
        region: 'ua05',
        language: 'en',
        prefers: 'woman',
        urgency: 'now',
        channel: 'chat',
        'may-write-first': 'yes',
        hours: 'evening',
        days: 'weekend',
        'neutral-word': 'update',
        'not-organizations': ['oak', 'elm'],
        'not-regions': 'ua07',
        'not-tied-to-service': 'yes',
      },
      safeWord,
    )
    expect(request).toEqual({
      ok: true,
      value: {
        track: 'service',
        kind: 'both',
        topic: 'harassment',
        branch: 'border-guard',
        region: 'ua05',
        language: 'en',
        prefers: 'woman',
        urgency: 'now',
        exclusions: {
          organizations: ['oak', 'elm'].map(organizationId),
          regions: ['ua07'],
          tiedToService: true,
        },
        contract: {
          channel: 'chat',
          from: 1080,
          until: 1320,
          days: [5, 6],
          neutralWord: 'update',
          neverFirst: false,
          safeWord,
        },
      },
    })
  })

  it('treats "rather not say" as a question that was skipped', () => {
    const request = read({
      kind: 'legal',
      branch: 'rather-not-say',
      region: 'rather-not-say',
      prefers: 'any',
    })
    expect(Object.keys(request)).not.toContain('branch')
    expect(Object.keys(request)).not.toContain('region')
    expect(Object.keys(request)).not.toContain('prefers')
  })

  it('never drops a wish to keep somebody away: what cannot be read is asked again', () => {
    for (const unclear of [
      { 'not-regions': ['Полтава'] },
      { 'not-organizations': [''] },
      { 'not-tied-to-service': 'perhaps' },
    ])
      expect(requestOf({ kind: 'legal', ...unclear })).toEqual({ ok: false, refusal: 'exclusion-unclear' })
  })

  it('writes first to nobody who did not say yes to it', () => {
    for (const said of [undefined, 'no', 'maybe', '', 'true', 'YES'])
      expect(
        read({ kind: 'legal', channel: 'chat', ...(said !== undefined && { 'may-write-first': said }) })
          .contract.neverFirst,
      ).toBe(true)
  })

  it('holds no free text, whatever was typed into its questions', () => {
    const names = [
      'track',
      'topic',
      'branch',
      'region',
      'language',
      'prefers',
      'urgency',
      'channel',
      'hours',
      'days',
      'neutral-word',
      'story',
      'name',
      'unit',
    ]
    const typed = fc.dictionary(
      fc.constantFrom(...names),
      fc.string({ minLength: 6 }).map((text) => `Моя історія ${text}`),
    )
    fc.assert(
      fc.property(typed, fc.constantFrom(...kinds), (answers, kind) => {
        expect(JSON.stringify(read({ ...answers, kind }))).not.toContain('історія')
      }),
      { seed, numRuns: 1_000 },
    )
  })
})
