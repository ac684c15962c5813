import type { Route } from '../conversation/route.ts'
import type { Hotline } from '../directory/hotline.ts'
import type { Services } from '../directory/service.ts'
import { showService } from '../directory/show-service.ts'
import type { Card } from '../edge/render.ts'
import type { Words } from '../edge/words.ts'
import type { Brief } from './brief.ts'
import { helpCards } from './case-cards.ts'
import { receiptCard } from './complaint-card.ts'
import type { Complaints } from './complaints.ts'
import { readChosen } from './find-acts.ts'
import { emergencyCard, hotlinesCard } from './hotline-cards.ts'
import { planCard } from './plan-card.ts'
import { routeCardsOf } from './route-cards.ts'
import { serviceCard } from './service-card.ts'

type Parts = {
  readonly words: Words
  readonly hotlines: readonly Hotline[]
  readonly services: Services
  readonly routes: readonly Route[]
  readonly complaints: Complaints
  readonly brief: Brief
  /** Where the web door of this house is, for the receipt. */
  readonly page?: string | undefined
}

/** Data laid out below the words of a step, by the name that a flow calls it. Every number comes from the directory. */
export const cardsOf = ({ words, hotlines, services, routes, complaints, brief, page }: Parts) =>
  ({
    ...helpCards(words, brief, page),
    ...routeCardsOf(words, routes, hotlines),
    emergency: (language) => emergencyCard(hotlines, language),
    hotlines: (language, _, at) => hotlinesCard(words, hotlines, language, at),
    complaint: (language, values, at) => complaints.readBack(language, values, at),
    filed: (language, values) => receiptCard(words, language, values),
    plan: (language, values) => planCard(words, language, values),
    service: (language, values, at) => {
      const answer = values['service']
      if (typeof answer !== 'string' || answer === '') return ''
      const { id, distance } = readChosen(answer)
      const found = showService(services)({ id, at })
      return found.ok
        ? serviceCard(words, language, { ...found.value, ...(distance && { distance }) }, at)
        : ''
    },
  }) as const satisfies Record<string, Card>

/** The cards that a flow may name, beside those that the route table makes. */
export const cardNames = [
  'emergency',
  'hotlines',
  'complaint',
  'receipt',
  'plan',
  'service',
  'request',
  'offer',
  'others',
  'consent',
  'referral',
  'receipt',
  'filed',
  'case',
  'letter',
  'findings',
  'away',
  'knock',
  'answer-by',
] as const satisfies readonly (keyof ReturnType<typeof cardsOf>)[]
