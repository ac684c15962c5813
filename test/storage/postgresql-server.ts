import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'

/** A PostgreSQL server of this test's own, reached through a socket in its own folder. */
export type Server = {
  /** The address of a database that nobody has used. */
  readonly freshDatabase: () => Promise<string>
  readonly urlOf: (database: string) => string
  readonly stop: () => Promise<void>
}

/** Where this machine keeps `postgres` and `initdb`, if it does. */
export function postgresqlBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian).map((version) => join(debian, version, 'bin'))
    : []
  const folders = [...versions, ...(process.env['PATH'] ?? '').split(delimiter)]
  return folders.find((folder) => ['postgres', 'initdb'].every((name) => existsSync(join(folder, name))))
}

/** PostgreSQL refuses to run as root; `nobody` owns as little as anybody can. */
const owner = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined

/** Starts a server with `settings` (such as `fsync=off`) and waits until it answers. */
export async function startPostgresql(binaries: string, ...settings: string[]): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'stezhka-pg-'))
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const locale = ['-U', 'stezhka', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  execFileSync(join(binaries, 'initdb'), ['-D', data, ...locale], { ...owner, cwd: folder, stdio: 'ignore' })
  const where = ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'shared_buffers=16MB']
  const server = spawn(join(binaries, 'postgres'), [...where, ...settings.flatMap((each) => ['-c', each])], {
    ...owner,
    cwd: folder,
    stdio: 'ignore',
  })
  const urlOf = (database: string) => `postgresql://stezhka@${encodeURIComponent(folder)}/${database}`
  await answering(urlOf('postgres'), server)

  let databases = 0
  return {
    urlOf,
    freshDatabase: async () => {
      databases += 1
      await run(urlOf('postgres'), `CREATE DATABASE "fresh${databases}"`)
      return urlOf(`fresh${databases}`)
    },
    stop: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answering(url: string, server: ChildProcess) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`the PostgreSQL server ended with ${server.exitCode}`)
    const answered = await run(url, 'SELECT 1').catch(() => false)
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the PostgreSQL server does not answer')
}

async function run(url: string, sql: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
  return true
}
