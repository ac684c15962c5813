import { type Case, withNodes } from './broken-flows.ts'
import { flowOf, houseOf, type Said, smallFlows } from './small-house.ts'

const english = (said: Said[string]) => houseOf(smallFlows, { en: said })
const hello = (said: string) => english({ 'flows/help:hello': said })
const en = 'locales/en/flows/help.json'
const phonesFile = 'flows/phones.json'
const helpFile = 'flows/help.json'

const fact = (id: string) => ({ id, source: 'a law', confidence: 'V1', until: new Date('2027-01-01') })

/** Words and houses with one fault each, by the rule that finds it. */
export const brokenWords: Readonly<Record<string, readonly Case[]>> = {
  missingWordFaults: [
    [
      'a form of address without its neutral words',
      english({ 'flows/help:hello': false, 'flows/help:hello_she': 'Dear friend' }),
      en,
      "$['hello']",
      /no words/,
    ],
    ['a form of address of spaces', english({ 'flows/help:hello_he': ' ' }), en, "$['hello_he']", /no words/],
    ['a text missing in one language', english({ 'flows/help:hello': false }), en, "$['hello']", /no words/],
    ['a text of spaces', hello(' \n'), en, "$['hello']", /no words/],
    [
      'a label missing in one language',
      english({ 'flows/help:need#doctor': false }),
      en,
      "$['need#doctor']",
      /no words/,
    ],
  ],
  textFaults: [
    ['five lines', hello('a\nb\nc\nd\ne'), en, "$['hello']", /more than 4 lines/],
    ['a wall of words', hello('x'.repeat(321)), en, "$['hello']", /longer than 320/],
  ],
  signFaults: [
    ['markup', hello('This is <b>bold</b>'), en, "$['hello']", /HTML/],
    ['a letter written as HTML', hello('You &amp; we'), en, "$['hello']", /HTML/],
    ['signs of layout', hello('This is **bold**'), en, "$['hello']", /layout/],
    ['a text calling another', hello('As we said: $t(flows/help:limits)'), en, "$['hello']", /calls another/],
    ['a placeholder that lost a brace', hello('Call {{phone.police}'), en, "$['hello']", /brace/],
    ['a placeholder with one brace', hello('Dear {name}'), en, "$['hello']", /brace/],
    [
      'markup on a button',
      english({ 'flows/help:need#doctor': '<i>A doctor</i>' }),
      en,
      "$['need#doctor']",
      /HTML/,
    ],
  ],
  unsourcedFaults: [
    ['a number without a fact', hello('It takes 10 days'), en, "$['hello']", /the number 10 without/],
    ['a law without a fact', hello('The law forbids it'), en, "$['hello']", /“law” speaks of the law/],
    [
      'a number on a button',
      english({ 'flows/help:need#doctor': 'Within 72 hours' }),
      en,
      "$['need#doctor']",
      /the number 72 without/,
    ],
  ],
  placeholderFaults: [
    ['an answer that is not shown', hello('Dear {{name}}'), en, "$['hello']", /repeats \{\{name\}\}/],
    ['an unescaped one', hello('Dear {{- name}}'), en, "$['hello']", /repeats \{\{- name\}\}/],
    ['a formatted one', hello('Dear {{phone.police_102, uppercase}}'), en, "$['hello']", /uppercase/],
    [
      'a phone that is not in the directory',
      hello('Call {{phone.nobody}}'),
      en,
      "$['hello']",
      /phone\.nobody/,
    ],
    [
      'a phone on a button',
      english({ 'flows/help:need#doctor': '{{phone.police_102}}' }),
      en,
      "$['need#doctor']",
      /phone\.police_102/,
    ],
    [
      'what a card may miss',
      houseOf(
        withNodes('help', {
          service: {
            kind: 'choose',
            options: { others: 'which', done: 'end' },
            card: 'service',
            shows: ['need'],
          },
        }),
        { en: { 'flows/help:service': 'For {{need}}' } },
      ),
      en,
      "$['service']",
      /repeats \{\{need\}\}/,
    ],
  ],
  formFaults: [
    [
      'a form of address that repeats something else',
      english({ 'flows/help:hello_she': 'Dear friend, {{phone.police_102}}' }),
      en,
      "$['hello_she']",
      /the neutral words nothing/,
    ],
    [
      'a form of address that differs in nothing',
      english({ 'flows/help:hello_he': 'hello' }),
      en,
      "$['hello_he']",
      /the same as the neutral words/,
    ],
  ],
  wordingFaults: [
    [
      'a word to avoid in a form of address',
      english({ 'flows/help:hello_she': 'Dear victim' }),
      en,
      "$['hello_she']",
      /says “victim”/,
    ],
    ['a word to avoid in a text', hello('Dear victim'), en, "$['hello']", /says “victim”/],
    [
      'a word to avoid on a button',
      english({ 'flows/help:need#doctor': 'victim' }),
      en,
      "$['need#doctor']",
      /says “victim”/,
    ],
  ],
  unusedWordFaults: [
    [
      'a form of address of a node that is gone',
      english({ 'flows/help:gone_she': 'Good bye' }),
      en,
      "$['gone_she']",
      /no node uses/,
    ],
    [
      'words of a node that is gone',
      english({ 'flows/help:gone': 'Good bye' }),
      en,
      "$['gone']",
      /no node uses/,
    ],
    [
      'words of an option that is gone',
      english({ 'flows/help:need#gone': 'Good bye' }),
      en,
      "$['need#gone']",
      /no node uses/,
    ],
  ],
  labelFaults: [
    [
      'a long button',
      english({ 'flows/help:need#doctor': 'x'.repeat(31) }),
      en,
      "$['need#doctor']",
      /longer than 30/,
    ],
    [
      'a button of two lines',
      english({ 'flows/help:need#doctor': 'a\nb' }),
      en,
      "$['need#doctor']",
      /several lines/,
    ],
  ],
  sameLabelFaults: [
    [
      'a form of address that says what another button says',
      english({ 'flows/help:need#lawyer_she': 'doctor' }),
      en,
      "$['need#lawyer_she']",
      /two buttons say “doctor”/,
    ],
    [
      'two buttons that say the same',
      english({ 'flows/help:need#doctor': 'Yes', 'flows/help:need#lawyer': 'Yes' }),
      en,
      "$['need#doctor']",
      /two buttons say “Yes”/,
    ],
  ],
  pressFaults: [
    [
      'a press too long for its button',
      houseOf(smallFlows, {}, { fitsOnAButton: ({ option }) => option < 3 }),
      helpFile,
      "$.nodes['signs']",
      /64 bytes/,
    ],
    [
      'a press below a full list',
      houseOf(smallFlows, {}, { fitsOnAButton: ({ option }) => option < 8 }),
      helpFile,
      "$.nodes['which']",
      /64 bytes/,
    ],
  ],
  lobbyFlowFaults: [
    [
      'a lobby without a way to be forgotten',
      houseOf(smallFlows.filter(({ flow }) => flow !== 'forget')),
      'flows/forget.json',
      '$',
      /needs the flow forget/,
    ],
  ],
  lobbyWordFaults: [
    [
      'no word for leaving',
      english({ 'lobby:leave': false }),
      'locales/en/lobby.json',
      "$['leave']",
      /no words/,
    ],
    [
      'an empty word for emergency',
      english({ 'lobby:emergency': '' }),
      'locales/en/lobby.json',
      "$['emergency']",
      /no words/,
    ],
    [
      'a long word for leaving',
      english({ 'lobby:leave': 'x'.repeat(31) }),
      'locales/en/lobby.json',
      "$['leave']",
      /longer than 30/,
    ],
    [
      'leave that says emergency',
      english({ 'lobby:leave': 'emergency' }),
      'locales/en/lobby.json',
      "$['leave']",
      /two buttons/,
    ],
    ['markup', english({ 'lobby:leave': '<b>go</b>' }), 'locales/en/lobby.json', "$['leave']", /HTML/],
    [
      'a phone on a button of the lobby',
      english({ 'lobby:leave': '{{phone.police_102}}' }),
      'locales/en/lobby.json',
      "$['leave']",
      /a button repeats nothing/,
    ],
    [
      'a word to avoid',
      english({ 'lobby:leave': 'victim' }),
      'locales/en/lobby.json',
      "$['leave']",
      /says “victim”/,
    ],
  ],
  hintFaults: [
    [
      'an answer that does not fit, in silence',
      english({ 'refusals:press-a-button': false }),
      'locales/en/refusals.json',
      "$['press-a-button']",
      /no words/,
    ],
  ],
  registerFaults: [
    [
      'a fact that stands twice',
      houseOf(smallFlows, {}, { facts: [fact('F-1'), fact('F-1')] }),
      'flows/facts.json',
      '$[1].id',
      /stands twice/,
    ],
  ],
  versionFaults: [
    [
      'two files of one version',
      houseOf([
        ...smallFlows,
        flowOf('phones', {
          lines: { kind: 'choose', options: { first: 'end', done: 'end' } },
          end: { kind: 'end' },
        }),
      ]),
      phonesFile,
      '$.version',
      /is version 1 of phones too/,
    ],
  ],
}
