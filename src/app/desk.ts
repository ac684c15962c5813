import { DESK, type DeskWorld } from '../edge/console/world.ts'
import type { Listener, Way } from '../edge/server.ts'
import { clock, type Keep } from './keep.ts'

/** The desk of the organizations, under its own address. What it is made of is loaded when somebody first comes. */
export function deskWay(keep: Keep): Way {
  let opened: Promise<Listener> | undefined
  const open = async () => {
    const { consoleListener } = await import('../edge/console/app.ts')
    return consoleListener(await deskWorld(keep))
  }
  const take: Listener = (request, response) => {
    opened ??= open()
    opened.then(
      (listener) => listener(request, response),
      (fault: unknown) => {
        opened = undefined
        keep.whole.log.fault('desk-not-opened', fault)
        response.writeHead(503, { 'content-length': '0' }).end()
      },
    )
  }
  return { path: DESK, take: () => take }
}

async function deskWorld(keep: Keep): Promise<DeskWorld> {
  const { config, ground, log, root } = keep.whole
  const { deskScript } = await import('../edge/console/script.ts')
  const { oblasts } = await ground.lookup.country()
  return {
    within: (work) => keep.within(work),
    onRing: (listener) => keep.onRing(listener),
    clock,
    words: ground.words,
    log,
    oblasts,
    clean: keep.files.clean,
    script: deskScript(root),
    publicUrl: config.publicUrl,
    defaultLanguage: config.defaultLanguage,
    demo: keep.demo,
  }
}
