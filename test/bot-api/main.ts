import type { Room } from './control.ts'
import { controlDoor } from './control.ts'
import type { Options } from './options.ts'
import { startBotApi } from './server.ts'
import { startStopwatch } from './stopwatch.ts'

// The server as a process of its own: options come as JSON in the first argument, one line of JSON says where it stands.
const options: Options = {
  keepCalls: 1_000,
  keepMessages: 50,
  ...(JSON.parse(process.argv[2] ?? '{}') as Options),
}
let room: Room | undefined
const api = await startBotApi(
  options,
  controlDoor(() => room),
)
const stopwatch = startStopwatch()
room = { api, stopwatch }
api.service().bot.chats.onShow = ({ id }) => stopwatch.stop(id)

process.stdout.write(
  `${JSON.stringify({ root: api.root, token: api.token, control: `${api.root}/control` })}\n`,
)
process.once('SIGTERM', () => void api.close().then(() => process.exit(0)))
