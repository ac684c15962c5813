import { type AdapterName, adapters } from './adapters.ts'

/** Adds one, so many times, to the number that another process adds to as well; prints how many additions succeeded. */
const [adapter, path, times] = process.argv.slice(2)
const storage = await adapters[adapter as AdapterName](path ?? '')
let succeeded = 0
for (let nth = 0; nth < Number(times); nth += 1) {
  try {
    await storage.transaction(async (tx) => {
      const { day } = await tx.seen.findUniqueOrThrow({ where: { page: 'count' } })
      await tx.seen.update({ where: { page: 'count' }, data: { day: day + 1 } })
    })
    succeeded += 1
  } catch {
    // Counted by its absence: that is what the test is about.
  }
}
await storage.close()
console.log(succeeded)
