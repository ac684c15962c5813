/** Why a database was not opened, or not brought up to date. Each name is a heading in the operator's handbook. */
export type StorageFaultName =
  | 'database-url'
  | 'database-not-found'
  | 'database-not-durable'
  | 'migration-edited'
  | 'migration-unknown'
  | 'migration-failed'
  | 'host-key-exposed'
  | 'host-key-malformed'
  | 'host-key-missing'
  | 'host-key-other'

/** A house must not run on this storage. The message is one sentence for the operator: what is wrong and what mends it. */
export class StorageFault extends Error {
  readonly fault: StorageFaultName

  constructor(fault: StorageFaultName, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'StorageFault'
    this.fault = fault
  }
}
