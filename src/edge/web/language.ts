import type { Context } from 'hono'
import type { WebDoor } from './door.ts'
import { readCookie } from './session-cookie.ts'
import { languageFrom } from './words.ts'

/** The language of a page that asks no database: as chosen on it, as her cookie has it, as her browser asks. */
export function languageOf(door: WebDoor, c: Context): string {
  const { words } = door.render
  return (
    chosenLanguage(door, c) ??
    words.languages.find((language) => language === readCookie(door, c)?.language) ??
    languageFrom(words, c.req.header('accept-language'), door.defaultLanguage)
  )
}

/** The language that the address of a page asks for. */
export const chosenLanguage = ({ render }: WebDoor, c: Context): string | undefined =>
  render.words.languages.find((language) => language === c.req.query('language'))
