import { Bot, type Context, type SessionFlavor, session, webhookCallback } from 'grammy'
import { sayingAfter } from '../form.ts'
import { listenOn, ready, secret, setup } from '../peer.ts'

// As in grammY's own manual: a session in memory, one answer an update, 2xx once the handler is done.
const { root, token, steps, mode } = setup
const bot = new Bot<Context & SessionFlavor<{ answers: string[] }>>(token, { client: { apiRoot: root } })
bot.use(session({ initial: (): { answers: string[] } => ({ answers: [] }) }))
bot.command('start', async (ctx) => {
  ctx.session.answers = []
  await ctx.reply(sayingAfter(0, steps))
})
bot.on('message:text', async (ctx) => {
  ctx.session.answers.push(ctx.message.text)
  await ctx.reply(sayingAfter(ctx.session.answers.length, steps))
})

if (mode === 'polling') void bot.start({ onStart: () => ready() })
else {
  const url = await listenOn(webhookCallback(bot, 'http', { secretToken: secret }))
  await bot.api.setWebhook(url, { secret_token: secret, max_connections: 100 })
  ready()
}
