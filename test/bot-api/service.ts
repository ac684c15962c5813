import type { Answer } from './answer.ts'
import { bad, refused } from './answer.ts'
import type { Ask } from './ask.ts'
import { numberOf } from './ask.ts'
import type { Bot } from './bot.ts'
import { startBot } from './bot.ts'
import type { Fault } from './faults.ts'
import { methods, paced } from './methods.ts'
import type { Options } from './options.ts'
import { messages } from './pace.ts'
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './receiving.ts'
import type { Webhook } from './webhook.ts'
import { startWebhook } from './webhook.ts'

export type HangUp = (gone: () => void) => void

/** One bot at work: its calls are answered, its webhook is served, faults befall it. */
export type Service = {
  readonly bot: Bot
  readonly webhook: Webhook
  /** A method by any writing of its name; `undefined` for one that does not exist. */
  readonly known: (name: string) => string | undefined
  readonly call: (
    method: string,
    ask: Ask,
    gone: HangUp,
    done: (answer: Answer, fault?: Fault) => void,
  ) => void
  /** The body could not be read, or never was. */
  readonly unread: (method: string, answer: Answer, fault?: Fault) => void
}

const receiving = ['getUpdates', 'setWebhook', 'deleteWebhook', 'getWebhookInfo']
const names = new Map([...Object.keys(methods), ...receiving].map((name) => [name.toLowerCase(), name]))
const loggedOutFor = 10 * 60 * 1000
const nobody: HangUp = () => {}

/** Methods that Telegram does not carry out when a webhook's answer names them. */
const notByReply = /^(get|setwebhook|deletewebhook|logout|close)/

export const startService = (token: string, options: Options): Service => {
  const bot = startBot(token, options)
  const patience = {
    timeoutMs: options.webhookTimeoutMs ?? 60_000,
    backOffMs: options.webhookBackOffMs ?? 1_000,
  }
  const webhook = startWebhook({ clock: bot.clock, queue: bot.queue, patience }, (reply) => answerOf(reply))

  const perform = (method: string, ask: Ask, gone: HangUp): Answer | Promise<Answer> => {
    if (method === 'getUpdates') return getUpdates(bot, webhook, { ask, gone })
    if (method === 'setWebhook') return setWebhook(bot, webhook, ask)
    if (method === 'deleteWebhook') return deleteWebhook(bot, webhook, ask)
    if (method === 'getWebhookInfo') return getWebhookInfo(bot, webhook)
    return methods[method]?.(bot, ask, gone) ?? refused(404, 'Not Found: method not found')
  }

  const refusalOf = (kind: string, chat: number | undefined, fault: Fault | undefined) => {
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

  const call: Service['call'] = (method, ask, gone, done) => {
    const at = bot.clock.now()
    const kind = paced.has(method) ? messages : method
    const chat = numberOf(ask, 'chat_id')
    const early = bot.pace.early(kind, chat)
    const fault = early ? undefined : bot.faults.pick('read', method, chat)
    const finish = (answer: Answer) => {
      bot.ledger.add({
        at,
        method,
        fields: ask.fields,
        early: Boolean(early),
        answer,
        ...(fault ? { fault: fault.kind } : {}),
      })
      done(answer, fault)
    }
    const work = () => {
      const answer = early ?? refusalOf(kind, chat, fault) ?? perform(method, ask, gone)
      if (answer instanceof Promise) answer.then(finish, () => finish(bad('broken')))
      else finish(answer)
    }
    if (fault?.kind === 'delay') setTimeout(work, fault.ms)
    else work()
  }

  const answerOf = (reply: unknown) => {
    const { method, ...fields } = reply as { method?: unknown }
    if (typeof method !== 'string' || notByReply.test(method.toLowerCase())) return
    const name = names.get(method.toLowerCase())
    if (name) call(name, { fields, uploads: new Map() }, nobody, () => {})
  }

  return {
    bot,
    webhook,
    call,
    known: (name) => names.get(name.toLowerCase()),
    unread: (method, answer, fault) => {
      const at = bot.clock.now()
      bot.ledger.add({
        at,
        method,
        fields: {},
        early: false,
        answer,
        ...(fault ? { fault: fault.kind } : {}),
      })
    },
  }
}
