import type { LobbyWord } from '../outbox/screen.ts'

/**
 * A pressed button: the step of the screen it stood on, and its place among that screen's options, from 0.
 * Step 0 belongs to no screen: such a button shows the present one, all of it.
 */
export type Press = { readonly step: number; readonly option: number }

/** What one person did, whatever door she came through. */
export type Input =
  | { readonly type: 'pressed'; readonly press: Press }
  /** `step`, where the door knows it: the screen the word stood on. A word that moves (back, skip, more) counts once. */
  | { readonly type: 'asked'; readonly word: LobbyWord; readonly step?: number }
  /** `/start`, with the code of a deep link if there was one. */
  | { readonly type: 'came'; readonly code?: string }
  | { readonly type: 'wrote'; readonly text: string; readonly step?: number }
  /** She read about it on a page and wants to walk through it: that conversation begins. */
  | { readonly type: 'opened'; readonly flow: string }
  /** Rounded to about 1 km (two decimals) before it gets here. */
  | { readonly type: 'located'; readonly latitude: number; readonly longitude: number }
  /** A photo, a voice message, a document. `file`, where the door can bring it: by what it is found again; it is fetched only where a question takes files. */
  | { readonly type: 'sent-file'; readonly file?: string }
  /** Anything else this house has no use for: a sticker, a contact, a button nobody knows. */
  | { readonly type: 'other' }
