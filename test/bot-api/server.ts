import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bad, refused } from './answer.ts'
import { askOf, readBody } from './body.ts'
import type { Faults } from './faults.ts'
import type { Group } from './group.ts'
import { groupOf } from './group.ts'
import type { Ledger } from './ledger.ts'
import type { Options } from './options.ts'
import { defaultToken } from './options.ts'
import type { Person, Who } from './phone.ts'
import { personOf } from './phone.ts'
import type { Queue } from './queue.ts'
import { reply, reset } from './reply.ts'
import type { Caller } from './service.ts'
import { methodNamed, Service } from './service.ts'

/** A Bot API server that stands on this machine, and the people who write to its bots. */
export type BotApi = {
  /** What `TELEGRAM_API_ROOT` is set to. */
  readonly root: string
  readonly token: string
  /** The first bot's calls, faults and waiting updates. */
  readonly ledger: Ledger
  readonly faults: Faults
  readonly updates: Queue
  /** A person and her phone; asking again for the same id gives the same person. */
  readonly person: (who: Who) => Person
  readonly group: (id: number, title: string) => Group
  readonly service: (token?: string) => Service
  readonly setLatency: (ms: number) => void
  readonly close: () => Promise<void>
}

/** Something else that listens on the same port; true when it took the request. */
export type OtherDoor = (request: IncomingMessage, response: ServerResponse) => boolean

type Address = {
  readonly file: boolean
  readonly token: string
  readonly name: string
  readonly query: string
}

const addressOf = (url: string): Address | undefined => {
  const [, file, token = '', name = '', query = ''] =
    /^\/(file\/)?bot([^/]+)\/([^?]+)\??(.*)$/.exec(url) ?? []
  return token ? { file: Boolean(file), token: decodeURIComponent(token), name, query } : undefined
}

/** The door of the files. A plan of faults knows it as the method `download`; what it can play there are refusals and broken connections. */
const download = (response: ServerResponse, { bot }: Service, path: string) => {
  const fault = bot.faults.pick('read', 'download') ?? bot.faults.pick('before-reading', 'download')
  if (fault?.kind === 'refuse') return reply(response, refused(fault.code, fault.description ?? 'fault'))
  const file = bot.files.at(path)
  if (!file) return reply(response, refused(404, 'Not Found'))
  response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': file.bytes.length })
  if (fault?.kind !== 'reset') return response.end(file.bytes)
  response.write(file.bytes.subarray(0, file.bytes.length >> 1), () => reset(response))
}

type Doors = {
  readonly services: ReadonlyMap<string, Service>
  readonly other: OtherDoor | undefined
  latencyMs: number
}
type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse }

const serve = (
  doors: Doors,
  { service, name, query }: Address & { service: Service },
  { request, response }: Exchange,
) => {
  const method = methodNamed(name)
  if (!method) return reply(response, refused(404, 'Not Found: method not found'))
  const broken = service.bot.faults.pick('before-reading', method)
  if (broken) {
    service.unread(method, refused(0, 'connection reset'), broken)
    return reset(response)
  }
  readBody(request, (body) => {
    const ask = body && askOf(query, request.headers['content-type'] ?? '', body)
    if (!ask) {
      const answer = body ? bad("can't parse request body") : refused(413, 'Request Entity Too Large')
      service.unread(method, answer)
      return reply(response, answer)
    }
    const gone = (hangUp: () => void) => response.on('close', hangUp)
    const done: Caller['done'] = (answer, fault) => {
      if (doors.latencyMs > 0) setTimeout(() => reply(response, answer, fault), doors.latencyMs)
      else reply(response, answer, fault)
    }
    service.call(method, ask, { gone, done })
  })
}

const receive = (doors: Doors, exchange: Exchange) => {
  const { request, response } = exchange
  if (doors.other?.(request, response)) return
  const address = addressOf(request.url ?? '')
  if (!address) return reply(response, refused(404, 'Not Found'))
  const service = doors.services.get(address.token)
  if (!service) return reply(response, refused(401, 'Unauthorized'))
  if (address.file) return download(response, service, address.name)
  serve(doors, { ...address, service }, exchange)
}

const listen = async (doors: Doors, port: number) => {
  const server = createServer((request, response) => receive(doors, { request, response }))
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return server
}

/** Who is known already, by bot and id. */
const acquaintances = (service: (token?: string) => Service) => {
  const people = new Map<string, Person>()
  return (who: Who) => {
    const key = `${who.token ?? ''} ${who.id}`
    const person = people.get(key) ?? personOf(service(who.token).bot, who)
    people.set(key, person)
    return person
  }
}

/** Listens on 127.0.0.1, on any free port unless one is named. */
export const startBotApi = async (options: Options = {}, other?: OtherDoor): Promise<BotApi> => {
  const tokens = options.tokens ?? [defaultToken]
  const services = new Map(tokens.map((token) => [token, new Service(token, options)]))
  const doors: Doors = { services, other, latencyMs: options.latencyMs ?? 0 }
  const server = await listen(doors, options.port ?? 0)
  const service = (token = tokens[0] ?? '') => {
    const found = services.get(token)
    if (!found) throw new Error('no bot has this token')
    return found
  }
  const { bot } = service()
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: bot.token,
    ledger: bot.ledger,
    faults: bot.faults,
    updates: bot.queue,
    service,
    person: acquaintances(service),
    group: (id, title) => groupOf(bot, id, title),
    setLatency: (ms) => {
      doors.latencyMs = ms
    },
    close: async () => {
      for (const { webhook } of services.values()) webhook.set(undefined)
      server.close()
      server.closeAllConnections()
    },
  }
}
