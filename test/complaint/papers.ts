import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answers, Order } from '../../src/complaint/lay-out.ts'
import { Templates } from '../../src/complaint/template.ts'

/** The papers that are shipped. */
export const papers = Templates.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'flows', 'complaints.json'), 'utf8')),
)

export const paperNames = papers.templates.map(({ template }) => template)

/** Everything answered and everything wished for, whichever paper it is. */
export const full = {
  rules: 'ministry',
  where: 'home',
  kinds: ['touch', 'words', 'physical'],
  when: 'months',
  what: 'На нарадах говорив про моє тіло, а після відмови погрожував забрати відпустку.',
  witnesses: 'yes',
  wants: [
    ...['inquiry', 'apart', 'calm', 'told', 'urgent', 'assess', 'urgent-order', 'same', 'quiet'],
    ...['together', 'near', 'search', 'contact'],
  ],
} as const satisfies Answers

/** What one paper is laid out from; every fact stands unless it is named here. */
export const orderOf = (paper: string, answers: Answers, fallen: readonly string[] = []): Order => ({
  templates: papers,
  template: papers.templates.find(({ template }) => template === paper)!,
  answers,
  stands: (fact) => !fallen.includes(fact),
  language: 'uk',
})

/** What somebody writes who wants to break a form, or whose phone does it for her. */
export const hostile: Readonly<Record<string, string>> = {
  'marks of direction': '\u202eабв\u2066 \u200fслово\u200e\u061c кінець',
  controls: 'одне\u0000слово\u0007 і\tще\r\nодне\u001b[31m',
  'one long word': 'я'.repeat(1000),
  'a thousand letters': 'слово '.repeat(166).trim(),
  markup: '</w:t><w:br/><script>alert(1)</script> &amp; "лапки" \\(дужка\\) %PDF {{phone.x}} $t(x)',
  pictures: 'так 😀 👩‍✈️ 🇺🇦 було',
  'halves of signs': 'до\ud83d після',
  'marks on marks': `а${'\u0301'.repeat(60)}б`,
  'nothing to be seen': '\u200b\u200d\ufeff\u00ad',
  'private signs': 'а\ue000б\ue001\ufffe',
}
