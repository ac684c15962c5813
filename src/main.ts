import { fileURLToPath } from 'node:url'
import { NotOpened } from './app/ground.ts'
import { needsAPerson } from './app/keeper.ts'
import { openStezhka } from './app.ts'
import { readConfig, settingsTable } from './config.ts'
import { faultTable } from './edge/fault-table.ts'
import { createLog } from './edge/log.ts'
import { growSlowly } from './edge/memory.ts'
import { projectRoot } from './edge/root.ts'

/** What is wrong is wrong with how the house is set up: nothing to try again (sysexits.h, EX_CONFIG). */
const EX_CONFIG = 78
/** How long the house may take to finish what it is doing after SIGTERM, in milliseconds. */
const FAREWELL_MS = 8000

const root = projectRoot()
const settings = readConfig(process.env, root)
if (!settings.ok)
  refuse(`Stezhka does not open: the settings need a hand.\n\n${settingsTable(settings.wrong)}`)
else await open(settings.config)

async function open(config: Parameters<typeof openStezhka>[0]): Promise<void> {
  const log = createLog()
  try {
    const stezhka = await openStezhka(config, root, log, fileURLToPath(import.meta.url))
    growSlowly()
    process.stdout.write(stezhka.banner)
    let leaving = false
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.on(signal, () => {
        // The second Ctrl-C means it.
        if (leaving) process.exit(130)
        leaving = true
        log.info('closing', { signal })
        stezhka.close(FAREWELL_MS).then(
          () => process.exit(0),
          (fault: unknown) => {
            log.fault('closing-failed', fault)
            process.exit(1)
          },
        )
      })
  } catch (fault) {
    if (fault instanceof NotOpened)
      refuse(`Stezhka does not open: its content needs a hand.\n\n${faultTable(fault.faults)}`)
    else if (needsAPerson(fault)) refuse(`Stezhka does not open. ${fault.message}`)
    else if ((fault as { code?: unknown }).code === 'EADDRINUSE')
      refuse(`Port ${config.port} is taken: stop what runs there, or set PORT to another one.`)
    else throw fault
  }
}

function refuse(words: string): void {
  process.stderr.write(`${words}\n`)
  process.exitCode = EX_CONFIG
}
