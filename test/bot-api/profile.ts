import type { Answer } from './answer.ts'
import { bad, granted } from './answer.ts'
import type { Ask } from './ask.ts'
import { numberOf, partsOf, textOf } from './ask.ts'

export type Command = { readonly command: string; readonly description: string }
type Scope = { readonly type: string; readonly chat_id?: number | string; readonly user_id?: number }

/** What people see of the bot besides messages: names, descriptions, menus; each by language, menus by scope too. */
export type Profile = {
  readonly words: Map<string, string>
  readonly commands: Map<string, readonly Command[]>
  readonly menuButtons: Map<number, unknown>
}

export const startProfile = (): Profile => ({ words: new Map(), commands: new Map(), menuButtons: new Map() })

const scopes = new Set(
  'default all_private_chats all_group_chats all_chat_administrators chat chat_administrators chat_member'.split(
    ' ',
  ),
)
const mostCommands = 100
const most = { name: 64, description: 512, short_description: 120 } as const

const place = (scope: Scope, language: string) =>
  [scope.type, scope.chat_id ?? '', scope.user_id ?? '', language].join(' ')

const scoped = (ask: Ask) => {
  const scope = (partsOf(ask, 'scope') ?? { type: 'default' }) as Scope
  const language = textOf(ask, 'language_code') ?? ''
  if (!scopes.has(scope.type)) return bad("can't parse BotCommandScope: Unsupported type specified")
  if (language && !/^[a-z]{2}$/.test(language)) return bad('invalid language code specified')
  return place(scope, language)
}

const wrong = (commands: unknown) => {
  if (!Array.isArray(commands)) return bad("can't parse commands list JSON object")
  if (commands.length > mostCommands) return bad('BOT_COMMANDS_TOO_MUCH')
  for (const { command, description } of commands as Command[]) {
    if (!/^\/?[a-z0-9_]{1,32}$/.test(command ?? '')) return bad('BOT_COMMAND_INVALID')
    if (!description || description.length > 256) return bad('BOT_COMMAND_DESCRIPTION_INVALID')
  }
  return undefined
}

export const setMyCommands = ({ commands }: Profile, ask: Ask): Answer => {
  const key = scoped(ask)
  if (typeof key !== 'string') return key
  const given = partsOf(ask, 'commands')
  const refusal = wrong(given)
  if (refusal) return refusal
  const list = (given as Command[]).map(({ command, description }) => ({
    command: command.replace(/^\//, ''),
    description,
  }))
  commands.set(key, list)
  return granted(true)
}

/** `delete` forgets the list of this scope and language, `get` shows exactly that one. */
export const listedCommands = ({ commands }: Profile, ask: Ask, what: 'get' | 'delete'): Answer => {
  const key = scoped(ask)
  if (typeof key !== 'string') return key
  if (what === 'get') return granted(commands.get(key) ?? [])
  commands.delete(key)
  return granted(true)
}

/** The menu that a person sees in her private chat: the first list that exists, from the closest scope outwards. */
export const menuFor = ({ commands }: Profile, chat: number, language: string): readonly Command[] => {
  const near: readonly Scope[] = [
    { type: 'chat', chat_id: chat },
    { type: 'all_private_chats' },
    { type: 'default' },
  ]
  for (const scope of near)
    for (const spoken of [language, '']) {
      const list = commands.get(place(scope, spoken))
      if (list) return list
    }
  return []
}

/** Sets or gets one of the bot's names and descriptions. */
export const words =
  (field: keyof typeof most, what: 'set' | 'get') =>
  ({ words: kept }: Profile, ask: Ask): Answer => {
    const language = textOf(ask, 'language_code') ?? ''
    if (what === 'get')
      return granted({ [field]: kept.get(`${field} ${language}`) ?? kept.get(`${field} `) ?? '' })
    const text = textOf(ask, field) ?? ''
    if (text.length > most[field]) return bad(`${field.replace('_', ' ')} is too long`)
    kept.set(`${field} ${language}`, text)
    return granted(true)
  }

/** The button beside the letters, for one private chat or (0) for all. */
export const menuButton = ({ menuButtons }: Profile, ask: Ask, what: 'set' | 'get'): Answer => {
  const chat = numberOf(ask, 'chat_id') ?? 0
  if (what === 'get') return granted(menuButtons.get(chat) ?? menuButtons.get(0) ?? { type: 'commands' })
  menuButtons.set(chat, partsOf(ask, 'menu_button') ?? { type: 'default' })
  return granted(true)
}
