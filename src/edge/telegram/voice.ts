import type { Api } from 'grammy'
import type { Clock } from '../../kernel/clock.ts'
import type { Saying } from '../../outbox/message.ts'
import type { Answers } from '../../outbox/screen.ts'
import type { Render } from '../render.ts'
import type { Buttons } from './button.ts'
import type { DeskMouth } from './desk-saying.ts'
import type { FileForHer } from './outbound-file.ts'

/** A paper as a file: made when it is sent, and kept nowhere. */
export type Paper = (
  language: string,
  template: string,
  values: Answers,
) => Promise<{ name: string; bytes: Uint8Array }>

/** A place on the map, where its address may be shown. */
export type Venue = (
  service: string,
  language: string,
) => { latitude: number; longitude: number; title: string; address: string } | undefined

/** The file of a letter; nothing when it is gone. */
export type FileOf = (saying: Extract<Saying, { kind: 'file' }>) => Promise<FileForHer | undefined>

export type TelegramMouth = {
  readonly api: Api
  readonly render: Render
  readonly buttons: Buttons
  readonly desk: DeskMouth
  readonly paper: Paper
  readonly venue: Venue
  readonly file: FileOf
  readonly clock: Clock
  /** The neutral line that stands in a chat, as far as this house has said it since it opened. */
  readonly lines: Map<string, number>
}

/** Nothing may be forwarded or saved, no link is opened for a preview, and the phone stays silent. */
export const discreet = {
  protect_content: true,
  disable_notification: true,
  link_preview_options: { is_disabled: true },
}
