import { statSync } from 'node:fs'
import { join } from 'node:path'
import { assemble } from '../../src/app/assemble.ts'
import { Flow } from '../../src/conversation/flow.ts'
import { createLog } from '../../src/edge/log.ts'
import { growSlowly } from '../../src/edge/memory.ts'
import { openRender } from '../../src/edge/render.ts'
import { projectRoot } from '../../src/edge/root.ts'
import type { TelegramConfig } from '../../src/edge/settings.ts'
import { openHostKey } from '../../src/edge/storage/host-key.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { openStorage } from '../../src/edge/storage/open.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import { openTelegram, settleTelegram, type TelegramOpen, telegramEnd } from '../../src/edge/telegram/open.ts'
import { answerWithoutLedger } from '../../src/edge/without-ledger.ts'
import { openWords, readCatalogues } from '../../src/edge/words.ts'
import { closing, questionAt } from '../form.ts'
import { listenOn, ready, secret, setup } from '../peer.ts'

// This house with everything on: sealed, durable, real words, real buttons. Only the flow is the bench's own.
const { root: apiRoot, token, steps, mode, folder } = setup
const clock = () => new Date()
const log = createLog()

const questions = Array.from({ length: steps }, (_, step) => [
  `q${step}`,
  { kind: 'write', save: `a${step}`, next: step + 1 < steps ? `q${step + 1}` : 'over', skip: 'over' },
])
const flows = [
  { flow: 'lobby', version: 1, start: 'begin', nodes: { begin: { kind: 'end', to: 'form' } } },
  {
    flow: 'form',
    version: 1,
    start: 'q0',
    nodes: { ...Object.fromEntries(questions), over: { kind: 'end', to: 'closing' } },
  },
  {
    flow: 'closing',
    version: 1,
    start: 'thanks',
    nodes: { thanks: { kind: 'choose', options: { again: 'begin' } }, begin: { kind: 'end', to: 'form' } },
  },
].map((flow) => ({ file: `flows/${flow.flow}.json`, flow: Flow.parse(flow) }))

const catalogues = readCatalogues(join(projectRoot(), 'locales'))
const words = openWords(
  {
    uk: {
      ...catalogues['uk'],
      'flows/form': Object.fromEntries(questions.map(([name], step) => [name, questionAt(step)])),
      'flows/closing': { thanks: closing, 'thanks#again': 'Ще раз' },
    },
  },
  {},
)
const render = openRender(words, {}, () => undefined)

const file = join(folder, 'house.db')
await migrate({ url: `file:${file}`, prisma: join(projectRoot(), 'prisma') })
const storage = await openStorage({ url: `file:${file}` })
const key = await openHostKey({ file: join(folder, 'host.key'), storage })

let take: TelegramOpen['take']
const url = await listenOn((request, response) => take?.(request, response))
const config: TelegramConfig =
  mode === 'polling' ? { token, apiRoot, mode } : { token, apiRoot, mode, url, secret }
const none = () => Promise.reject(new Error('the form has no papers'))
const end = telegramEnd(config, key, { render, paper: none, venue: () => undefined, clock })
const parts = { storage, seal: hostSeal(key), flows, languages: ['uk'], defaultLanguage: 'uk' }
const { house, people } = assemble({ ...parts, actsIn: () => ({}), send: end.send, clock, log })
const withoutLedger = answerWithoutLedger({
  readable: () => ({ storage, people }),
  send: end.send,
  clock,
  languageOf: () => 'uk',
})
take = openTelegram({ config, end, house, withoutLedger, log }).take
await settleTelegram(config, end, render, 'uk')

growSlowly()
ready(async () => {
  while ((await storage.checkpoint()) === 'busy');
  return statSync(file).size
})
