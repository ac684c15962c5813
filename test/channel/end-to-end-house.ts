import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../src/edge/root.ts'
import { openStorage } from '../../src/edge/storage/open.ts'
import { freePort } from '../doors/process.ts'
import { openStreet, type Street } from '../doors/street.ts'

const run = promisify(execFile)
const root = projectRoot()

/** The product as `npm start` opens it, with its bot and its own address, and the command line of whoever runs it. */
export type WholeHouse = {
  readonly street: Street
  readonly url: string
  /** `npm run stezhka -- …`, as JSON. */
  stezhka<Told>(...words: readonly string[]): Promise<Told>
}

export async function openWholeHouse(): Promise<WholeHouse> {
  const port = String(await freePort())
  const url = `http://localhost:${port}`
  const street = await openStreet({ entry: 'product', settings: { PORT: port, PUBLIC_URL: url } })
  const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: join(street.folder, 'data') }
  const stezhka = async <Told>(...words: readonly string[]) => {
    const args = ['scripts/run.mjs', 'src/command.ts', ...words, '--json']
    const { stdout } = await run(process.execPath, args, { cwd: root, env })
    return JSON.parse(stdout) as Told
  }
  return { street, url, stezhka }
}

/** How many rows each table of the house holds that speaks of people, and what its audit says. */
export async function keptIn(folder: string) {
  const storage = await openStorage({ url: `file:${join(folder, 'data', 'stezhka.db')}`, readOnly: true })
  const count = async (table: string) => {
    const [row] = await storage.sql.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM "${table}"`, [])
    return [table, Number(row!.n)] as const
  }
  const rows = Object.fromEntries(await Promise.all(hers.map(count)))
  const audit = await storage.sql.rows<Record<string, unknown>>('SELECT * FROM "AuditEvent" ORDER BY seq', [])
  await storage.close()
  return { rows, audit }
}

/** Every table that holds something of a person or of her case. */
export const hers = [
  ...['Person', 'Outbox', 'Quarantine', 'SafetyPlan', 'Case', 'CaseDoor', 'Consent', 'Receipt', 'Letter'],
  ...['Referral', 'Timer', 'Errand', 'Entry', 'EntryWrap'],
]

/** What is sealed of a case, as its bytes lie in the database now. */
export async function sealedIn(folder: string): Promise<readonly Buffer[]> {
  const storage = await openStorage({ url: `file:${join(folder, 'data', 'stezhka.db')}`, readOnly: true })
  const entries = await storage.sql.rows<{ body: Uint8Array }>('SELECT "body" FROM "Entry"', [])
  const cases = await storage.sql.rows<{ body: Uint8Array }>('SELECT "body" FROM "Case"', [])
  await storage.close()
  // The end of each: its beginning says only what kind of file it is.
  return [...entries, ...cases].map(({ body }) => Buffer.from(body).subarray(-24))
}
