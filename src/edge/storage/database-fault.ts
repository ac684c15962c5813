/** Did the database say no (disk, lock, connection, constraint), rather than our own code? */
export function isDatabaseFault(fault: unknown): boolean {
  for (let cause: unknown = fault; cause instanceof Error; cause = cause.cause)
    if (/^(PrismaClient|DriverAdapter|Sqlite|StorageFault)/.test(cause.name)) return true
  return false
}
