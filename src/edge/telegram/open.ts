import { hkdfSync } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Api } from 'grammy'
import type { House } from '../house.ts'
import type { Log } from '../log.ts'
import type { Sender } from '../mouth.ts'
import type { Render } from '../render.ts'
import type { TelegramConfig } from '../settings.ts'
import { type Buttons, openButtons } from './button.ts'
import { quickCalls } from './call.ts'
import type { TelegramDesk } from './desk.ts'
import { type Claims, openClaims } from './desk-button.ts'
import { deskMouth } from './desk-saying.ts'
import { type TelegramDoor, telegramDoor, type WithoutLedger } from './door.ts'
import { allowedUpdates } from './inbound.ts'
import { introduce } from './introduce.ts'
import { telegramSender } from './outbound.ts'
import { startPolling } from './poller.ts'
import type { FileOf, TelegramMouth } from './voice.ts'
import { webhook } from './webhook.ts'

/** The Telegram end of a house: its API, its button code, and the mouth that speaks there. */
export type TelegramEnd = {
  readonly api: Api
  readonly buttons: Buttons
  readonly claims: Claims
  readonly send: Sender
}

type Voice = Pick<TelegramMouth, 'render' | 'paper' | 'venue' | 'clock'> &
  Partial<Pick<TelegramMouth, 'file'>>

/** A house without a help channel has no letters. */
const noFile: FileOf = async () => undefined

/** A call that carries a file takes at most so long. */
const FILE_SECONDS = 60

/** `key`: the host key, from which the key of the buttons is derived. */
export function telegramEnd({ token, apiRoot }: TelegramConfig, key: Uint8Array, voice: Voice): TelegramEnd {
  const api = new Api(token, { apiRoot, sensitiveLogs: false, timeoutSeconds: FILE_SECONDS })
  api.config.use(quickCalls(apiRoot, token))
  const derived = (use: string) => new Uint8Array(hkdfSync('sha256', key, '', use, 16))
  const buttons = openButtons(derived('stezhka/buttons/1'))
  const claims = openClaims(derived('stezhka/claims/1'))
  const desk = deskMouth(api, voice.render.words, claims)
  return { api, buttons, claims, send: telegramSender({ api, buttons, desk, file: noFile, ...voice }) }
}

type Opening = {
  readonly config: TelegramConfig
  readonly end: TelegramEnd
  readonly house: Pick<House, 'turn'>
  readonly withoutLedger: WithoutLedger
  readonly desk?: TelegramDesk | undefined
  readonly log: Log
}

/** An open Telegram door. With a webhook, `take` handles its requests. */
export type TelegramOpen = {
  readonly door: TelegramDoor
  readonly take?: (request: IncomingMessage, response: ServerResponse) => void
  stop(): Promise<void>
}

/** Opens Telegram's door: takes updates from now on. */
export function openTelegram({ config, end, house, withoutLedger, desk, log }: Opening): TelegramOpen {
  const door = telegramDoor({ house, api: end.api, buttons: end.buttons, withoutLedger, desk, log })
  if (config.mode === 'polling') return { door, stop: startPolling(end.api, door, log).stop }
  return { door, take: webhook(door, config.secret, log), stop: () => Promise.resolve() }
}

/** Tells Telegram where to bring updates, and what the bot is called: after the door is open, and never in its way. */
export async function settleTelegram(
  config: TelegramConfig,
  { api }: TelegramEnd,
  render: Render,
  defaultLanguage: string,
): Promise<void> {
  if (config.mode === 'webhook')
    await api.setWebhook(config.url, {
      secret_token: config.secret,
      allowed_updates: [...allowedUpdates],
      max_connections: 100,
    })
  // Telegram refuses polls for as long as it knows a webhook, and keeps what waits.
  else await api.deleteWebhook()
  await introduce(api, render.words, defaultLanguage)
}
