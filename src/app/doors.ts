import { setTimeout } from 'node:timers/promises'
import type { Log } from '../edge/log.ts'
import { metricsText } from '../edge/metrics.ts'
import { listen, type Way } from '../edge/server.ts'
import { People } from '../edge/storage/people.ts'
import { hostSeal } from '../edge/storage/seal.ts'
import { telegramDesk } from '../edge/telegram/desk.ts'
import { openTelegram, settleTelegram, type TelegramEnd, type TelegramOpen } from '../edge/telegram/open.ts'
import { refuseMalformed } from '../edge/web/headers.ts'
import { webListener } from '../edge/web/web-app.ts'
import { answerWithoutLedger } from '../edge/without-ledger.ts'
import { languageFinder } from './assemble.ts'
import { deskWay } from './desk.ts'
import { clock, type Keep } from './keep.ts'
import { webPapers } from './web-papers.ts'

/** Opens the doors of a house: the port first, then Telegram. */
export async function openDoors(
  keep: Keep,
  end: TelegramEnd | undefined,
): Promise<{ port: number; close(): Promise<void> }> {
  const { config, ground, log } = keep.whole
  const { telegram: settings, port: wanted, defaultLanguage } = config
  const closing = new AbortController()
  // The port first: a house that cannot have it must not have taken anybody's update.
  let telegram: TelegramOpen | undefined
  const ways: Way[] = [deskWay(keep)]
  if (settings?.mode === 'webhook')
    ways.unshift({ path: new URL(settings.url).pathname, whole: true, take: () => telegram?.take })
  const { server, port } = await listen(
    wanted,
    webOf(keep),
    ways,
    refuseMalformed({ publicUrl: config.publicUrl }),
  )
  if (settings && end) {
    const withoutLedger = fallback(keep, end)
    const desk = telegramDesk({
      ...{ house: keep.channelHouse, api: end.api, claims: end.claims },
      ...{ words: ground.words, defaultLanguage, log },
    })
    keep.reconcile = desk.reconcile
    void desk.reconcile().catch((fault: unknown) => log.fault('group-not-checked', fault))
    closing.signal.addEventListener('abort', desk.stop)
    telegram = openTelegram({ config: settings, end, house: keep.house, desk, log, withoutLedger })
    void settled(() => settleTelegram(settings, end, ground.render, defaultLanguage), closing.signal, log)
  }
  return {
    port,
    close: async () => {
      closing.abort()
      await telegram?.stop()
      server.close()
      server.closeIdleConnections()
    },
  }
}

/** A bot whose webhook is not set hears nothing: told again until Telegram has taken it, at most a minute apart. */
async function settled(work: () => Promise<void>, closing: AbortSignal, log: Log): Promise<void> {
  for (let seconds = 1; !closing.aborted; seconds = Math.min(seconds * 2, 60)) {
    try {
      return await work()
    } catch (fault) {
      log.fault('telegram-not-introduced', fault)
    }
    await setTimeout(seconds * 1000, undefined, { signal: closing, ref: false }).catch(() => undefined)
  }
}

function webOf(keep: Keep) {
  const { config, ground, log } = keep.whole
  return webListener({
    house: keep.house,
    render: ground.render,
    flows: () => ground.flows,
    emergency: ground.emergency,
    papers: webPapers(() => keep.running, ground.paper, keep.file),
    files: keep.files.web,
    health: {
      ready: async () => {
        const storage = keep.running?.opened.storage
        return storage !== undefined && (await storage.db.$queryRaw`SELECT 1`) !== undefined
      },
      metrics: async () => metricsText(keep.running?.house),
    },
    publicUrl: config.publicUrl,
    defaultLanguage: config.defaultLanguage,
    clock,
    log,
  })
}

function fallback(keep: Keep, end: TelegramEnd) {
  const { ground, config, readable } = keep.whole
  return answerWithoutLedger({
    send: end.send,
    clock,
    languageOf: languageFinder(ground.words.languages, config.defaultLanguage),
    readable: () => {
      const opened = keep.running?.opened ?? readable
      return opened && { storage: opened.storage, people: new People(hostSeal(opened.key)) }
    },
  })
}
