import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const BEAT_MS = 2_000
/** A holder that has not shown itself for so long is gone, even if its number now belongs to another process. */
const SILENT_MS = 5 * 60_000

const isRunning = (pid) => {
  if (!Number.isInteger(pid) || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Who holds the lock now: process ids, or undefined if nobody living does. */
function holdersOf(file) {
  try {
    const silentMs = Date.now() - statSync(file).mtimeMs
    const pids = readFileSync(file, 'utf8').split(/\s+/).filter(Boolean).map(Number)
    // Between its creation and its first word a lock is empty for an instant.
    if (pids.length === 0) return silentMs < BEAT_MS ? [] : undefined
    return silentMs < SILENT_MS && pids.some(isRunning) ? pids : undefined
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Takes a dead holder's lock out of the way. Renaming has one winner; whoever caught a living lock puts it back. */
function clearDead(file) {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    if (holdersOf(aside)) writeFileSync(file, readFileSync(aside), { flag: 'wx' })
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function take(file) {
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  }
}

/**
 * Runs `work` while no other process that asks for the same file does. A second one waits, and `waiting` is told
 * once for whom; the lock of a process that died is taken over. `work` may name a child process whose life counts too.
 */
export async function alone(file, waiting, work) {
  mkdirSync(dirname(file), { recursive: true })
  for (let told = false; !take(file); ) {
    const holders = holdersOf(file)
    if (!holders) {
      clearDead(file)
      continue
    }
    if (!told) waiting(holders[0])
    told = true
    await sleep(200)
  }
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), BEAT_MS)
  try {
    return await work((childPid) => writeFileSync(file, `${process.pid}\n${childPid}\n`))
  } finally {
    clearInterval(beat)
    rmSync(file, { force: true })
  }
}
