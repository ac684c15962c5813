import type { Answer } from './answer.ts'
import { bad, granted, refused } from './answer.ts'
import type { Ask } from './ask.ts'
import { flagOf, numberOf, partsOf, textOf } from './ask.ts'
import type { Bot } from './bot.ts'
import { allowedUpdates } from './queue.ts'
import type { Webhook } from './webhook.ts'

const within = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.trunc(value)))
const longestPoll = 50

const allow = ({ queue }: Bot, ask: Ask) => {
  const kinds = allowedUpdates(partsOf(ask, 'allowed_updates'))
  if (kinds && 'ok' in kinds) return kinds
  if (kinds) queue.allow(kinds)
  return undefined
}

export const getUpdates = (
  bot: Bot,
  webhook: Webhook,
  { ask, gone }: { ask: Ask; gone: (hangUp: () => void) => void },
): Answer | Promise<Answer> => {
  if (webhook.hook())
    return refused(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  const refusal = allow(bot, ask)
  if (refusal) return refusal
  const poll = {
    offset: numberOf(ask, 'offset') ?? 0,
    limit: within(numberOf(ask, 'limit') ?? 100, 1, 100),
    seconds: within(numberOf(ask, 'timeout') ?? 0, 0, longestPoll),
  }
  return bot.queue.poll(poll, gone)
}

const wrongUrl = (url: string) => {
  const address = URL.canParse(url) ? new URL(url) : undefined
  if (!address) return bad('bad webhook: invalid webhook URL specified')
  // A real bot needs HTTPS; a server of one's own, as this one is, also takes HTTP from its own machine.
  const near = ['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname)
  if (address.protocol !== 'https:' && !near)
    return bad('bad webhook: An HTTPS URL must be provided for webhook')
  return undefined
}

export const setWebhook = (bot: Bot, webhook: Webhook, ask: Ask): Answer => {
  const url = textOf(ask, 'url') ?? ''
  if (url === '') return deleteWebhook(bot, webhook, ask)
  const secret = textOf(ask, 'secret_token')
  if (secret && secret.length > 256) return bad('secret token is too long')
  if (secret && !/^[A-Za-z0-9_-]+$/.test(secret)) return bad('secret token contains unallowed characters')
  const refusal = wrongUrl(url) ?? allow(bot, ask)
  if (refusal) return refusal
  if (flagOf(ask, 'drop_pending_updates')) bot.queue.drop()
  bot.queue.interrupt('setWebhook')
  const connections = within(numberOf(ask, 'max_connections') ?? 40, 1, 100)
  webhook.set({ url, connections, secret: secret || undefined })
  return { ...granted(true), description: 'Webhook was set' } as Answer
}

export const deleteWebhook = (bot: Bot, webhook: Webhook, ask: Ask): Answer => {
  if (flagOf(ask, 'drop_pending_updates')) bot.queue.drop()
  webhook.set(undefined)
  return granted(true)
}

export const getWebhookInfo = (bot: Bot, webhook: Webhook): Answer => {
  const hook = webhook.hook()
  const error = webhook.lastError()
  const allowed = bot.queue.allowed()
  return granted({
    url: hook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: bot.queue.pending().length,
    ...(hook ? { max_connections: hook.connections, ip_address: '127.0.0.1' } : {}),
    ...(error ? { last_error_date: Math.floor(error.at / 1000), last_error_message: error.message } : {}),
    ...(allowed.length > 0 ? { allowed_updates: allowed } : {}),
  })
}
