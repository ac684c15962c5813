import type { Api } from 'grammy'
import type { Words } from '../words.ts'

const commands = ['start', 'help', 'stop', 'language', 'forget'] as const

/** Tells Telegram the bot's neutral descriptions and its commands in every language: only what has changed. Its name and picture belong to the organisation that runs it. */
export async function introduce(api: Api, words: Words, defaultLanguage: string): Promise<void> {
  for (const language of words.languages) {
    const say = (key: string) => words.say(language, key)
    const asked = language === defaultLanguage ? {} : { language_code: language as 'en' }
    const scope = { type: 'all_private_chats' } as const
    const wanted = commands.map((command) => ({ command, description: say(`commands:${command}`) }))
    const known = await api.getMyCommands({ scope, ...asked })
    if (JSON.stringify(known) !== JSON.stringify(wanted)) await api.setMyCommands(wanted, { scope, ...asked })
    const { description } = await api.getMyDescription(asked)
    if (description !== say('about:description')) await api.setMyDescription(say('about:description'), asked)
    const { short_description: short } = await api.getMyShortDescription(asked)
    if (short !== say('about:short-description'))
      await api.setMyShortDescription(say('about:short-description'), asked)
  }
}
