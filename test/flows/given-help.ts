import type { Given } from '../talk.ts'

const offer = {
  offer: 'oak',
  'offer-name': 'Дуб',
  'offer-by': '2026-11-24T16:00:00.000Z',
  'offer-fit': [],
  others: ['elm'],
  'others-names': ['Липа'],
}
const consent = {
  to: ['oak'],
  'to-names': ['Дуб'],
  'to-by': offer['offer-by'],
  'consent-until': '2027-05-23T07:30:00.000Z',
  wording: 'ab'.repeat(32),
}
const wishes = { channel: 'none', 'may-write-first': 'no', 'neutral-word': 'notice', 'safe-word': '' }
const found = { answers: { ...offer, 'not-organizations': [] } }
const ready = { answers: { ...offer, ...consent } }
const told = { track: 'survivor', kind: 'legal', language: 'uk', urgency: 'today' }

/** A case as it stands, seen this minute. */
const stands = (status: string, more: Readonly<Record<string, string>> = {}) => ({
  answers: {
    case: 'one',
    'case-code': 'калина-місток-47',
    'case-status': status,
    'case-name': 'Дуб',
    'case-by': offer['offer-by'],
    'case-seen': '2026-11-24T07:30:00.000Z',
    ...more,
  },
})

/** A letter on the screen. Its words are held by nobody here, so the card says that it is closed. */
const letter = {
  answers: {
    letter: 'l1',
    'letter-text': 'h1',
    'letter-at': '2026-11-24T07:00:00.000Z',
    'letters-later': '1',
  },
}

const referral = {
  answers: {
    'refer-to': 'elm',
    'from-name': 'Дуб',
    'to-name': 'Липа',
    'shared-track': 'survivor',
    'shared-kind': 'legal',
    'shared-language': 'uk',
    'shared-urgency': 'today',
    'shares-entries': 'yes',
    warm: 'yes',
    'consent-until': consent['consent-until'],
    wording: consent.wording,
  },
}

/** What the acts of the help channel leave in the talks of an editor. */
export const givenHelp: Given = {
  'look-over': { survivor: { answers: { 'region-name': '' } }, service: { answers: { 'region-name': '' } } },
  'list-regions': { done: { lists: { regions: [{ id: 'ua32', label: 'Київська область' }] } } },
  'list-away-regions': { done: { lists: { 'away-regions': [{ id: 'ua32', label: 'Київська область' }] } } },
  'list-away-organizations': { some: { lists: { 'away-organizations': [{ id: 'oak', label: 'Дуб' }] } } },
  'list-neutral-words': {
    done: { lists: { 'neutral-words': [{ id: 'news', label: 'У довідці є нове.' }] } },
  },
  'list-consents': { some: { lists: { consents: [{ id: 'oak', label: 'Дуб' }] } } },
  'keep-safe-word': { done: { answers: { 'safe-word-given': '', 'safe-word': 'ab'.repeat(16) } } },
  'find-somebody': { found },
  'not-this-one': { found },
  'find-others': { found: { answers: offer } },
  'prepare-consent': { ready },
  'prepare-others': { ready: { answers: { ...told, ...ready.answers } } },
  'open-case': {
    opened: {
      dropsAnswers: true,
      answers: {
        case: 'one',
        'case-code': 'калина-місток-47',
        receipt: 'r1',
        'case-name': 'Дуб',
        'case-by': offer['offer-by'],
      },
    },
  },
  'send-receipt': {
    sent: { says: [{ lane: 'reply', saying: { kind: 'paper', template: 'receipt', values: {} } }] },
  },
  'open-with-code': {
    opened: { answers: { 'code-given': '' } },
    wrong: { answers: { 'code-given': '' } },
    wait: { answers: { 'code-given': '', wait: '5 секунд' } },
  },
  'say-safe-word': {
    right: { answers: { 'safe-word-given': '' } },
    wrong: { answers: { 'safe-word-given': '' } },
    wait: { answers: { 'safe-word-given': '', wait: '5 секунд' } },
  },
  'recall-case': {
    several: { lists: { cases: [{ id: 'one', label: 'калина-місток-47' }] } },
    'safe-word': { answers: { case: 'one' } },
    open: stands('offered'),
    letters: stands('answered'),
    decide: stands('accepted'),
    nobody: stands('received', { 'case-name': '', 'case-by': '' }),
    closed: stands('closed', { 'case-by': '' }),
  },
  'another-case': { done: { answers: { case: '' } } },
  'recall-wishes': { recalled: { answers: wishes } },
  'read-letters': { letter, 'letter-with-file': letter },
  'take-file': {
    sent: {
      says: [{ lane: 'reply', saying: { kind: 'paper', template: 'letter', values: { letter: 'l1' } } }],
    },
  },
  'pass-words': {
    passed: { answers: { 'words-given': '' } },
    findings: { answers: { 'words-given': '', draft: 'd1', 'draft-kinds': ['unit', 'contact'] } },
    nobody: { answers: { 'words-given': '' } },
  },
  'new-code': { made: { answers: { receipt: 'r2' } } },
  'next-referral': { proposed: referral },
}
