import type { Context } from 'hono'
import { lobbyFlows } from '../../conversation/lobby.ts'
import type { Look } from '../house.ts'
import { chosenLanguage } from './language.ts'
import type { Html } from './page.ts'
import type { Reader } from './reading-parts.ts'
import { type Desk, groundOf } from './reception.ts'
import { type Shown, screenPage } from './screen-page.ts'
import { CONTENTS } from './site.ts'
import type { Topic } from './topic.ts'
import { topicPage } from './topic-page.ts'
import { addressOf } from './visits.ts'

/** Her screen as it stands: alone, or beside the page with this code. */
export async function shownOf(
  { door, site, exitTo }: Desk,
  id: string,
  { screen, language, spokenTo }: Look,
  page?: string,
): Promise<Shown> {
  const papers = await door.papers.waiting(addressOf(id))
  const shown = { screen, language, spokenTo, render: door.render, exitTo, at: door.clock(), papers }
  if (page !== undefined) return { ...shown, page }
  const key = screen.lines.at(-1)?.key ?? ''
  const place = site.placeOf(key)
  const isHome = key.startsWith(`flows/${lobbyFlows.home}:`)
  return { ...shown, read: place ? `${CONTENTS}/${place.code}#${place.id}` : isHome ? CONTENTS : undefined }
}

/** The page on which a screen stands. */
export function standing(desk: Desk, c: Context, shown: Shown): Html {
  const topic = topicAt(desk, shown.page)
  return topic ? topicPage(readerOf(desk, c, shown), topic) : screenPage(shown)
}

/** The address of that page: whatever a form says, it is one of ours. */
export const placeOf = (desk: Desk, page: string | null | undefined): string => {
  const topic = topicAt(desk, page ?? undefined)
  return topic ? `${CONTENTS}/${topic.code}` : '/'
}

/** The topic behind a code. */
export function topicAt({ site }: Desk, code: string | undefined): Topic | undefined {
  const flow = code === undefined ? undefined : site.flowOf(code)
  return flow === undefined ? undefined : site.topic(flow)
}

/** Somebody who reads, in the language she chose. */
export function readerOf(desk: Desk, c: Context, talk?: Shown): Reader {
  const chosen = chosenLanguage(desk.door, c)
  return {
    ...groundOf(desk, c),
    site: desk.site,
    at: desk.door.clock(),
    linked: (path) => (chosen === undefined ? path : `${path}?language=${chosen}`),
    talk,
  }
}
