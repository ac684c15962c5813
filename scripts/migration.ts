import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Dialect, dialects, schemaOf } from './prisma.ts'
import { drift } from './scratch.ts'

/** Writes the next migration of each dialect whose committed ones fall short of the models, named by the minute (UTC) and `name`. */
export async function migration(root: string, name: string): Promise<void> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`"${name}" is not a name like add_materials`)
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 12).concat('00')
  for (const dialect of dialects) await write(root, dialect, `${stamp}_${name}`)
}

async function write(root: string, dialect: Dialect, folder: string) {
  const migrations = join(root, 'prisma', dialect, 'migrations')
  mkdirSync(migrations, { recursive: true })
  writeFileSync(
    join(migrations, 'migration_lock.toml'),
    `# Read by Prisma's own tools. Written by \`npm run generate\`.\nprovider = "${dialect}"\n`,
  )
  const sql = await drift(join(root, 'prisma'), dialect, schemaOf(root, dialect))
  if (sql === '') return console.log(`${dialect}: the committed migrations are complete`)
  mkdirSync(join(migrations, folder), { recursive: true })
  writeFileSync(join(migrations, folder, 'migration.sql'), sql)
  console.log(
    `${dialect}: prisma/${dialect}/migrations/${folder}/migration.sql — read it before you commit it`,
  )
}
