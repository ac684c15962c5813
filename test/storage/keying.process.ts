import { openHostKey } from '../../src/edge/storage/host-key.ts'
import { openStorage } from '../../src/edge/storage/open.ts'

/** Starts a house's storage and prints the key it ends up with. */
const [url, file] = process.argv.slice(2)
const storage = await openStorage({ url: url ?? '' })
const key = await openHostKey({ file: file ?? '', storage })
await storage.close()
console.log(JSON.stringify(Buffer.from(key).toString('hex')))
