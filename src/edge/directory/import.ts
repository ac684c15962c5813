import { createHash } from 'node:crypto'
import { dayOf } from '../../directory/day.ts'
import { admit, type Remark } from '../../directory/entry.ts'
import {
  type Kept,
  keepServices,
  keptServices,
  recheckServices,
  type ServiceRecord,
} from '../storage/directory.ts'
import type { Storage } from '../storage/open.ts'
import type { Country } from './gazetteer.ts'
import { readCnap } from './read-cnap.ts'
import { readCsv } from './read-csv.ts'
import { readGeojson } from './read-geojson.ts'
import { readHsds } from './read-hsds.ts'
import { readNhsu } from './read-nhsu.ts'
import type { Reader, Source } from './source.ts'

/** The formats an import reads. */
export const formats = {
  hsds: readHsds,
  cnap: readCnap,
  nhsu: readNhsu,
  geojson: readGeojson,
  csv: readCsv,
} as const satisfies Record<string, Reader>
export type Format = keyof typeof formats

/** What an import is asked for. */
export type ImportRequest = {
  readonly path: string
  readonly format: Format
  /** The name under which its services are known; an import changes only its own. */
  readonly source: string
  /** When the source was checked, if it does not say so itself. */
  readonly checkedAt: Date
  /** After so many days the date is shown as old. */
  readonly recheckDays: number
  /** From this day on it is no longer shown. */
  readonly expiresAt?: Date
  readonly dryRun?: boolean
}

/** What became of a source, line by line where something is to be said. */
export type ImportReport = {
  readonly source: string
  readonly format: Format
  readonly dryRun: boolean
  /** Services in the source = added + changed + kept + rejected. */
  readonly read: number
  readonly added: number
  readonly changed: number
  /** The same as before. */
  readonly kept: number
  readonly rejected: readonly Remark[]
  readonly orphans: Source['orphans']
  readonly remarks: readonly Remark[]
  /** Phones and timetables that stay text. */
  readonly unread: { readonly phones: number; readonly hours: number }
}

type Progress = (told: { readonly step: 'read' | 'keep'; readonly done: number; readonly of: number }) => void

/** The same whatever its source calls its lines: what a service says, and nothing about when. */
const digestOf = ({ entry, tier }: Pick<ServiceRecord, 'entry' | 'tier'>) => {
  const { origin: _, checkedDay: __, expiresDay: ___, ...said } = entry
  return createHash('sha256')
    .update(JSON.stringify([said, tier]))
    .digest('base64url')
}

function admitted(request: ImportRequest, source: Source) {
  const records = new Map<string, ServiceRecord>()
  const rejected = [...source.rejected]
  const remarks = [...source.remarks]
  for (const stated of source.entries) {
    const result = admit(stated)
    const id = `${request.source}:${stated.sourceId}`
    if (!result.ok) rejected.push(result.remark)
    else if (records.has(id)) {
      const reason = `the id ${stated.sourceId} stands on line ${records.get(id)!.entry.origin.line} already`
      rejected.push({ ...stated.origin, reason, mend: 'give every service its own id' })
    } else {
      remarks.push(...result.remarks)
      records.set(id, recordOf(request, id, result))
    }
  }
  return { records: [...records.values()], rejected, remarks }
}

function recordOf(
  request: ImportRequest,
  id: string,
  { entry, tier }: Pick<ServiceRecord, 'entry' | 'tier'>,
): ServiceRecord {
  const expiresDay = entry.expiresDay ?? (request.expiresAt && dayOf(request.expiresAt))
  return {
    id,
    source: request.source,
    digest: digestOf({ entry, tier }),
    tier,
    entry,
    checkedDay: entry.checkedDay ?? dayOf(request.checkedAt),
    recheckDays: request.recheckDays,
    ...(expiresDay === undefined ? {} : { expiresDay }),
  }
}

const termOf = ({ checkedDay, recheckDays, expiresDay }: Kept | ServiceRecord) =>
  `${checkedDay} ${recheckDays} ${expiresDay ?? ''}`

function compared(records: readonly ServiceRecord[], before: ReadonlyMap<string, Kept>) {
  const added = records.filter(({ id }) => !before.has(id))
  const same = (record: ServiceRecord) => before.get(record.id)?.digest === record.digest
  const changed = records.filter((record) => before.has(record.id) && !same(record))
  const kept = records.filter(same)
  const renewed = kept.filter((record) => termOf(record) !== termOf(before.get(record.id)!))
  return { added, changed, kept, renewed }
}

/** Services that were checked and end on the same days, so that one statement renews them. */
function byTerm(records: readonly ServiceRecord[]) {
  const groups = new Map<string, ServiceRecord[]>()
  for (const record of records) {
    const group = groups.get(termOf(record))
    if (group) group.push(record)
    else groups.set(termOf(record), [record])
  }
  return [...groups.values()]
}

/** Writes what is new and what changed, renews what is the same; on a dry run only tells them apart. */
async function keep(
  storage: Storage,
  request: ImportRequest,
  records: readonly ServiceRecord[],
  progress: Progress,
) {
  const compare = async (db: Storage['db']) => compared(records, await keptServices(db, request.source))
  if (request.dryRun) return compare(storage.db)
  return storage.transaction(async (tx) => {
    const parts = await compare(tx)
    const fresh = [...parts.added, ...parts.changed]
    const told = (done: number) => progress({ step: 'keep', done, of: fresh.length })
    const replaced = parts.changed.map(({ id }) => id)
    if (fresh.length > 0) await keepServices(tx, storage.dialect, { records: fresh, replaced, told })
    for (const group of byTerm(parts.renewed)) {
      await recheckServices(
        tx,
        group.map(({ id }) => id),
        group[0]!,
      )
    }
    return parts
  })
}

const unreadIn = (records: readonly ServiceRecord[]) => {
  const spots = records.flatMap(({ entry }) => entry.spots)
  return {
    phones: spots.filter(({ phones }) => phones.text !== undefined).length,
    hours: spots.filter(({ hours }) => hours?.kind === 'unreadable').length,
  }
}

/**
 * Brings a source into the directory in one transaction: all of it, or nothing of it. What it said before and says
 * again is kept; what it no longer says stays until it expires, because a line missing from an export is no news.
 */
export async function importDirectory(
  { storage, country }: { storage: Storage; country: Country },
  request: ImportRequest,
  progress: Progress = () => {},
): Promise<ImportReport> {
  const source = await formats[request.format](request.path, country)
  progress({ step: 'read', done: source.read, of: source.read })
  const { records, rejected, remarks } = admitted(request, source)
  const { added, changed, kept } = await keep(storage, request, records, progress)
  return {
    source: request.source,
    format: request.format,
    dryRun: request.dryRun ?? false,
    read: source.read,
    added: added.length,
    changed: changed.length,
    kept: kept.length,
    rejected,
    orphans: source.orphans,
    remarks,
    unread: unreadIn(records),
  }
}
