import type { Channel } from '../../channel/channel.ts'
import type { Action } from '../../staff/access.ts'
import type { StaffMember } from '../../staff/staff.ts'
import type { Html } from '../web/page.ts'
import type { Tokens } from './cookies.ts'
import type { Voice } from './voice.ts'
import type { DeskWorld } from './world.ts'

/** One request of somebody who is signed in, within one transaction. */
export type Visit = {
  readonly world: DeskWorld
  readonly channel: Channel
  readonly member: StaffMember
  readonly voice: Voice
  readonly tokens: Tokens
  readonly form: FormData
  /** The address of this house as people open it. */
  readonly origin: string
  /** A part of the path by its name, or a value behind the question mark. */
  asked(name: string): string
}

/** What a request is answered with, once the transaction is kept. */
export type Answer =
  | { readonly page: Html }
  /** Another address, with a word about what was done. */
  | { readonly to: string; readonly said?: string }
  | { readonly refused: string; readonly to?: string }
  | { readonly data: unknown }
  | { readonly bytes: Uint8Array }
  /** There is no such thing, or it is not hers to see: the same answer. */
  | { readonly nothing: true }
  | { readonly leave: true }

/** Who may ask for it: whoever may do this to something at her desk; `everybody`, any member who is signed in. */
export type Needs = Action | 'everybody'

/** One thing that can be asked of the desk. There is no way to write one without saying who may. */
export type Route = {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly action: Needs
  readonly handler: (visit: Visit) => Promise<Answer>
  /** What takes time and must be over before the transaction begins; gives back a refusal. */
  readonly before?: (world: DeskWorld, form: FormData) => Promise<string | undefined>
  /** The largest form it takes, in bytes. */
  readonly most?: number
}
