import { migration } from './migration.ts'
import { writeClients } from './prisma.ts'

const usage = `npm run generate                        write both schemas and both database clients anew
npm run generate -- migration <name>    and write the next migration of each dialect, where the models moved`

const [verb, name] = process.argv.slice(2)
if (verb !== undefined && (verb !== 'migration' || !name)) {
  console.error(usage)
  process.exit(64)
}
await writeClients(process.cwd())
if (name) await migration(process.cwd(), name)
