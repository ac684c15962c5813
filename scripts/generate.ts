import { readFileSync, writeFileSync } from 'node:fs'
import { NotOpened } from '../src/app/ground.ts'
import { faultTable } from '../src/edge/fault-table.ts'
import { flowSchema } from '../src/edge/flow-files.ts'
import { migration } from './migration.ts'
import { writeClients } from './prisma.ts'
import { shownFiles, staleFiles, writePictures, writeShown, writeTranscripts } from './shown.ts'

const usage = `npm run generate                        write the flow schema, pictures and books, both database schemas and both clients anew
npm run generate -- --check             say whether the flow schema, pictures and books are what code, flows and words say
npm run generate -- shown               write pictures and books alone: docs/flows, docs/book
npm run generate -- transcripts         write the transcripts in words: test/flows/transcripts
npm run generate -- pictures            write the pictures of the desk that the README shows: docs/pictures
npm run generate -- migration <name>    and write the next migration of each dialect, where the models moved`

const schemaFile = 'flows/flow.schema.json'
const schema = `${JSON.stringify(flowSchema(), null, 2)}\n`
const root = process.cwd()

const [verb, name] = process.argv.slice(2)
try {
  await generate()
} catch (fault) {
  if (!(fault instanceof NotOpened)) throw fault
  console.error(faultTable(fault.faults))
  process.exit(1)
}

async function generate() {
  if (verb === '--check') {
    const stale = [
      ...(read(schemaFile) === schema ? [] : [schemaFile]),
      ...staleFiles(root, shownFiles(root)),
    ]
    for (const file of stale)
      console.error(`${file} is not what code, flows and words say: run npm run generate`)
    process.exit(stale.length > 0 ? 1 : 0)
  } else if (verb === 'shown') {
    writeShown(root)
  } else if (verb === 'transcripts') {
    process.exitCode = await writeTranscripts(root)
  } else if (verb === 'pictures') {
    process.exitCode = await writePictures(root)
  } else if (verb !== undefined && (verb !== 'migration' || !name)) {
    console.error(usage)
    process.exit(64)
  } else {
    writeFileSync(schemaFile, schema)
    writeShown(root)
    await writeClients(root)
    if (name) await migration(root, name)
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
