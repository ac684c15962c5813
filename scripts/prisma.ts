import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'

/** The databases this house speaks to. Each has its own schema, client and migrations under `prisma/`. */
export const dialects = ['sqlite', 'postgresql'] as const
export type Dialect = (typeof dialects)[number]

/**
 * Prisma's complete schema for one dialect, of all files in `prisma/models` in the order of their names.
 * The small compiler starts in half the time and 40 MB less than the fast one, and answers as quickly.
 */
export function schemaOf(root: string, dialect: Dialect): string {
  const models = join(root, 'prisma', 'models')
  const files = readdirSync(models)
    .filter((file) => file.endsWith('.prisma'))
    .sort()
  const head = `// Written by \`npm run generate\` from prisma/models. Change those.

datasource db {
  provider = "${dialect}"
}

generator client {
  provider               = "prisma-client"
  output                 = "../client/${dialect}"
  runtime                = "nodejs"
  moduleFormat           = "esm"
  generatedFileExtension = "ts"
  importFileExtension    = "ts"
  compilerBuild          = "small"
}
`
  return [head, ...files.map((file) => readFileSync(join(models, file), 'utf8').trim().concat('\n'))].join(
    '\n',
  )
}

/** Writes both schemas and generates both clients under `into/prisma`, of the models under `root/prisma/models`. */
export async function writeClients(root: string, into = root): Promise<void> {
  const engine = noEngine()
  try {
    for (const dialect of dialects) writeClient(root, into, dialect, engine.path)
  } finally {
    engine.remove()
  }
}

function writeClient(root: string, into: string, dialect: Dialect, engine: string) {
  const folder = join(into, 'prisma', dialect)
  const schema = join(folder, 'schema.prisma')
  mkdirSync(folder, { recursive: true })
  writeFileSync(schema, schemaOf(root, dialect))
  rmSync(join(into, 'prisma', 'client', dialect), { recursive: true, force: true })

  // Prisma finds @prisma/client from the folder it runs in: the house's own, wherever the result goes.
  const prisma = createRequire(resolve(root, 'package.json')).resolve('prisma/build/index.js')
  const run = spawnSync(process.execPath, [prisma, 'generate', `--schema=${relative(root, schema)}`], {
    cwd: root,
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: engine, CHECKPOINT_DISABLE: '1', NO_COLOR: '1' },
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`prisma generate failed for ${dialect}:\n${run.stdout}${run.stderr}`)
}

/**
 * Prisma's command line looks for an engine that it downloads at install time and that generating does not need.
 * This stands in its place and fails, so that a command which does need it cannot pretend to have worked.
 */
function noEngine() {
  const folder = mkdtempSync(join(tmpdir(), 'stezhka-generate-'))
  const windows = process.platform === 'win32'
  const path = join(folder, windows ? 'no-engine.cmd' : 'no-engine')
  writeFileSync(path, windows ? '@exit /b 70\r\n' : '#!/bin/sh\nexit 70\n')
  chmodSync(path, 0o755)
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
