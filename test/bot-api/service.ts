import type { Answer } from './answer.ts'
import { refused } from './answer.ts'
import type { Ask } from './ask.ts'
import { numberOf } from './ask.ts'
import type { Bot } from './bot.ts'
import { startBot } from './bot.ts'
import type { Fault } from './faults.ts'
import { methods, paced } from './methods.ts'
import type { Options } from './options.ts'
import { messages } from './pace.ts'
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './receiving.ts'
import { Webhook } from './webhook.ts'

/** Who waits for an answer: `gone` takes what is to happen when they hang up. */
export type Caller = {
  readonly gone: (hangUp: () => void) => void
  readonly done: (answer: Answer, fault?: Fault) => void
}

const receiving = ['getUpdates', 'setWebhook', 'deleteWebhook', 'getWebhookInfo']
const names = new Map([...Object.keys(methods), ...receiving].map((name) => [name.toLowerCase(), name]))
const loggedOutFor = 10 * 60 * 1000
const nobody: Caller = { gone: () => {}, done: () => {} }

/** Methods that Telegram does not carry out when a webhook's answer names them. */
const notByReply = /^(get|setwebhook|deletewebhook|logout|close)/

/** A method by any writing of its name; `undefined` for one that this server does not know. */
export const methodNamed = (name: string) => names.get(name.toLowerCase())

/** One bot at work: its calls are answered, its webhook is served, faults befall it. */
export class Service {
  readonly bot: Bot
  readonly webhook: Webhook

  constructor(token: string, options: Options) {
    this.bot = startBot(token, options)
    const { clock, queue } = this.bot
    const patience = {
      timeoutMs: options.webhookTimeoutMs ?? 60_000,
      backOffMs: options.webhookBackOffMs ?? 1_000,
    }
    this.webhook = new Webhook({ clock, queue, patience }, (reply) => this.#reply(reply))
  }

  /** Plays what is planned, does what is asked, writes it into the ledger. */
  call(method: string, ask: Ask, { gone, done }: Caller) {
    const { bot } = this
    const at = bot.clock.now()
    const kind = paced.has(method) ? messages : method
    const chat = numberOf(ask, 'chat_id')
    const early = bot.pace.early(kind, chat)
    const fault = early ? undefined : bot.faults.pick('read', method, chat)
    const finish = (answer: Answer) => {
      const played = fault ? { fault: fault.kind } : {}
      bot.ledger.add({ at, method, fields: ask.fields, early: early !== undefined, answer, ...played })
      done(answer, fault)
    }
    const work = () => {
      const answer =
        early ?? this.#refusal(kind, chat, fault) ?? this.#safely(() => this.#perform(method, ask, gone))
      if (answer instanceof Promise) void answer.then(finish)
      else finish(answer)
    }
    if (fault?.kind === 'delay') setTimeout(work, fault.ms)
    else work()
  }

  /** Writes down a call whose body could not be read, or never was. */
  unread(method: string, answer: Answer, fault?: Fault) {
    const played = fault ? { fault: fault.kind } : {}
    this.bot.ledger.add({ at: this.bot.clock.now(), method, fields: {}, early: false, answer, ...played })
  }

  /** A call so odd that it breaks this server is the caller's 500, never the end of the test run. */
  #safely(work: () => Answer | Promise<Answer>) {
    try {
      return work()
    } catch {
      return refused(500, 'Internal Server Error')
    }
  }

  #perform(method: string, ask: Ask, gone: Caller['gone']): Answer | Promise<Answer> {
    const { bot, webhook } = this
    if (method === 'getUpdates') return getUpdates(bot, webhook, { ask, gone })
    if (method === 'setWebhook') return setWebhook(bot, webhook, ask)
    if (method === 'deleteWebhook') return deleteWebhook(bot, webhook, ask)
    if (method === 'getWebhookInfo') return getWebhookInfo(bot, webhook)
    return methods[method]?.(bot, ask) ?? refused(404, 'Not Found: method not found')
  }

  /** Why the work is not done, if it is not. */
  #refusal(kind: string, chat: number | undefined, fault: Fault | undefined) {
    const { bot } = this
    if (fault?.kind === 'html') return refused(fault.code, 'a page instead of an answer')
    if (fault?.kind === 'reset' && fault.when === 'before-reading') return refused(0, 'connection reset')
    if (fault?.kind === 'refuse') {
      const { code, description = 'fault', retryAfter } = fault
      return retryAfter === undefined ? refused(code, description) : bot.pace.hold(kind, chat, retryAfter)
    }
    const out = bot.loggedOutAt !== undefined && bot.clock.now() - bot.loggedOutAt < loggedOutFor
    if (out) return refused(400, 'Logged out')
    return kind === messages ? bot.pace.spend(bot.chats.find(chat)) : undefined
  }

  #reply(reply: unknown) {
    const { method, ...fields } = (reply ?? {}) as { method?: unknown }
    const name = typeof method === 'string' && !notByReply.test(method.toLowerCase()) && methodNamed(method)
    if (name) this.call(name, { fields, uploads: new Map() }, nobody)
  }
}
