import type { MiddlewareHandler } from 'hono'
import { headersOf } from '../web/headers.ts'
import type { DeskWorld } from './world.ts'

/**
 * What every answer of the desk carries: the web door's headers under a narrower policy. No script but ours and none
 * from text; HTML made from text passes one named gate (htmx reading our own answers). `blob:` is a picture that was
 * opened in the page, and a file that is saved from it.
 */
export function sayDeskHeaders(world: Pick<DeskWorld, 'publicUrl'>): MiddlewareHandler {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ]
  const headers = Object.entries({
    ...headersOf({ publicUrl: world.publicUrl }),
    'content-security-policy': policy.join('; '),
    'permissions-policy': 'geolocation=(), camera=(), microphone=(), clipboard-read=(), interest-cohort=()',
  })
  return async (c, next) => {
    await next()
    for (const [name, value] of headers) c.res.headers.set(name, value)
  }
}
