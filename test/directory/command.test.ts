import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { directoryCommand } from '../../src/edge/command/directory.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { openStorage } from '../../src/edge/storage/open.ts'
import { prisma } from '../storage/databases.ts'
import { temporaryFolder } from '../storage/folder.ts'
import { country, packageFolder, table } from './open-directory.ts'

const folder = temporaryFolder()

/** Runs the command as an operator would; gives the exit code and what was printed. */
async function stezhka(url: string, ...words: string[]) {
  let printed = ''
  const keep = (text: string | Uint8Array) => {
    printed += text
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  vi.spyOn(process.stderr, 'write').mockImplementation(keep)
  const command = directoryCommand(async () => {
    const storage = await openStorage({ url })
    return { storage, country: await country(), close: () => storage.close() }
  })
  command.exitOverride().configureOutput({ writeErr: keep, writeOut: keep })
  for (const part of command.commands) part.exitOverride().configureOutput({ writeErr: keep, writeOut: keep })
  const failed = await command.parseAsync(words, { from: 'user' }).then(
    () => undefined,
    (error: { exitCode?: number }) => error,
  )
  const code = failed ? failed.exitCode : process.exitCode
  process.exitCode = 0
  return { code, printed }
}

afterEach(() => {
  vi.restoreAllMocks()
})

const fresh = async () => {
  const url = `file:${join(mkdtempSync(join(folder, 'house-')), 'house.db')}`
  await migrate({ url, prisma })
  return url
}

describe('stezhka directory import', () => {
  it('tells what it did, line by line where something is wrong', async () => {
    const { code, printed } = await stezhka(await fresh(), 'import', packageFolder, '--format', 'hsds')
    expect(code).toBe(1)
    expect(printed).toContain('Read 8: added 5, changed 0, kept 0, rejected 3.')
    expect(printed).toContain('services.csv:6: the service has no name — mend the line or leave it out')
    expect(printed).toContain('services.csv:5: s3 Care to share — organization o9 is not in the package')
  })

  it('changes nothing the second time', async () => {
    const url = await fresh()
    await stezhka(url, 'import', table('osm.geojson'), '--format', 'geojson', '--source', 'map')
    const { printed } = await stezhka(
      url,
      'import',
      table('osm.geojson'),
      '--format',
      'geojson',
      '--source',
      'map',
    )
    expect(printed).toContain('added 0, changed 0, kept 2')
  })

  it('gives the whole report as JSON, and writes nothing on a dry run', async () => {
    const url = await fresh()
    const { printed } = await stezhka(url, 'import', packageFolder, '--format', 'hsds', '--dry-run', '--json')
    expect(JSON.parse(printed)).toMatchObject({ read: 8, added: 5, dryRun: true, orphans: [{ id: 's3' }] })
    const storage = await openStorage({ url })
    expect(await storage.db.service.count()).toBe(0)
    await storage.close()
  })

  it('ends with 65 and a sentence when the source cannot be read', async () => {
    const { code, printed } = await stezhka(
      await fresh(),
      'import',
      join(folder, 'nowhere.csv'),
      '--format',
      'csv',
    )
    expect(code).toBe(65)
    expect(printed).toMatch(/nowhere\.csv:1: the file is not there — check the path/)
  })

  it('says what is wrong with the words it was given', async () => {
    const url = await fresh()
    expect((await stezhka(url, 'import', 'x')).printed).toContain("required option '--format <format>'")
    expect((await stezhka(url, 'import', 'x', '--format', 'xml')).printed).toContain(
      'hsds, cnap, nhsu, geojson, csv',
    )
    expect((await stezhka(url, 'import', 'x', '--format', 'csv', '--checked', 'today')).printed).toContain(
      'like 2026-11-21',
    )
  })
})
