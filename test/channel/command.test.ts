import type { Command } from 'commander'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { organizationCommand } from '../../src/edge/command/organization.ts'
import { staffCommand } from '../../src/edge/command/staff.ts'
import { useLink } from '../../src/edge/console/one-time-link.ts'
import { organizationId } from '../../src/kernel/id.ts'
import { type MemoryChannel, memoryChannel } from './memory.ts'
import { minutes } from './ports-contract.ts'

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = 0
})

const quietly = (command: Command, keep: (text: string) => void) => {
  for (const one of [command, ...command.commands])
    one.exitOverride().configureOutput({ writeErr: keep, writeOut: keep })
  return command
}

/** Runs a command as an operator would; gives the exit code and what was printed. */
async function stezhka(house: MemoryChannel, noun: 'organization' | 'staff', ...words: string[]) {
  let printed = ''
  const keep = (text: string | Uint8Array) => {
    printed += text
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  let closed = 0
  const open = async () => ({ within: house.within, close: async () => void closed++ })
  const command = quietly({ organization: organizationCommand, staff: staffCommand }[noun](open), keep)
  const failed = await command.parseAsync(words, { from: 'user' }).then(
    () => undefined,
    (error: { exitCode?: number }) => error,
  )
  const code = failed ? failed.exitCode : (process.exitCode ?? 0)
  process.exitCode = 0
  vi.restoreAllMocks()
  if (!failed) expect(closed).toBe(1)
  return { code, printed }
}

const oak = [
  ...['add', 'oak', '--name', 'uk=Дуб', '--name', 'en=Oak', '--seat', 'ua80'],
  ...['--hours', 'Mo-Fr 09:00-13:00, 14:00-18:00', '--capacity', '12', '--helps', 'legal,psychological'],
]
const bako = ['add', 'oak', '--name', 'Бако', '--role', 'caseworker,administrator', '--language', 'uk,en']

const opened = async () => {
  const house = memoryChannel()
  await stezhka(house, 'organization', ...oak)
  return house
}

describe('stezhka organization', () => {
  it('adds one, with what people will be promised by', async () => {
    const house = memoryChannel()
    const { code, printed } = await stezhka(
      house,
      'organization',
      ...oak,
      '--region',
      'ua80,ua32',
      '--tracks',
      'service',
    )
    expect({ code, printed }).toEqual({
      code: 0,
      printed: 'oak is there. Next: npm run stezhka -- staff add oak --help\n',
    })
    const found = await house.organizations.find(organizationId('oak'))
    expect(found).toMatchObject({
      names: { uk: 'Дуб', en: 'Oak' },
      seat: 'ua80',
      regions: ['ua80', 'ua32'],
      helps: ['legal', 'psychological'],
      tracks: ['service'],
      capacity: 12,
      answersIn: 'console',
      active: true,
    })
    expect(found!.hours.week).toHaveLength(10)
    expect(await house.audit.of(organizationId('oak'), 9)).toMatchObject([
      { by: 'house', what: 'organization-added' },
    ])
  })

  it('does not change one that is there', async () => {
    const house = await opened()
    const { code, printed } = await stezhka(house, 'organization', ...oak, '--json')
    expect({ code, told: JSON.parse(printed) }).toEqual({ code: 1, told: { refusal: 'already-there' } })
  })

  it('lists them and shows one', async () => {
    const house = await opened()
    expect((await stezhka(memoryChannel(), 'organization', 'list')).printed).toContain('No organization')
    expect((await stezhka(house, 'organization', 'list')).printed).toBe('oak  Дуб  0 of 12 cases\n')
    const { printed } = await stezhka(house, 'organization', 'show', 'oak')
    expect(printed).toContain('oak  Дуб · Oak')
    expect(printed).toContain('tracks: survivor, service; seat ua80; regions: all')
    expect(printed).toContain('no key yet, so nobody is sent here')
    const shown = JSON.parse((await stezhka(house, 'organization', 'show', 'oak', '--json')).printed)
    expect(shown).toMatchObject({ id: 'oak', staff: 0, groups: 0, fingerprint: null, promises: { kept: 0 } })
    expect(await stezhka(house, 'organization', 'show', 'elm')).toEqual({
      code: 1,
      printed: 'There is no elm: see organization list.\n',
    })
  })

  it.each([
    [['--hours', 'mornings'], 'Mo-Fr 09:00-18:00'],
    [['--seat', 'Kyiv'], 'like ua80'],
    [['--capacity', '0'], 'a number of cases'],
    [['--helps', 'legal,medical'], 'choose from legal, psychological'],
    [['--name', 'Дуб'], 'like uk=Дуб'],
    [['--region', 'ua80,kyiv'], 'like ua80'],
  ])('says how %j is written', async (words, mend) => {
    const house = memoryChannel()
    const { code, printed } = await stezhka(house, 'organization', ...oak, ...words)
    expect(code).toBe(1)
    expect(printed).toContain(mend)
    expect(await house.organizations.all()).toEqual([])
  })

  it('takes no name that a link or a file could not carry', async () => {
    expect((await stezhka(memoryChannel(), 'organization', 'show', '../Oak')).printed).toContain(
      'small letters',
    )
  })
})

describe('stezhka staff', () => {
  it('adds somebody, whom only her id names from then on', async () => {
    const house = await opened()
    const { code, printed } = await stezhka(house, 'staff', ...bako, '--gender', 'woman', '--json')
    expect(code).toBe(0)
    const member = JSON.parse(printed)
    expect(member.id).toMatch(/^[0-9a-f]{24}$/)
    expect(await house.staff.of(organizationId('oak'))).toEqual([
      {
        ...member,
        name: 'Бако',
        roles: ['caseworker', 'administrator'],
        languages: ['uk', 'en'],
        gender: 'woman',
      },
    ])
    expect((await stezhka(house, 'staff', 'list', 'oak')).printed).toBe(
      `${member.id}  Бако  caseworker, administrator\n`,
    )
  })

  it('adds nobody where there is no organization, or with a role that does not exist', async () => {
    const house = await opened()
    const nowhere = await stezhka(house, 'staff', 'add', 'elm', ...bako.slice(2))
    expect(nowhere).toMatchObject({ code: 1, printed: 'There is no elm: see organization list.\n' })
    const queen = await stezhka(house, 'staff', ...bako, '--role', 'queen')
    expect(queen.printed).toContain('choose from caseworker, lawyer')
    expect((await stezhka(house, 'staff', 'list', 'oak')).printed).toContain('Nobody works there yet')
    expect(await stezhka(house, 'staff', 'list', 'elm')).toMatchObject({ code: 1 })
  })

  it('makes a link that lets her in once, within the hour', async () => {
    const house = await opened()
    const member = JSON.parse((await stezhka(house, 'staff', ...bako, '--json')).printed)
    const link = async () =>
      JSON.parse((await stezhka(house, 'staff', 'sign-in-link', member.id, '--json')).printed)
    const [first, second] = [await link(), await link()]
    expect(first.path).toMatch(/^\/desk\/in\/[\w-]{32}$/)
    const use = ({ path }: { path: string }, at: Date) => {
      const later = house.later(at)
      return useLink(later, path.split('/').at(-1)!)
    }
    expect(await use(first, minutes(59))).toMatchObject({ id: member.id, organization: 'oak' })
    expect(await use(first, minutes(59))).toBeUndefined()
    expect(await use(second, minutes(60))).toBeUndefined()
    expect(first.path).not.toBe(second.path)
  })

  it('makes no link for nobody, nor for somebody who left', async () => {
    const house = await opened()
    const member = JSON.parse((await stezhka(house, 'staff', ...bako, '--json')).printed)
    await house.staff.save({ ...member, active: false })
    for (const id of [member.id, 'nobody'])
      expect(await stezhka(house, 'staff', 'sign-in-link', id)).toMatchObject({
        code: 1,
        printed: `Nobody with the id ${id} works here: see staff list.\n`,
      })
    expect((await stezhka(house, 'staff', 'list', 'oak')).printed).toContain('(not active)')
  })
})
