/** Why a house does not run on the storage it was given. */
export type StorageFaultName =
  | 'database-url'
  | 'database-missing'
  | 'database-unreadable'
  | 'database-unreachable'
  | 'database-not-writable'
  | 'database-not-durable'
  | 'migration-edited'
  | 'migration-unknown'
  | 'migration-failed'
  | 'host-key-missing'
  | 'host-key-other'
  | 'host-key-exposed'
  | 'host-key-malformed'

/** The house must not run on this storage. The message tells the operator in a sentence or two what is wrong and what mends it. */
export class StorageFault extends Error {
  readonly fault: StorageFaultName

  constructor(fault: StorageFaultName, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'StorageFault'
    this.fault = fault
  }
}
