import { readFileSync, writeFileSync } from 'node:fs'
import { flowSchema } from '../src/edge/flow-files.ts'
import { migration } from './migration.ts'
import { writeClients } from './prisma.ts'

const usage = `npm run generate                        write the flow schema, both database schemas and both clients anew
npm run generate -- --check             say whether the flow schema is what the code says
npm run generate -- migration <name>    and write the next migration of each dialect, where the models moved`

const schemaFile = 'flows/flow.schema.json'
const schema = `${JSON.stringify(flowSchema(), null, 2)}\n`

const [verb, name] = process.argv.slice(2)
if (verb === '--check') {
  if (read(schemaFile) !== schema) {
    console.error(`${schemaFile} is not what src/conversation/flow.ts says: run npm run generate`)
    process.exit(1)
  }
} else if (verb !== undefined && (verb !== 'migration' || !name)) {
  console.error(usage)
  process.exit(64)
} else {
  writeFileSync(schemaFile, schema)
  await writeClients(process.cwd())
  if (name) await migration(process.cwd(), name)
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
