import type { StaffMember } from '../../src/staff/staff.ts'
import type { Desk } from './house.ts'

/** A member of staff without a browser: her cookies, and plain requests. */
export class AtDesk {
  readonly cookies = new Map<string, string>()
  readonly desk: Desk

  constructor(desk: Desk) {
    this.desk = desk
  }

  /** Comes in with a one-time link. */
  static async signedIn(desk: Desk, who: StaffMember): Promise<AtDesk> {
    const one = new AtDesk(desk)
    const code = (await desk.link(who)).split('/').at(-1)!
    const answer = await one.post('/desk/in', { code })
    if (answer.status !== 303) throw new Error(`the link did not let ${who.name} in: ${answer.status}`)
    return one
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.ask(path, { headers })
  }

  /** Sends a form as a browser does from one of our own pages. */
  post(
    path: string,
    fields: Record<string, string> | FormData | [string, string][] = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields)
    return this.ask(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', ...headers } })
  }

  private async ask(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers)
    if (this.cookies.size > 0)
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    if (!headers.has('accept-language')) headers.set('accept-language', 'en')
    const answer = await fetch(`${this.desk.url}${path}`, { ...init, headers, redirect: 'manual' })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]!.split('=')
      if (/Max-Age=0/.test(cookie)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }
}
