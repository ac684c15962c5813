import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { DeskWorld } from './world.ts'

/** What a browser holds: somebody's open session, or that it is known and its owner needs only her code. */
export type Pass = 'session' | 'browser'

const BROWSER_S = 90 * 24 * 3600

type Secured = Pick<DeskWorld, 'publicUrl'>
const isSecure = ({ publicUrl }: Secured) => publicUrl?.startsWith('https:') ?? false
/** Names that say nothing. `__Host-`: no other host of the organization's domain can plant one. */
const nameOf = (world: Secured, pass: Pass) =>
  `${isSecure(world) ? '__Host-' : ''}${pass === 'session' ? 'd' : 'b'}`
const settings = (world: Secured) =>
  ({ httpOnly: true, sameSite: 'Strict', secure: isSecure(world), path: '/' }) as const

/** What this browser showed, before anybody looked it up. */
export type Tokens = { readonly [Each in Pass]?: string }
export function tokensOf(world: Secured, c: Context): Tokens {
  const [session, browser] = [getCookie(c, nameOf(world, 'session')), getCookie(c, nameOf(world, 'browser'))]
  return { ...(session && { session }), ...(browser && { browser }) }
}

/** Puts a pass into the browser. A session is gone with the window. */
export function give(world: Secured, c: Context, pass: Pass, token: string): void {
  const lasts = pass === 'browser' ? { maxAge: BROWSER_S } : {}
  setCookie(c, nameOf(world, pass), token, { ...settings(world), ...lasts })
}

/** Takes a pass out of the browser. */
export const takeBack = (world: Secured, c: Context, pass: Pass) =>
  void deleteCookie(c, nameOf(world, pass), settings(world))
