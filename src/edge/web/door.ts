import type { Clock } from '../../kernel/clock.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import type { CleanFile } from '../files/clean.ts'
import type { FileRefusal } from '../files/file-type.ts'
import type { FlowFile } from '../flow-files.ts'
import type { House } from '../house.ts'
import type { Log } from '../log.ts'
import type { Render } from '../render.ts'
import type { Address } from '../storage/people.ts'

/** A paper that waits: `format` tells two of them apart that were made together. */
export type WaitingPaper = { readonly id: string; readonly format: 'pdf' | 'docx' | 'file' }

/** The papers that wait for a person at this door: each is made in memory when she takes it, and its row goes with that. */
export type Papers = {
  waiting(address: Address): Promise<readonly WaitingPaper[]>
  /** Undefined when she has taken it already. `name` is the name of the file on her device: it must tell nothing. */
  take(
    address: Address,
    id: string,
  ): Promise<{ readonly name: string; readonly bytes: Uint8Array; readonly type?: string } | undefined>
}

/** Files that people send at this door. */
export type WebFiles = {
  /** Reads the form and cleans what is in it: nothing of the file is anywhere but in memory. */
  receive(request: Request): Promise<{
    readonly fields: URLSearchParams
    readonly file: Outcome<CleanFile, FileRefusal | 'upload-malformed'> | undefined
  }>
  /** Keeps it for the turn that passes it on. Gives back by what it is found. */
  keep(file: CleanFile): string
}

/** What a watchdog may ask. `metrics` is in Prometheus' text form and names nobody. */
export type Health = {
  ready(): Promise<boolean>
  metrics(): Promise<string>
}

/** What the web door leans on. */
export type WebDoor = {
  readonly house: Pick<House, 'turn' | 'look'>
  readonly render: Render
  /** The conversations as they are shown now: those that are words only can be read as pages. */
  flows(): readonly FlowFile[]
  /** The emergency card with its phone marks; needs no database. */
  emergency(language: string): string
  readonly papers: Papers
  /** Files that people send, in a house that takes them. */
  readonly files?: WebFiles
  readonly health: Health
  /** The address people open. With https the cookie travels over https only and browsers are told to come back that way. */
  readonly publicUrl?: string | undefined
  readonly defaultLanguage: string
  readonly clock: Clock
  readonly log: Pick<Log, 'warn' | 'fault'>
  /** Where a quick exit leads instead of our own sheet of notes. Another site learns that somebody came, not from where. */
  readonly exitTo?: string | undefined
}

/** Our own neutral page: what somebody finds on the screen after a quick exit. */
export const NOTES = '/notes'

export const isSecure = ({ publicUrl }: Pick<WebDoor, 'publicUrl'>) =>
  publicUrl?.startsWith('https:') ?? false
