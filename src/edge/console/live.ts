import type { Handler } from 'hono'
import { streamSSE } from 'hono/streaming'
import { tokensOf } from './cookies.ts'
import { mayAtAll } from './layout.ts'
import { behind } from './session.ts'
import type { DeskWorld } from './world.ts'

/** A line that says nothing, so that nobody between here and the browser thinks the connection dead; and a look whether she may still listen. */
const BEAT_MS = 25_000

/** Tells an open page that there is something new at its desk, and never what: the page then asks for its list. */
export const live =
  (world: DeskWorld): Handler =>
  async (c) => {
    const tokens = tokensOf(world, c)
    const listener = () => world.within((channel) => behind(channel, tokens, 'session', true))
    const member = await listener()
    if (!member || !mayAtAll(member, 'see-waiting')) return c.body(null, 204)
    return streamSSE(c, async (stream) => {
      let rung = false
      let wake: () => void = () => undefined
      const stop = world.onRing((organization) => {
        if (organization !== member.organization) return
        rung = true
        wake()
      })
      stream.onAbort(() => {
        stop()
        wake()
      })
      await stream.writeSSE({ event: 'ready', data: '' })
      while (!stream.aborted && (await listener())) {
        const tells = rung
        rung = false
        if (tells) await stream.writeSSE({ event: 'ring', data: '' })
        await Promise.race([stream.sleep(BEAT_MS), new Promise<void>((resolve) => (wake = resolve))])
        if (!rung && !stream.aborted) await stream.write(': \n\n')
      }
      stop()
    })
  }
