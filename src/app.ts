import { randomBytes } from 'node:crypto'
import { banner } from './app/banner.ts'
import { demoLink } from './app/demo.ts'
import { openDoors } from './app/doors.ts'
import { type Ground, openGround } from './app/ground.ts'
import { clock, Keep } from './app/keep.ts'
import {
  keyInFile,
  needsAPerson,
  type Opened,
  openLedger,
  openReadable,
  waitForLedger,
} from './app/keeper.ts'
import { showVenue } from './directory/show-service.ts'
import { telegramFiles } from './edge/errand-telegram.ts'
import { inspectOnceIn } from './edge/inspect-once.ts'
import type { Log } from './edge/log.ts'
import type { Sender } from './edge/mouth.ts'
import type { Config } from './edge/settings.ts'
import { telegramEnd } from './edge/telegram/open.ts'

/** A running house. */
export type Stezhka = { readonly port: number; readonly banner: string; close(ms: number): Promise<void> }

/** A web person reads her screen from the page: nothing is sent to her. */
const unsent: Sender = () => Promise.resolve({ status: 'refused', reason: 'no-telegram' })

/** Opens everything, doors last. While the database is away the doors open all the same and show emergency numbers. */
/** `program`: the file that runs, whole; a new one inspects the content anew. */
export async function openStezhka(config: Config, root: string, log: Log, program: string): Promise<Stezhka> {
  const inspect = inspectOnceIn(config.dataDir, program)
  const ground = openGround(root, clock, config.contentGate, inspect, config.publicUrl)
  const first = await firstLedger(config, root, log)
  const readable = first ?? (await openReadable(config))
  const end =
    config.telegram &&
    telegramEnd(config.telegram, readable?.key ?? keyInFile(config) ?? randomBytes(32), {
      ...voiceOf(ground),
      file: (saying) => keep.file(saying),
    })
  const fetchFile = end && config.telegram && telegramFiles(end.api, config.telegram)
  const keep: Keep = new Keep({ config, root, log, ground, send: end?.send ?? unsent, fetchFile, readable })
  const giveUp = first
    ? await keep.run(first)
    : waitForLedger(config, root, log, (opened) => keep.run(opened))
  const doors = await openDoors(keep, end).catch(async (fault: unknown) => {
    giveUp?.()
    await keep.close(0)
    throw fault
  })
  void keep.fill()
  const { overdue, withheld } = ground.today
  const example = await exampleLink(keep)
  return {
    port: doors.port,
    banner: banner(config, doors.port, { overdue, hidden: withheld.size, example }),
    close: async (ms) => {
      giveUp?.()
      await doors.close()
      await keep.close(ms)
    },
  }
}

/** The way into the desk of the example, once; nothing where there is no example. */
const exampleLink = (keep: Keep): Promise<string | undefined> =>
  keep.demo ? demoLink((work) => keep.within(work)).catch(() => undefined) : Promise.resolve(undefined)

/** The database as it is found at the start: a fault that only a person can mend keeps the house shut, any other one does not. */
async function firstLedger(config: Config, root: string, log: Log): Promise<Opened | undefined> {
  try {
    return await openLedger(config, root)
  } catch (fault) {
    if (needsAPerson(fault)) throw fault
    log.fault('database-away', fault)
    return undefined
  }
}

const voiceOf = ({ render, paper, lookup, words }: Ground): Parameters<typeof telegramEnd>[2] => ({
  render,
  paper,
  clock,
  venue: (service) => {
    const found = showVenue(lookup.services)({ id: service, at: clock() })
    if (!found.ok) return undefined
    const { name: title, address, point } = found.value
    return { ...point, title, address: address || words.say('uk', 'cards:address') }
  },
})
