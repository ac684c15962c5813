import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'

type Factory = Parameters<typeof bindMigrationAwareSqlAdapterFactory>[0]
type Exports = { readonly __wbindgen_start: () => void }
type Glue = {
  readonly __wbg_set_wasm: (exports: Exports) => void
  readonly SchemaEngine: {
    new: (options: object, log: (line: string) => void, factory: unknown) => Promise<SchemaEngine>
  }
}

/** A SQLite database with nothing in it, in memory. */
export const emptySqlite = (): Factory => new PrismaBetterSqlite3({ url: ':memory:' })

/**
 * The SQL that takes the database behind `factory` to what `schema` says; empty when it is there already.
 * Prisma's schema engine in its WebAssembly form, which comes with the packages; the native one would be downloaded apart.
 */
export async function difference(factory: Factory, schema: string): Promise<string> {
  const { SchemaEngine } = load()
  const files = [{ path: 'schema.prisma', content: schema }]
  const engine = await SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  )
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    return exitCode === 0 ? '' : (stdout ?? '').trim().concat('\n')
  } finally {
    engine.free()
  }
}

// The house compiles without the browser's types, which is where TypeScript keeps these two.
const { Module, Instance } = (
  globalThis as unknown as {
    WebAssembly: {
      Module: new (bytes: Uint8Array) => object
      Instance: new (module: object, imports: object) => { readonly exports: Exports }
    }
  }
).WebAssembly

/** The package expects a bundler that understands `import … from '….wasm'`; Node 20 is told by hand. */
let loaded: Glue | undefined
function load(): Glue {
  if (loaded) return loaded
  const bindings = glue as unknown as Glue
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const module = new Module(readFileSync(join(folder, 'schema_engine_bg.wasm')))
  const { exports } = new Instance(module, { './schema_engine_bg.js': glue })
  bindings.__wbg_set_wasm(exports)
  exports.__wbindgen_start()
  loaded = bindings
  return loaded
}
