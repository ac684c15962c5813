import type { Answer } from './answer.ts'
import { bad, granted } from './answer.ts'
import type { Ask } from './ask.ts'
import { partsOf, textOf } from './ask.ts'
import type { Profile } from './profile.ts'

export type Command = { readonly command: string; readonly description: string }
type Scope = { readonly type: string; readonly chat_id?: number | string; readonly user_id?: number }

const scopes = new Set(
  'default all_private_chats all_group_chats all_chat_administrators chat chat_administrators chat_member'.split(
    ' ',
  ),
)
const mostCommands = 100

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
