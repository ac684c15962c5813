import type { Context } from 'hono'
import { NOTES, type WebDoor } from './door.ts'
import { languageOf } from './language.ts'
import { noticePage, type WayOn } from './plain-pages.ts'
import { type Site, siteOf } from './site.ts'
import type { Ground } from './surroundings.ts'
import { openVisits, type Visits } from './visits.ts'
import type { WebWord } from './words.ts'

/** The web door at work: what it leans on, what there is to read, and who is at it. */
export type Desk = {
  readonly door: WebDoor
  readonly site: Site
  readonly visits: Visits
  readonly exitTo: string
}

export function openDesk(door: WebDoor): Desk {
  const siteNow = siteOf(() => door.flows())
  siteNow()
  return {
    door,
    get site() {
      return siteNow()
    },
    visits: openVisits(door.house, door.log),
    exitTo: door.exitTo ?? NOTES,
  }
}

const startAgain: WayOn = { label: 'web:start-again', method: 'post', action: '/begin' }
const goOn: WayOn = { label: 'web:go-on', method: 'get', action: '/' }

type Notice = { readonly status: Status; readonly title: WebWord; readonly text: WebWord; readonly on: WayOn }
type Status = 200 | 400 | 403 | 404 | 405 | 410 | 413 | 500 | 503

/** What may be said outside a conversation. None of it tells a fault's name. */
const notices = {
  'not-understood': { status: 400, title: 'web:error-title', text: 'web:not-found', on: goOn },
  refused: { status: 403, title: 'web:refused-title', text: 'web:refused', on: goOn },
  'not-found': { status: 404, title: 'web:not-found-title', text: 'web:not-found', on: goOn },
  'wrong-method': { status: 405, title: 'web:not-found-title', text: 'web:not-found', on: goOn },
  forgotten: { status: 200, title: 'web:forgotten-title', text: 'web:forgotten', on: startAgain },
  expired: { status: 410, title: 'web:expired-title', text: 'web:expired', on: startAgain },
  'too-large': { status: 413, title: 'web:too-large-title', text: 'web:too-large', on: goOn },
  error: { status: 500, title: 'web:error-title', text: 'web:error', on: goOn },
  down: {
    status: 503,
    title: 'web:error-title',
    text: 'neutral:down',
    on: { ...goOn, label: 'web:try-again' },
  },
} as const satisfies Record<string, Notice>

/** A neutral page for what did not go as asked. `fields`: the form to be sent once more, so that nothing she wrote is lost. */
export function notice(
  desk: Desk,
  c: Context,
  name: keyof typeof notices,
  fields?: WayOn['fields'],
): Response | Promise<Response> {
  const { status, title, text, on } = notices[name]
  const again: WayOn = fields ? { ...on, method: 'post', action: '/turn', fields } : on
  return c.html(noticePage(groundOf(desk, c), { title, text, on: again }), status)
}

/** Nothing could be read or kept. `fields`: what she sent, to be sent again from the page that says so. */
export function down(desk: Desk, c: Context, fault: unknown, fields?: WayOn['fields']) {
  desk.door.log.fault('web-turn-failed', fault)
  return notice(desk, c, 'down', fields)
}

export function groundOf(desk: Desk, c: Context): Ground {
  const { door, exitTo } = desk
  const language = languageOf(door, c)
  return { language, render: door.render, emergency: door.emergency(language), exitTo }
}
