import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dialects, writeClients } from '../../scripts/prisma.ts'
import { prisma } from './databases.ts'
import { temporaryFolder } from './folder.ts'

const folder = temporaryFolder()
const root = join(prisma, '..')

/** Every file under a folder with what it says. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const texts = files.filter((file) => statSync(join(folder, file)).isFile())
  return Object.fromEntries(texts.map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
}

it('the committed schemas and clients are what the models generate', async () => {
  await writeClients(root, folder)
  expect(contents(join(folder, 'prisma/client'))).toEqual(contents(join(prisma, 'client')))
  for (const dialect of dialects)
    expect(readFileSync(join(folder, 'prisma', dialect, 'schema.prisma'), 'utf8')).toBe(
      readFileSync(join(prisma, dialect, 'schema.prisma'), 'utf8'),
    )
})

it('no generated file knows where it was made', () => {
  const all = Object.values(contents(join(prisma, 'client'))).join('\n')
  expect(all).not.toContain(root)
  expect(all).not.toMatch(/["'`](\/(home|root|Users|tmp)\/|[A-Z]:\\)/)
})
