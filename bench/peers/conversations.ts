import { statSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Conversation,
  type ConversationData,
  type ConversationFlavor,
  conversations,
  createConversation,
  type VersionedState,
} from '@grammyjs/conversations'
import Database from 'better-sqlite3'
import { Bot, type Context, webhookCallback } from 'grammy'
import { closing, questionAt } from '../form.ts'
import { listenOn, ready, secret, setup } from '../peer.ts'

// The plugin as its manual shows it, over the fastest durable storage it can have: one row a chat, prepared statements.
const { root, token, steps, mode, folder } = setup
type Ctx = ConversationFlavor<Context>
type State = VersionedState<ConversationData>

const file = join(folder, 'conversations.db')
const database = new Database(file)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec('CREATE TABLE IF NOT EXISTS chat (id TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID')
const read = database.prepare<[string], string>('SELECT state FROM chat WHERE id = ?').pluck()
const write = database.prepare(
  'INSERT INTO chat VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state',
)
const drop = database.prepare('DELETE FROM chat WHERE id = ?')

async function form(conversation: Conversation<Ctx, Context>, ctx: Context) {
  const answers: string[] = []
  for (let step = 0; step < steps; step++) {
    await ctx.reply(questionAt(step))
    const { message } = await conversation.waitFor('message:text')
    answers.push(message.text)
  }
  await ctx.reply(closing)
}

const bot = new Bot<Ctx>(token, { client: { apiRoot: root } })
bot.use(
  conversations<Ctx, Context>({
    storage: {
      type: 'key',
      adapter: {
        read: (key) => {
          const state = read.get(key)
          return state === undefined ? undefined : (JSON.parse(state) as State)
        },
        write: (key, state) => void write.run(key, JSON.stringify(state)),
        delete: (key) => void drop.run(key),
      },
    },
  }),
)
bot.use(createConversation(form))
bot.command('start', (ctx) => ctx.conversation.enter('form'))

const stored = () => {
  database.pragma('wal_checkpoint(TRUNCATE)')
  return statSync(file).size
}

if (mode === 'polling') void bot.start({ onStart: () => ready(stored) })
else {
  const url = await listenOn(webhookCallback(bot, 'http', { secretToken: secret }))
  await bot.api.setWebhook(url, { secret_token: secret, max_connections: 100 })
  ready(stored)
}
