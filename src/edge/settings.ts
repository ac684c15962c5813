/** How the house reaches Telegram; absent without a token: then the web door stands alone. */
export type TelegramConfig = { readonly token: string; readonly apiRoot: string } & (
  | { readonly mode: 'polling' }
  | { readonly mode: 'webhook'; readonly url: string; readonly secret: string }
)

/** The settings of one house, checked. Folders and files are absolute; addresses end without a slash. */
export type Config = {
  readonly telegram?: TelegramConfig
  /** `file:/…` (SQLite) or `postgresql://…`. */
  readonly databaseUrl: string
  readonly dataDir: string
  /** 0 takes any free port. */
  readonly port: number
  /** Where people reach the web door, if it is more than this machine's own address. */
  readonly publicUrl?: string
  readonly hostKeyFile: string
  /** The host key lies in the folder of the database, so that one copy takes both: good for a trial, to be moved before going live. */
  readonly hostKeyBesideData: boolean
  /** `mark` shows unsigned facts as unsigned; `strict` hides them. */
  readonly contentGate: 'mark' | 'strict'
  readonly defaultLanguage: 'uk' | 'en'
}
