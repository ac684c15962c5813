import type { Channel } from '../../channel/channel.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { OrganizationId } from '../../kernel/id.ts'
import type { Clean } from '../files/clean.ts'
import type { Log } from '../log.ts'
import type { Words } from '../words.ts'

/** What the desk leans on: the help channel of a running house. */
export type DeskWorld = {
  /** One piece of work in the next transaction: resolves after the commit, and keeps nothing when it throws. */
  within<Result>(work: (channel: Channel) => Promise<Result>): Promise<Result>
  /** Told after each commit that left something new at a desk. Gives back how to stop listening. */
  onRing(listener: (organization: OrganizationId) => void): () => void
  readonly clock: Clock
  readonly words: Words
  readonly log: Pick<Log, 'warn' | 'fault'>
  /** The oblasts, by the ids that requests name them with. */
  readonly oblasts: readonly { readonly id: string; readonly names: Readonly<Record<string, string>> }[]
  /** Takes out of a file what tells of whoever made it. */
  readonly clean: Clean
  /** The script of the desk, made from `page.ts`. */
  script(): Promise<string>
  /** The address people open. With https the cookies travel over https only. */
  readonly publicUrl?: string | undefined
  readonly defaultLanguage: string
  /** A house to be looked at: nobody is asked for a code, because nobody real is in it. */
  readonly demo: boolean
}

/** Where the desk is mounted. */
export const DESK = '/desk'
