import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { caseOf } from '../../src/channel/case-page.ts'
import { type Handler, handlers } from '../../src/channel/handlers.ts'
import { type Action, access, relations } from '../../src/staff/access.ts'
import { roles } from '../../src/staff/staff.ts'
import { chidi } from '../casework/world.ts'
import { cellsOf, pageCells, searchCells, type Table } from './staff-cells.ts'

type Module = Readonly<Record<string, unknown>>
const folder = join(import.meta.dirname, '../../src/channel')
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
const texts = new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
const modules: Readonly<Record<string, Module>> = Object.fromEntries(
  await Promise.all(files.map(async (name) => [name, (await import(join(folder, name))) as Module])),
)

const isHandler = (value: unknown): value is Handler => typeof value === 'function' && 'action' in value

/** Every use case that staff have, by the name under which others import it. */
const exported = Object.values(modules).flatMap((module) =>
  Object.entries(module).flatMap(([name, value]) => (isHandler(value) ? [[name, value] as const] : [])),
)
const names = new Map(exported.map(([name, handler]) => [handler, name]))

/** What is exported beside use cases of staff, and asks nobody's leave: it does nothing by itself. */
const known = ['linkDigest']

/** Use cases that stand before no table, and those that are registered for something else than they ask. */
function unregistered(all: Readonly<Record<string, Module>>, table: Table): string[] {
  return Object.entries(all).flatMap(([path, module]) => {
    const staffs = /\bat(Desk|Case)\b/.test(texts.get(path) ?? 'atDesk') && path !== 'permit.ts'
    return Object.entries(module).flatMap(([name, value]) => {
      if (isHandler(value)) return table[value.action]?.includes(value) ? [] : [name]
      return staffs && typeof value === 'function' && !known.includes(name) ? [name] : []
    })
  })
}

describe('the table of handlers', () => {
  it('has every use case of staff, under the action that it asks', () => {
    expect(unregistered(modules, handlers)).toEqual([])
    expect(exported.length).toBe(Object.values(handlers).flat().length)
    expect(exported.length).toBeGreaterThan(25)
  })

  it('has nothing under an action that it does not ask, and no action that the access table does not know', () => {
    for (const [action, does] of Object.entries(handlers))
      for (const one of does) expect(one.action).toBe(action)
    expect(Object.keys(handlers).sort()).toEqual(Object.keys(access).sort())
  })

  it('is missed by somebody who adds a use case and registers it nowhere (mutant)', () => {
    const added = { ...modules, 'new.ts': { eraseAll: () => undefined } }
    expect(unregistered(added, handlers)).toEqual(['eraseAll'])
    const { 'close-case': _, ...without } = handlers
    expect(unregistered(modules, without)).toEqual(['closeCase'])
  })
})

const wrong = async (table: Table) =>
  (await cellsOf(table, names)).filter(({ does, should }) => does !== should)

describe('every use case of staff', () => {
  it('lets whom docs/access.md lets, in every cell of role × action × relation', async () => {
    const cells = await cellsOf(handlers, names)
    expect(cells.filter(({ does, should }) => does !== should)).toEqual([])
    expect(cells.length).toBe(exported.length * roles.length * relations.length)
    expect(cells.some(({ does }) => does)).toBe(true)
  })

  it('finds by code only what may be found', async () => {
    const cells = await searchCells()
    expect(cells.filter(({ does, should }) => does !== should)).toEqual([])
    expect(cells.filter(({ does }) => does).length).toBeGreaterThan(4)
  })

  it('is offered on the page of a case where it is allowed, and nowhere else', async () => {
    const cells = await pageCells()
    expect(cells.filter(({ does, should }) => does !== should)).toEqual([])
    expect(cells.filter(({ does }) => does).length).toBeGreaterThan(40)
  })

  const asSupervisor = Object.assign(
    async (channel: Parameters<typeof caseOf>[0], _: unknown, id: Parameters<typeof caseOf>[2]) => {
      await channel.staff.save(chidi)
      return caseOf(channel, chidi, id, undefined)
    },
    { action: 'see-case' as Action },
  )
  const asOther = (action: Action, handler: unknown) =>
    Object.assign(
      (...all: readonly unknown[]) => (handler as (...all: readonly unknown[]) => unknown)(...all),
      { action },
    )
  const mutants: Readonly<Record<string, Table>> = {
    'looks with the eyes of somebody else': { 'see-case': [asSupervisor] },
    'lets whoever may see a case close it': {
      'close-case': [asOther('close-case', caseOf)],
    },
    'asks for a role and not for the case': {
      'see-case': [asOther('see-case', async (channel: never) => ({ ok: true, value: channel }))],
    },
    'lets nobody': {
      'claim-case': [asOther('claim-case', async () => ({ ok: false, refusal: 'not-permitted' }))],
    },
  }
  for (const [what, table] of Object.entries(mutants))
    it(`is not one that ${what} (mutant)`, async () => expect(await wrong(table)).not.toEqual([]))
})
