import type { Duplex } from 'node:stream'
import type { MiddlewareHandler } from 'hono'
import { isSecure, type WebDoor } from './door.ts'

/** Powers of a browser that no page of ours needs; the place is asked for by our own script only. */
const unused = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'interest-cohort',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'web-share',
  'xr-spatial-tracking',
]

/** What every answer of this door carries, errors included: nothing is kept, nothing comes from or goes to anybody else. */
export function headersOf(door: Pick<WebDoor, 'publicUrl' | 'exitTo'>): Readonly<Record<string, string>> {
  const exit = door.exitTo ? ` ${new URL(door.exitTo).origin}` : ''
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    // The quick exit tells the house in passing, while the page is already leaving.
    "connect-src 'self'",
    `form-action 'self'${exit}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-dns-prefetch-control': 'off',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': ['geolocation=(self)', ...unused.map((power) => `${power}=()`)].join(', '),
    ...(isSecure(door) && { 'strict-transport-security': 'max-age=63072000' }),
  }
}

/** Puts them on whatever the rest of the door answers. */
export function sayHeaders(door: Pick<WebDoor, 'publicUrl' | 'exitTo'>): MiddlewareHandler {
  const headers = Object.entries(headersOf(door))
  return async (c, next) => {
    await next()
    for (const [name, value] of headers) c.res.headers.set(name, value)
  }
}

/** Answers what is not HTTP at all, for the `clientError` of Node's server: it never becomes a request, and carries the same headers. */
export function refuseMalformed(
  door: Pick<WebDoor, 'publicUrl' | 'exitTo'>,
): (_: Error, socket: Duplex) => void {
  const lines = Object.entries(headersOf(door)).map(([name, value]) => `${name}: ${value}\r\n`)
  return (_, socket) => {
    if (!socket.writable) return
    socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join('')}content-length: 0\r\nconnection: close\r\n\r\n`)
  }
}
