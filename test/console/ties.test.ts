import { describe, expect, it } from 'vitest'
import { claimCase } from '../../src/channel/deskwork.ts'
import { changeMember } from '../../src/channel/roster.ts'
import { tiedIn } from '../../src/edge/console/tied.ts'
import { noConflicts } from '../../src/staff/conflicts.ts'
import { ash, bako, elm } from '../casework/world.ts'
import { granted } from '../sealing/entries.ts'
import { hanna, openDesk } from './house.ts'
import { AtDesk } from './staff-browser.ts'

const entry = (...ties: [string, string][]): [string, string][] => [
  ['name', bako.name],
  ...bako.roles.map((role): [string, string] => ['role', role]),
  ['language', 'uk'],
  ['active', 'yes'],
  ...ties,
]

describe('what somebody is tied to', () => {
  it('is taken away by who keeps the list, and only the tick that she saw', async () => {
    const desk = await openDesk()
    const tied = { organizations: [ash], branches: ['police'] as const, regions: ['ua05'] }
    await desk.within((channel) => channel.staff.save({ ...bako, conflicts: tied }))
    const one = await AtDesk.signedIn(desk, hanna)
    const page = await (await one.get('/desk/staff')).text()
    expect(page).toContain('name="had-branches" value="police"')
    // Declared while that page stood open.
    const more = { ...tied, regions: ['ua05', 'ua80'] }
    await desk.within((channel) => channel.staff.save({ ...bako, conflicts: more }))
    const shown: [string, string][] = [
      ['had-branches', 'police'],
      ['had-organizations', ash],
      ['had-regions', 'ua05'],
    ]
    const sent = entry(...shown, ['tied-organizations', ash], ['tied-regions', 'ua05'])
    expect((await one.post(`/desk/staff/${bako.id}`, sent)).headers.get('location')).toContain(
      'member-change',
    )
    const now = await desk.within((channel) => channel.staff.find(bako.id))
    expect(now!.conflicts).toEqual({ organizations: [ash], branches: [], regions: ['ua05', 'ua80'] })
    // A form that says nothing of ties changes none.
    await one.post(`/desk/staff/${bako.id}`, entry())
    expect((await desk.within((channel) => channel.staff.find(bako.id)))!.conflicts).toEqual(now!.conflicts)
  })

  it('is added as well, and a case that she may not have any more goes back to the desk', async () => {
    const desk = await openDesk()
    const found = await desk.asks('amina', { region: 'ua05' })
    granted(await desk.within((channel) => claimCase(channel, bako, found.id, undefined)))
    const one = await AtDesk.signedIn(desk, hanna)
    await one.post(`/desk/staff/${bako.id}`, entry(['tied-regions', 'ua05'], ['tied-regions', 'nowhere']))
    expect((await desk.within((channel) => channel.staff.find(bako.id)))!.conflicts.regions).toEqual(['ua05'])
    const now = await desk.within((channel) => channel.cases.find(found.id))
    expect(now!.state).not.toHaveProperty('caseworker')
  })

  it('is taken away by nobody from herself', async () => {
    const desk = await openDesk()
    const hers = { ...hanna, conflicts: { ...noConflicts, organizations: [elm] } }
    await desk.within((channel) => channel.staff.save(hers))
    const own = (conflicts: typeof noConflicts) =>
      desk.within((channel) => changeMember(channel, hers, { id: hanna.id, conflicts }))
    expect(await own(noConflicts)).toMatchObject({ refusal: 'not-permitted' })
    granted(await own({ ...hers.conflicts, regions: ['ua05'] }))
    const one = await AtDesk.signedIn(desk, hanna)
    const sent: [string, string][] = [
      ['name', hanna.name],
      ['role', 'administrator'],
      ['active', 'yes'],
      ['had-organizations', elm],
    ]
    await one.post(`/desk/staff/${hanna.id}`, sent)
    const now = await desk.within((channel) => channel.staff.find(hanna.id))
    expect(now!.conflicts).toEqual({ ...hers.conflicts, regions: ['ua05'] })
  })

  it('is seen to vanish where a form counts only what is ticked (mutant)', () => {
    const form = new FormData()
    form.append('had-regions', 'ua80')
    const member = { conflicts: { ...noConflicts, regions: ['ua05', 'ua80'] } }
    const known = { ...noConflicts, regions: ['ua05', 'ua80'] }
    const onlyTicks = () => ({ ...noConflicts, regions: form.getAll('tied-regions').map(String) })
    const keeps = (read: (form: FormData) => { readonly regions: readonly string[] }) =>
      read(form).regions.includes('ua05')
    expect([keeps((one) => tiedIn(one, member, known)), keeps(onlyTicks)]).toEqual([true, false])
  })
})
