import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from './body.ts'
import type { Rule } from './faults.ts'
import type { BotApi, OtherDoor } from './server.ts'
import type { Stopwatch } from './stopwatch.ts'
import type { Act, Progress, Walk } from './walk.ts'
import { act, startWalk } from './walk.ts'

/** Something that happens at a given time: a person does something, or a raw update (without its id) arrives. */
export type Event = { readonly due?: number } & (
  | ({ readonly person: number; readonly language?: string } & Act)
  | { readonly update: Readonly<Record<string, unknown>>; readonly chat: number }
)

/** The server, what measures it, and the walk that is under way. */
export type Room = { readonly api: BotApi; readonly stopwatch: Stopwatch; progress?: () => Progress }

const happen = ({ api, stopwatch }: Room, event: Event) => {
  const chat = 'update' in event ? event.chat : event.person
  stopwatch.start(chat, event.due)
  if (!('update' in event)) {
    const { language } = event
    return act(api.person({ id: event.person, ...(language === undefined ? {} : { language }) }), event)
  }
  const [[kind, content] = ['message', {}]] = Object.entries(event.update)
  const { chats } = api.service().bot
  const about = { id: chat, first_name: 'Amina', type: 'private' }
  const open = chats.open(chat, about)
  if (open.state === 'new') open.state = 'open'
  api.updates.push(kind, content, chat)
}

const push = (room: Room, events: readonly Event[]) => {
  const failed: { at: number; why: string }[] = []
  for (const [at, event] of events.entries()) {
    try {
      happen(room, event)
    } catch (fault) {
      failed.push({ at, why: String(fault) })
    }
  }
  return { done: events.length - failed.length, failed }
}

const doors: Readonly<Record<string, (room: Room, body: never) => unknown>> = {
  push: (room, events: readonly Event[]) => push(room, events),
  walk: (room, walk: Walk) => {
    room.progress = startWalk(room.api, room.stopwatch, walk)
    return room.progress()
  },
  progress: (room) => room.progress?.() ?? null,
  counters: ({ api, stopwatch }) => ({
    ...api.ledger.counters(),
    pending: api.updates.waiting(),
    waiting: stopwatch.running(),
  }),
  waits: ({ stopwatch }) => stopwatch.collect(),
  calls: ({ api }) => api.ledger.calls(),
  latency: ({ api }, { ms }: { ms: number }) => {
    api.setLatency(ms)
    return { ms }
  },
  faults: ({ api }, rules: readonly Rule[]) => {
    api.faults.clear()
    for (const rule of rules) api.faults.add(rule)
    return { rules: rules.length }
  },
  reset: ({ api, stopwatch }) => {
    api.ledger.clear()
    stopwatch.collect()
    return {}
  },
}

const answer = (response: ServerResponse, status: number, value: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(value))
}

/** A second door beside the Bot API's, for whoever makes the load from another process: `/control/<name>`, JSON in and out. */
export const controlDoor = (room: () => Room | undefined): OtherDoor => {
  const take = (request: IncomingMessage, response: ServerResponse) => {
    const name = (request.url ?? '').slice('/control/'.length)
    const door = Object.hasOwn(doors, name) ? doors[name] : undefined
    const inside = room()
    if (!door || !inside) return answer(response, 404, { why: `no such door: ${name}` })
    readBody(request, (body) => {
      try {
        answer(response, 200, door(inside, (body?.length ? JSON.parse(body.toString()) : {}) as never))
      } catch (fault) {
        answer(response, 400, { why: String(fault) })
      }
    })
  }
  return (request, response) => {
    if (!request.url?.startsWith('/control/')) return false
    take(request, response)
    return true
  }
}
