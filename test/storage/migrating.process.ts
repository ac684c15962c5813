import { migrate } from '../../src/edge/storage/migrate.ts'

/** Brings a database up to date and prints what it applied. */
const [url, prisma] = process.argv.slice(2)
console.log(JSON.stringify(await migrate({ url: url ?? '', prisma: prisma ?? '' })))
