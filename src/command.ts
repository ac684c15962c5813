import { join } from 'node:path'
import { contentDeeds } from './app/content-deeds.ts'
import { NotOpened, openGround } from './app/ground.ts'
import { needsAPerson, openLedger } from './app/keeper.ts'
import { readConfig, settingsTable } from './config.ts'
import { lensOf } from './conversation/lens.ts'
import type { Desk } from './edge/command/desk.ts'
import type { Inspection } from './edge/command/flows.ts'
import { program } from './edge/command/program.ts'
import { openCountry } from './edge/directory/gazetteer.ts'
import { faultTable } from './edge/fault-table.ts'
import { projectRoot } from './edge/root.ts'
import { ageEntrySeal } from './edge/sealing/age-entry-seal.ts'
import { channelPorts } from './edge/storage/channel.ts'
import { hostSeal } from './edge/storage/seal.ts'
import { readCatalogues } from './edge/words.ts'

/** How the house is set up needs a hand (sysexits.h, EX_CONFIG). */
const EX_CONFIG = 78

const root = projectRoot()

/** The database of this house, which may be open at the same time. */
async function openHouse() {
  const settings = readConfig(process.env, root)
  if (!settings.ok) {
    process.stderr.write(`The settings need a hand.\n\n${settingsTable(settings.wrong)}\n`)
    process.exit(EX_CONFIG)
  }
  return openLedger(settings.config, root)
}

async function openWorkplace() {
  const { storage } = await openHouse()
  return { storage, country: await openCountry(join(root, 'prisma', 'seed')), close: storage.close }
}

const now = () => new Date()

/** The help channel of this house. Nobody is told at once: a desk that is open sees it when it looks again. */
async function openDesk(): Promise<Desk> {
  const { storage, key } = await openHouse()
  const seal = hostSeal(key)
  const unsaid = {
    knock: () => undefined,
    ring: () => undefined,
    remind: () => undefined,
    tell: () => undefined,
  }
  return {
    within: (work) => storage.turn((sql) => work(channelPorts(sql, seal, ageEntrySeal(), now(), unsaid))),
    close: storage.close,
  }
}

/** What a house with faults says instead of opening. */
function orFaults<Content>(open: () => Content): Content | Inspection {
  try {
    return open()
  } catch (fault) {
    if (!(fault instanceof NotOpened)) throw fault
    return { table: faultTable(fault.faults), faults: fault.faults, told: '' }
  }
}

/** The content as it is shown in this house: with the gate that its settings name. */
const openContent = () => {
  const settings = readConfig(process.env, root)
  return openGround(root, now, settings.ok ? settings.config.contentGate : 'mark')
}

function inspect(): Inspection {
  const found = orFaults(() => openGround(root, now, 'release'))
  if ('faults' in found) return found
  const told = `${found.flows.length} flows in ${found.words.languages.join(', ')}: nothing wrong.`
  return { table: '', faults: [], told }
}

try {
  await program({
    openWorkplace,
    openDesk,
    inspect,
    content: contentDeeds(root, now, openContent),
    shown: () => orFaults(() => openGround(root, now)),
    lens: () => lensOf(readCatalogues(join(root, 'locales'))),
  }).parseAsync()
} catch (fault) {
  if (fault instanceof NotOpened)
    process.stderr.write(`The content needs a hand.\n\n${faultTable(fault.faults)}\n`)
  else if (needsAPerson(fault)) process.stderr.write(`${fault.message}\n`)
  else throw fault
  process.exitCode = EX_CONFIG
}
