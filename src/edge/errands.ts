import type { Case } from '../casework/case.ts'
import type { Channel } from '../channel/channel.ts'
import type { Errand } from '../channel/errand.ts'
import { keepSealed } from '../channel/her-words.ts'
import { type FileResult, referenceIn, type TelegramFile, telegramFileIn } from './errand.ts'
import type { Fetched } from './errand-telegram.ts'
import type { Clean, CleanFile } from './files/clean.ts'
import type { Parcels } from './files/parcels.ts'
import { readyFile } from './files/pass-file.ts'
import type { Log } from './log.ts'

type World = {
  /** Does something in the next transaction; rejects when nothing of it was kept. */
  readonly within: <Value>(work: (channel: Channel) => Promise<Value>) => Promise<Value | undefined>
  /** Goes to Telegram; absent in a house without it. */
  readonly fetch?: (file: TelegramFile) => Promise<Fetched>
  readonly parcels: Parcels
  readonly clean: Clean
  /** Tells her what became of her file, in the transaction in which it became so. */
  readonly tell: (channel: Channel, found: Case, result: FileResult) => Promise<void>
  readonly log: Log
}

/** Errands under way: `ring` does what is due, one after the other; a second ring while it runs joins the first. */
export type Errands = { ring(): Promise<void>; stop(): Promise<void> }

/** So many are looked at in one go. */
const MOST = 20
/** A file that could not be brought in more than an hour of attempts is not brought any more. */
const LAST_ATTEMPT = 20
const PAUSE_MAX_SECONDS = 300

/**
 * Does what cannot be done in a turn: fetches a file she sent, cleans it, seals it to her desk. What an errand did and that
 * it is over are one commit, so a kill at any moment neither loses it nor does it twice.
 */
export function openErrands(world: World): Errands {
  let stopped = false
  let running: Promise<void> | undefined
  const ringAll = async () => {
    const due = await world.within((channel) => channel.errands.due(channel.at, MOST))
    for (const errand of due ?? []) if (!stopped) await run(world, errand)
  }
  return {
    ring: () => {
      if (stopped) return Promise.resolve()
      running ??= ringAll()
        .catch((fault: unknown) => world.log.fault('errands-not-looked-at', fault))
        .finally(() => {
          running = undefined
        })
      return running
    },
    stop: async () => {
      stopped = true
      await running
    },
  }
}

async function run(world: World, errand: Errand): Promise<void> {
  const { kind, attempt } = errand
  const reference = referenceIn(errand) ?? ''
  try {
    const parcel = world.parcels.find(reference)
    const came = parcel ?? (await brought(world, reference))
    if (typeof came === 'object' && 'is' in came) return await postpone(world, errand, came.seconds)
    if (typeof came === 'string') await end(world, errand, came)
    else if (!(await pass(world, errand, came))) return await postpone(world, errand)
    world.parcels.drop(reference)
  } catch (fault) {
    world.log.fault('errand-failed', fault, { errand: kind, attempt })
    await postpone(world, errand).catch((again: unknown) =>
      world.log.fault('errand-failed', again, { errand: kind, attempt }),
    )
  }
}

type Later = Extract<Fetched, { is: 'later' }>

/** A file from Telegram, fetched and cleaned. A parcel that is not there any more is gone. */
async function brought({ fetch, clean }: World, reference: string): Promise<CleanFile | No | Later> {
  const file = telegramFileIn(reference)
  if (!file || !fetch) return 'file-gone'
  const fetched = await fetch(file)
  if (fetched.is === 'later') return fetched
  if (fetched.is === 'refused') return fetched.refusal
  const cleaned = await clean(fetched.bytes)
  return cleaned.ok ? cleaned.value : cleaned.refusal
}

/** Tried again after a pause that doubles, or after what Telegram asked for; after the last time she is told. */
function postpone(world: World, errand: Errand, asked?: number): Promise<void> {
  const attempt = errand.attempt + 1
  if (attempt > LAST_ATTEMPT) return end(world, errand, 'file-gone')
  const seconds = asked ?? Math.min(2 ** attempt, PAUSE_MAX_SECONDS)
  return kept(world, ({ errands, at }) =>
    errands.save({ ...errand, attempt, at: new Date(at.getTime() + seconds * 1000) }),
  )
}

type No = Exclude<FileResult, 'file-passed'>

function end(world: World, errand: Errand, why: No): Promise<void> {
  return kept(world, async (channel) => {
    await channel.errands.drop(errand.id)
    const found = await channel.cases.find(errand.case)
    // She was forgotten meanwhile: nothing of hers is kept, and there is nobody to tell.
    if (!found) return
    await world.tell(channel, found, why)
  })
}

/** Sealed between two transactions, so that nobody waits for it. False: who may read it changed meanwhile. */
async function pass(world: World, errand: Errand, file: CleanFile): Promise<boolean> {
  const ready = await world.within(async (channel) => {
    const found = await channel.cases.find(errand.case)
    return found && readyFile(channel, found, file)
  })
  if (!ready?.ok) {
    await end(world, errand, 'file-not-passed')
    return true
  }
  const sealed = await ready.value()
  const isOver = await world.within(async (channel) => {
    const found = await channel.cases.find(errand.case)
    const kept = found && (await keepSealed(channel, found, sealed))
    if (kept && !kept.ok && kept.refusal === 'readers-changed') return false
    await channel.errands.drop(errand.id)
    if (found) await world.tell(channel, found, kept?.ok ? 'file-passed' : 'file-not-passed')
    return true
  })
  return isOver ?? true
}

const kept = async ({ within }: World, work: (channel: Channel) => Promise<void>): Promise<void> => {
  await within(work)
}
