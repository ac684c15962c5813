import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStezhka } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createLog } from '../src/edge/log.ts'
import { startBotApi } from '../test/bot-api/server.ts'

const api = await startBotApi({})
const dir = mkdtempSync(join(tmpdir(), 'try-'))
const config = readConfig(
  { BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.root, DATA_DIR: dir, PORT: '0' },
  dir,
)
if (!config.ok) throw new Error(JSON.stringify(config))
const s = await openStezhka(
  config.config,
  process.cwd(),
  createLog((l) => process.stderr.write(l)),
)
console.log(s.banner)
const amina = api.person({ id: 1001, language: process.argv[2] ?? 'uk' })
const show = () => {
  for (const m of amina.chat().slice(-4)) console.log(JSON.stringify(m))
}
const wait = () => new Promise((r) => setTimeout(r, 400))
amina.comes()
await wait()
show()
for (const step of process.argv.slice(3)) {
  if (step.startsWith('[')) amina.presses(step.slice(1, -1))
  else if (step.startsWith('<')) {
    const [a, b] = step.slice(1, -1).split(',').map(Number)
    amina.sharesLocation(a!, b!)
  } else amina.says(step)
  await wait()
  console.log('>', step)
  show()
}
await s.close(1000)
await api.close()
process.exit(0)
