/** Amina at the web door without a browser: her cookie, and plain requests. */
export class Person {
  cookie: string | undefined
  readonly url: string

  constructor(url: string) {
    this.url = url
  }

  get(path = '/', headers: Record<string, string> = {}): Promise<Response> {
    return this.request(path, { headers })
  }

  /** Sends a form as a browser does from one of our own pages. */
  post(
    path: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.request(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'document', ...headers },
    })
  }

  /** Presses a button of the screen she sees now, by its words. */
  async press(words: string): Promise<Response> {
    const page = await (await this.get()).text()
    const [, name, value] =
      new RegExp(`name="(option|word)" value="([^"]+)"[^>]*>(?:✓ )?${words}<`).exec(page) ?? []
    if (!name || !value) throw new Error(`no button ${words} in ${page}`)
    return this.post('/turn', { step: stepOf(page), [name]: value })
  }

  async write(text: string): Promise<Response> {
    return this.post('/turn', { step: stepOf(await (await this.get()).text()), text })
  }

  private async request(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers)
    if (this.cookie) headers.set('cookie', this.cookie)
    if (!headers.has('accept-language')) headers.set('accept-language', 'en')
    const response = await fetch(`${this.url}${path}`, { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair] = cookie.split(';')
      this.cookie = /Max-Age=0/.test(cookie) ? undefined : pair
    }
    return response
  }
}

/** The step of a page's screen. */
export const stepOf = (page: string): string => /name="step" value="(\d+)"/.exec(page)![1]!
