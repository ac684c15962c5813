import { Scenes, session, Telegraf } from 'telegraf'
import { closing, questionAt } from '../form.ts'
import { ready, setup } from '../peer.ts'

// As in telegraf's own examples: a wizard of one handler a step, the session in memory.
const { root, token, steps } = setup
type State = { answers?: string[] }

const ask = async (ctx: Scenes.WizardContext, step: number) => {
  if (ctx.message && 'text' in ctx.message && step > 0) {
    const state = ctx.scene.state as State
    state.answers = [...(state.answers ?? []), ctx.message.text]
  }
  await ctx.reply(step < steps ? questionAt(step) : closing)
  if (step === steps) return ctx.scene.leave()
  return ctx.wizard.next()
}

const handlers = Array.from({ length: steps + 1 }, (_, step) => (ctx: Scenes.WizardContext) => ask(ctx, step))
const stage = new Scenes.Stage<Scenes.WizardContext>([new Scenes.WizardScene('form', ...handlers)])
const bot = new Telegraf<Scenes.WizardContext>(token, { telegram: { apiRoot: root } })
bot.use(session())
bot.use(stage.middleware())
bot.start((ctx) => ctx.scene.enter('form'))

void bot.launch(() => ready())
