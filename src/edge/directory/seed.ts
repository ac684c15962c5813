import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Storage } from '../storage/open.ts'
import type { Country } from './gazetteer.ts'
import { importDirectory } from './import.ts'

const Manifest = z.array(
  z.object({
    source: z.string(),
    format: z.enum(['hsds', 'cnap', 'nhsu', 'geojson', 'csv']),
    file: z.string(),
    checked: z.iso.date(),
    recheck_days: z.int().positive(),
  }),
)

const MARK = 'directory-seed'

/**
 * Grows when the same seed is read differently, so that a house that has it reads it again.
 * The taxonomy, the formats and the readers of hours, phones and places are what it stands for.
 */
const READING = '2'

async function digestOf(folder: string, files: readonly string[]) {
  const hash = createHash('sha256').update(READING)
  for (const file of files) hash.update(file).update(await readFile(join(folder, file)))
  return hash.digest()
}

/**
 * Puts what the house ships into its directory: once, and again when the shipped files changed (`seed` is the folder
 * prisma/seed). `country` is asked for only then. Gives the number of services that were read; 0 when all was there.
 */
export async function seedDirectory(
  storage: Storage,
  seed: string,
  country: () => Promise<Country>,
): Promise<number> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(seed, 'manifest.json'), 'utf8')))
  const digest = await digestOf(seed, ['manifest.json', 'places.tsv.gz', ...manifest.map(({ file }) => file)])
  const mark = await storage.db.houseMark.findUnique({ where: { name: MARK } })
  if (mark && digest.equals(mark.value)) return 0

  let read = 0
  for (const { source, format, file, checked, recheck_days: recheckDays } of manifest) {
    const request = { path: join(seed, file), format, source, checkedAt: new Date(checked), recheckDays }
    read += (await importDirectory({ storage, country: await country() }, request)).read
  }
  const value = new Uint8Array(digest)
  await storage.db.houseMark.upsert({
    where: { name: MARK },
    create: { name: MARK, value },
    update: { value },
  })
  return read
}
