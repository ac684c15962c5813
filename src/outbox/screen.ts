/** What a person answered: a text, or a list (ticks, additions). Kept only while the conversation lasts. */
export type Answers = Readonly<Record<string, string | readonly string[]>>

/** How a person wants to be spoken to, in words that would tell: `neutral` fits everybody and needs no asking. */
export const spokenTo = ['neutral', 'she', 'he'] as const
export type SpokenTo = (typeof spokenTo)[number]

const form = new RegExp(`_(?:${spokenTo.slice(1).join('|')})$`)

/** The key of the neutral words that a form of address (`key_she`) stands beside; any other key is its own. */
export const neutralOf = (key: string) => key.replace(form, '')

/** A line of the script: the key of its words and what they repeat. Words are found last, in her language of that moment. */
export type Line = { readonly key: string; readonly values?: Answers; readonly card?: string }

/** The words of the lobby: they interrupt any conversation. `resume` returns to the interrupted one, `more` turns the page. */
export const lobbyWords = [
  'emergency',
  'leave',
  'home',
  'back',
  'skip',
  'resume',
  'language',
  'forget',
  'more',
] as const
export type LobbyWord = (typeof lobbyWords)[number]

/** A button: its words by key (`ticked` where the question takes many), or the label of a list item. */
export type Button = { readonly key: string; readonly ticked?: boolean } | { readonly label: string }

/** Everything one person sees now: lines said, then a question with its buttons, then the lobby's. */
export type Screen = {
  /** Grows with every screen; a button names the step it belongs to, so an old or repeated press is harmless. */
  readonly step: number
  readonly lines: readonly Line[]
  /** In the order of `Press.option`. */
  readonly buttons: readonly Button[]
  /** `emergency` and `leave` are always among them. */
  readonly lobby: readonly LobbyWord[]
  /** What the question takes besides a press. */
  readonly accepts: readonly ('text' | 'location' | 'file')[]
}
