import type { Context } from 'hono'
import { contentsPage } from './contents-page.ts'
import { type Desk, notice } from './reception.ts'
import type { Shown } from './screen-page.ts'
import { readCookie } from './session-cookie.ts'
import { readerOf, shownOf, topicAt } from './standing.ts'
import { topicPage } from './topic-page.ts'

/** What there is to read. Reading needs no conversation and begins none. */
export async function contents(desk: Desk, c: Context): Promise<Response> {
  return c.html(contentsPage(readerOf(desk, c, await talkOf(desk, c))))
}

/** One topic as a page. */
export async function topic(desk: Desk, c: Context): Promise<Response> {
  const found = topicAt(desk, c.req.param('code'))
  if (!found) return notice(desk, c, 'not-found')
  return c.html(topicPage(readerOf(desk, c, await talkOf(desk, c, found.code)), found))
}

/** Her conversation, if she has one. Without a database there is still everything to read. */
async function talkOf(desk: Desk, c: Context, page?: string): Promise<Shown | undefined> {
  const cookie = readCookie(desk.door, c)
  if (!cookie) return undefined
  try {
    const seen = await desk.visits.look(cookie.id)
    return seen && (await shownOf(desk, cookie.id, seen, page))
  } catch (fault) {
    desk.door.log.fault('web-turn-failed', fault)
    return undefined
  }
}
