import type { Browser } from 'playwright-core'
import { AtHerDesk } from './end-to-end-desk.ts'
import type { WholeHouse } from './end-to-end-house.ts'

/** What opens the key of each organization. */
export const passphrases = {
  alder: 'five words about the alder tree',
  birch: 'five words about the birch tree',
  cedar: 'five words about the cedar tree',
}

/** Three organizations and their staff, by the command line; each makes its key in a browser. All could help her, in this order. */
export async function opensDesks(house: WholeHouse, browser: Browser) {
  const { stezhka } = house
  const everybody = {
    vira: ['alder', 'caseworker,coordinator,administrator'],
    bako: ['birch', 'caseworker'],
    hanna: ['birch', 'administrator'],
    gulya: ['cedar', 'caseworker,coordinator,administrator'],
  } as const
  const addOrganization = (id: string) =>
    stezhka(
      ...['organization', 'add', id, '--name', `en=${nameOf(id)}`, '--name', `uk=${nameOf(id)}`],
      ...['--seat', 'ua80', '--hours', 'Mo-Su 00:00-24:00', '--capacity', '5', '--helps', 'legal'],
    )
  const comes = async (name: keyof typeof everybody) => {
    const [organization, role] = everybody[name]
    const words = ['staff', 'add', organization, '--name', name, '--role', role, '--language', 'en,uk']
    const { id } = await stezhka<{ id: string }>(...words)
    const { path } = await stezhka<{ path: string }>('staff', 'sign-in-link', id)
    return AtHerDesk.comes(browser, house.url, path)
  }
  await Promise.all(Object.keys(passphrases).map(addOrganization))
  const [vira, hanna, gulya, bako] = await Promise.all([
    comes('vira'),
    comes('hanna'),
    comes('gulya'),
    comes('bako'),
  ])
  for (const [who, at] of [
    [vira, 'alder'],
    [hanna, 'birch'],
    [gulya, 'cedar'],
  ] as const)
    await who.makesKey(passphrases[at])
  return { vira, hanna, gulya, bako }
}

/** What people know an organization by. */
export const nameOf = (id: string) => id[0]!.toUpperCase() + id.slice(1)
export type Desks = Awaited<ReturnType<typeof opensDesks>>
