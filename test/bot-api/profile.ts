import type { Answer } from './answer.ts'
import { bad, granted } from './answer.ts'
import type { Ask } from './ask.ts'
import { numberOf, partsOf, textOf } from './ask.ts'
import type { Command } from './commands.ts'

/** What people see of the bot besides messages: names, descriptions, menus; each by language, menus by scope too. */
export type Profile = {
  readonly words: Map<string, string>
  readonly commands: Map<string, readonly Command[]>
  readonly menuButtons: Map<number, unknown>
}

export const startProfile = (): Profile => ({ words: new Map(), commands: new Map(), menuButtons: new Map() })

const most = { name: 64, description: 512, short_description: 120 } as const

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
