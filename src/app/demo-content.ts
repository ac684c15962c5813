import type { HelpingOrganization } from '../casework/organization.ts'
import type { Request } from '../casework/request.ts'
import { organizationId, type StaffId, staffId } from '../kernel/id.ts'
import { noConflicts } from '../staff/conflicts.ts'
import type { StaffMember } from '../staff/staff.ts'

const MORNING = 9 * 60
const EVENING = 18 * 60

const organization = (
  id: string,
  uk: string,
  en: string,
  helps: HelpingOrganization['helps'],
): HelpingOrganization => ({
  id: organizationId(id),
  names: { uk, en },
  active: true,
  seat: 'ua80',
  regions: [],
  helps,
  tracks: ['survivor', 'service'],
  hours: {
    week: [0, 1, 2, 3, 4].map((day) => ({ day, opens: MORNING, closes: EVENING })),
    closedDates: [],
  },
  capacity: 20,
  load: 0,
  conflicts: noConflicts,
  answersIn: 'console',
})

/** By this their ids are known: they take part in nothing where real people come. */
export const DEMO_MARK = 'demo-'

/** What opens the key of the invented organizations: shown beside the link, because there is nothing real behind it. */
export const DEMO_PASSPHRASE = 'стежка для прикладу'

/** Two organizations that do not exist, and say so. */
export const demoOrganizations: readonly HelpingOrganization[] = [
  organization(
    'demo-oak',
    'Дуб (приклад, не справжня організація)',
    'Oak (an example, not a real organization)',
    ['legal', 'psychological'],
  ),
  organization(
    'demo-elm',
    'В’яз (приклад, не справжня організація)',
    'Elm (an example, not a real organization)',
    ['psychological'],
  ),
]

const member = (
  id: string,
  name: string,
  roles: StaffMember['roles'],
  other: Partial<StaffMember> = {},
): StaffMember => ({
  id: staffId(id),
  name,
  organization: organizationId('demo-oak'),
  roles,
  languages: ['uk', 'en'],
  gender: 'woman',
  conflicts: noConflicts,
  active: true,
  ...other,
})

/** Three invented people at Oak, and one at Elm who takes what is passed on. */
export const demoStaff: readonly StaffMember[] = [
  member('demo-bako', 'Бако', ['caseworker', 'lawyer']),
  member('demo-chidi', 'Чіді', ['supervisor', 'coordinator', 'administrator', 'lawyer'], { gender: 'man' }),
  member('demo-dana', 'Дана', ['psychologist']),
  member('demo-eno', 'Ено', ['psychologist', 'coordinator', 'administrator'], {
    organization: organizationId('demo-elm'),
  }),
]

/** One invented case: what was asked, how many hours ago, and what was said since. */
export type DemoCase = {
  readonly person: string
  readonly request: Request
  readonly hoursAgo: number
  readonly said: readonly {
    readonly by: 'person' | StaffId
    readonly text: string
    readonly hoursAgo: number
  }[]
}

const request = (other: Partial<Request>): Request => ({
  track: 'survivor',
  kind: 'legal',
  language: 'uk',
  urgency: 'these-days',
  exclusions: { organizations: [], regions: [], tiedToService: false },
  contract: {
    channel: 'chat',
    from: 10 * 60,
    until: EVENING,
    days: [0, 1, 2, 3, 4],
    neutralWord: 'notice',
    neverFirst: false,
  },
  ...other,
})

const bako = staffId('demo-bako')
const dana = staffId('demo-dana')

/** Four invented cases: two wait, one is being talked about, one was answered and she wrote again. */
export const demoCases: readonly DemoCase[] = [
  {
    person: 'demo-1',
    request: request({ kind: 'options', topic: 'violence-at-home', urgency: 'today', prefers: 'woman' }),
    hoursAgo: 0.2,
    said: [
      {
        by: 'person',
        text: 'Хочу зрозуміти, які в мене є варіанти. Писати мені можна лише вдень.',
        hoursAgo: 0.1,
      },
    ],
  },
  {
    person: 'demo-2',
    request: request({
      track: 'service',
      topic: 'harassment',
      branch: 'army',
      exclusions: { organizations: [], regions: [], tiedToService: true },
    }),
    hoursAgo: 3,
    said: [],
  },
  {
    person: 'demo-3',
    request: request({ kind: 'psychological', topic: 'burn-out', track: 'service', urgency: 'no-hurry' }),
    hoursAgo: 26,
    said: [
      { by: 'person', text: 'Погано сплю після ротації. З ким можна про це поговорити?', hoursAgo: 25 },
      {
        by: dana,
        text: 'Добрий день. Я психологиня. Можемо писати тут, коли вам зручно. Подробиці не потрібні.',
        hoursAgo: 22,
      },
    ],
  },
  {
    person: 'demo-4',
    request: request({ topic: 'leave-discharge-retaliation', track: 'service', branch: 'border-guard' }),
    hoursAgo: 50,
    said: [
      {
        by: bako,
        text: 'Добрий день. Я юристка. Напишіть, будь ласка, чи подавали ви рапорт і чи маєте вхідний номер.',
        hoursAgo: 48,
      },
      { by: 'person', text: 'Рапорт є, номера мені не дали.', hoursAgo: 1 },
    ],
  },
]
