import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page as Tab } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ageEntrySeal } from '../../src/edge/sealing/age-entry-seal.ts'
import { openEntry, openerOf } from '../../src/edge/sealing/open-entry.ts'
import { unwrapSecret } from '../../src/edge/sealing/passphrase.ts'
import { fromPaper } from '../../src/edge/sealing/secret-key.ts'
import { openBrowser } from '../browser.ts'
import type { Page } from './desk.page.ts'
import { about, granted, hers, textOf } from './entries.ts'

const policy =
  "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
const passphrase = 'стежка крізь вербову їжу 41'

/** The island as a page would load it, and a page that may load nothing else. */
async function serve(): Promise<Server> {
  const entry = join(import.meta.dirname, 'desk.page.ts')
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    minify: true,
    write: false,
    logLevel: 'error',
  })
  const script = Buffer.from(outputFiles[0]!.contents)
  console.log(`the island is ${Math.round(script.length / 1024)} KB`)
  const server = createServer((request, response) => {
    const isScript = request.url === '/sealing.js'
    response.setHeader('content-security-policy', policy)
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(
      isScript
        ? script
        : '<!doctype html><title>desk</title><script type="module" src="/sealing.js"></script>',
    )
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return server
}

let server: Server
let browser: Browser
let page: Tab
const blocked: string[] = []

beforeAll(async () => {
  server = await serve()
  browser = await openBrowser()
  page = await browser.newPage()
  page.on('console', (line) => blocked.push(line.text()))
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  server?.close()
})

describe('an organisation’s key in a real browser, under the strictest policy', () => {
  it('is made, wrapped and unlocked there, and opens what the server sealed; a reply sealed there opens too', async () => {
    const made = await page.evaluate(async (phrase) => {
      const { island } = globalThis as unknown as Page
      const said: number[] = []
      const begun = performance.now()
      const answer = await island.makeKey(phrase, (share) => said.push(share))
      if (!answer.ok) throw new Error(answer.refusal)
      const { key, wrapped, paper } = answer.value
      return { recipient: key.recipient, wrapped, paper, took: performance.now() - begun, said: said.length }
    }, passphrase)
    expect(made.said).toBeGreaterThan(10)

    const sealed = await ageEntrySeal().seal(hers, [made.recipient])
    const seen = await page.evaluate(
      async ([wrapped, phrase, wraps, body, row, recipient]) => {
        const { island } = globalThis as unknown as Page
        const begun = performance.now()
        const key = await island.unlock(wrapped, phrase)
        const took = performance.now() - begun
        const wrong = await island.unlock(wrapped, `${phrase}!`)
        if (!key.ok || wrong.ok) throw new Error('it unlocks with another passphrase, or does not unlock')
        const about = { ...row, at: new Date(row.at) }
        const parts = { wraps: Uint8Array.from(wraps), body: Uint8Array.from(body) }
        const opened = await key.value.open(parts, about)
        const moved = await key.value.open(parts, { ...about, case: 'of somebody else' })
        const reply = { about: { ...about, entry: 'reply' }, content: new TextEncoder().encode('Ми поруч.') }
        const back = await island.seal(reply, [recipient])
        return {
          took,
          wrong: wrong.refusal,
          opened: opened.ok ? new TextDecoder().decode(opened.value) : opened.refusal,
          moved: moved.ok ? 'opened' : moved.refusal,
          back: { wraps: [...back.wraps], body: [...back.body] },
        }
      },
      [
        made.wrapped,
        passphrase,
        [...sealed.wraps],
        [...sealed.body],
        { ...hers.about, at: hers.about.at.toISOString() },
        made.recipient,
      ] as const,
    )
    console.log(
      `in this Chromium: a key in ${Math.round(made.took)} ms, unlocked in ${Math.round(seen.took)} ms`,
    )
    expect(seen.opened).toBe(textOf(hers.content))
    expect(seen.wrong).toBe('wrong-passphrase')
    expect(seen.moved).toBe('entry-moved')

    const key = granted(await fromPaper(made.paper))
    expect(granted(await unwrapSecret(made.wrapped, passphrase))).toBe(key)
    const back = { wraps: Uint8Array.from(seen.back.wraps), body: Uint8Array.from(seen.back.body) }
    const reply = await openEntry(back, about({ entry: 'reply' }), openerOf(key))
    expect(textOf(granted(reply))).toBe('Ми поруч.')
    expect(blocked).toEqual([])
  }, 120_000)

  it('under a policy that stops every other script, and WebAssembly', async () => {
    const ran = await page.evaluate(`(async () => {
      const script = document.createElement('script')
      try { script.text = 'window.ran = true'; document.head.append(script) } catch {}
      const compiled = WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))
      return [window.ran === true, await compiled.then(() => true, () => false)]
    })()`)
    expect(ran).toEqual([false, false])
  })
})
