import { fingerprintOf } from '../../src/edge/sealing/fingerprint.ts'
import type { Entries, KeptEntry } from '../../src/sealing/entry.ts'
import type { OrganizationKey, OrganizationKeys } from '../../src/sealing/organization-key.ts'

/** Sealed entries and keys in memory. */
export type Kept = { entries: KeptEntry[]; keys: OrganizationKey[] }

export const noSeals = (): Kept => ({ entries: [], keys: [] })

const same = (one: Uint8Array | undefined, other: Uint8Array) =>
  one !== undefined && Buffer.from(one).equals(other)

export const memoryEntries = (kept: Kept): Entries => {
  const of = (caseId: string) =>
    structuredClone(kept.entries.filter(({ about }) => about.case === caseId)).sort(
      (a, b) => a.about.at.getTime() - b.about.at.getTime() || (a.about.entry < b.about.entry ? -1 : 1),
    )
  return {
    add: async ({ about, sealed }) => {
      if (kept.entries.some((one) => one.about.entry === about.entry))
        throw new Error('this entry is there already')
      kept.entries.push(structuredClone({ about, ...sealed }))
    },
    of: async (caseId) => of(caseId),
    wrapsOf: async (caseId) =>
      of(caseId).flatMap(({ about, wraps }) => (wraps ? [{ entry: about.entry, wraps }] : [])),
    rewrap: async (changes) => {
      let changed = 0
      for (const { entry, before, after } of changes) {
        const at = kept.entries.findIndex(({ about, wraps }) => about.entry === entry && same(wraps, before))
        if (at < 0) continue
        kept.entries = kept.entries.with(at, { ...kept.entries[at]!, wraps: after })
        changed++
      }
      return changed
    },
    shred: async (ids) => {
      kept.entries = kept.entries.map((one) =>
        ids.includes(one.about.entry) ? { ...one, wraps: undefined } : one,
      )
    },
    erase: async (caseId) => {
      kept.entries = kept.entries.filter(({ about }) => about.case !== caseId)
    },
  }
}

export const memoryKeys = (kept: Kept): OrganizationKeys => {
  const all = (organization: string) =>
    structuredClone(kept.keys.filter((key) => key.organization === organization)).sort(
      (a, b) =>
        Number(Boolean(a.retiredAt)) - Number(Boolean(b.retiredAt)) || b.since.getTime() - a.since.getTime(),
    )
  return {
    all: async (organization) => all(organization),
    present: async (organization) => all(organization).find(({ retiredAt }) => !retiredAt),
    add: async ({ organization, recipient: { publicKey }, wrapped, since }) => {
      const retired = kept.keys.map((key) =>
        key.organization === organization && !key.retiredAt ? { ...key, retiredAt: since } : key,
      )
      const recipient = { publicKey, fingerprint: fingerprintOf(publicKey) }
      kept.keys = [...retired, { organization, recipient, wrapped, since }]
    },
    rewrap: async (publicKey, wrapped) => {
      kept.keys = kept.keys.map((key) => (key.recipient.publicKey === publicKey ? { ...key, wrapped } : key))
    },
    drop: async (publicKey) => {
      kept.keys = kept.keys.filter((key) => key.recipient.publicKey !== publicKey)
    },
  }
}
