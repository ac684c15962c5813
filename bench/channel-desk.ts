import { percentile } from './figures.ts'

/** The console over HTTP, as a browser with an open session asks it. */
export type Console = {
  readonly port: () => number
  readonly session: string
}

/** How long a page takes from the question to its last byte, in milliseconds. */
export type PageTime = { readonly page: string; readonly p50: number; readonly p95: number }

const headersOf = ({ session }: Console) => ({ cookie: `d=${session}`, 'sec-fetch-site': 'same-origin' })
const addressOf = ({ port }: Console, path: string) => `http://127.0.0.1:${port()}/desk/${path}`

/** A page that is not there throws. */
export async function pageOf(at: Console, path: string): Promise<string> {
  const answer = await fetch(addressOf(at, path), { headers: headersOf(at), redirect: 'manual' })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`/desk/${path} answered ${answer.status}`)
  return text
}

/** Presses a button of the desk. */
export async function press(at: Console, path: string, form: Record<string, string> = {}): Promise<void> {
  const answer = await fetch(addressOf(at, path), {
    method: 'POST',
    headers: headersOf(at),
    body: new URLSearchParams(form),
    redirect: 'manual',
  })
  await answer.arrayBuffer()
  if (answer.status !== 303) throw new Error(`/desk/${path} answered ${answer.status}`)
}

/** The same page so many times, one after the other; `pages` may name several that are taken in turn. */
export async function timePages(at: Console, page: string, pages: readonly string[], times: number) {
  const took: number[] = []
  for (let index = 0; index < times + 5; index++) {
    const from = performance.now()
    await pageOf(at, pages[index % pages.length]!)
    // The first few warm it up.
    if (index >= 5) took.push(performance.now() - from)
  }
  took.sort((one, other) => one - other)
  return { page, p50: percentile(took, 0.5), p95: percentile(took, 0.95) } satisfies PageTime
}

/** The codes in a list of cases. */
export const codesIn = (page: string) =>
  [...page.matchAll(/<h2>(?:<a [^>]*>)?([^<]+)(?:<\/a>)?<\/h2>/g)].map(([, code]) => code!)

/** An open page of the list of who waits: it loads the list anew at every ring. When it first showed each code, in milliseconds. */
export type Onlooker = { readonly seen: ReadonlyMap<string, number>; stop(): void; readonly loads: number }

export function watchWaiting(at: Console): Onlooker {
  const seen = new Map<string, number>()
  const ending = new AbortController()
  let [loads, again] = [0, false]
  let isLoading = false
  const load = async () => {
    do {
      again = false
      loads++
      const codes = codesIn(await pageOf(at, 'waiting'))
      for (const code of codes) if (!seen.has(code)) seen.set(code, Date.now())
    } while (again)
  }
  const ring = () => {
    again = true
    if (isLoading) return
    isLoading = true
    load()
      .catch(() => undefined)
      .finally(() => {
        isLoading = false
      })
  }
  const listen = async () => {
    const { body } = await fetch(addressOf(at, 'live'), { headers: headersOf(at), signal: ending.signal })
    for await (const part of body!.pipeThrough(new TextDecoderStream())) if (/^event:/m.test(part)) ring()
  }
  // A browser that was cut off asks again by itself.
  const keepListening = async () => {
    while (!ending.signal.aborted) {
      await listen().catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
  void keepListening()
  return {
    seen,
    stop: () => ending.abort(),
    get loads() {
      return loads
    },
  }
}
