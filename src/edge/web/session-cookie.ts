import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { isSecure, type WebDoor } from './door.ts'

/** What her browser keeps while it is open: a random name for her, and her language for when there is no database to ask. */
export type Cookie = { readonly id: string; readonly language: string }

/** `__Host-`: no other host of the organisation's domain can plant one. */
const nameOf = (door: WebDoor) => (isSecure(door) ? '__Host-s' : 's')

/** 144 random bits, made on the first POST: a page that is only looked at leaves nothing behind. */
export const newId = () => randomBytes(18).toString('base64url')

export function readCookie(door: WebDoor, c: Context): Cookie | undefined {
  const [, id, language] = /^([\w-]{24})\.([\w-]{2,16})$/.exec(getCookie(c, nameOf(door)) ?? '') ?? []
  return id && language ? { id, language } : undefined
}

/** No Max-Age and no Expires: the browser forgets it when it closes. */
export function writeCookie(door: WebDoor, c: Context, { id, language }: Cookie): void {
  setCookie(c, nameOf(door), `${id}.${language}`, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure(door),
    path: '/',
  })
}

export function clearCookie(door: WebDoor, c: Context): void {
  deleteCookie(c, nameOf(door), { httpOnly: true, sameSite: 'Strict', secure: isSecure(door), path: '/' })
}
