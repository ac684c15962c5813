import type { Item } from '../conversation/session.ts'
import type { Oblast } from '../directory/place.ts'
import { romanize } from '../directory/romanize.ts'
import type { OrganizationId } from '../kernel/id.ts'
import type { Help } from './help.ts'

type Names = Readonly<Record<string, string>>

const named = (names: Names, language: string) => names[language] ?? names['uk']

/** What people know an organization by; its Ukrainian name where it has none in their language. */
export async function nameIn({ channel }: Pick<Help, 'channel'>, id: OrganizationId, language: string) {
  return named((await channel.organizations.find(id))?.names ?? {}, language) ?? id
}

/** Those of these that answer in Telegram, by name: there her words pass through it a second time. */
export async function inTelegram(
  help: Pick<Help, 'channel'>,
  ids: readonly OrganizationId[],
  language: string,
): Promise<readonly string[]> {
  const found = await Promise.all(ids.map((id) => help.channel.organizations.find(id)))
  const there = found.filter((one) => one !== undefined).filter(({ answersIn }) => answersIn === 'telegram')
  return Promise.all(there.map(({ id }) => nameIn(help, id, language)))
}

/** The organizations of the help channel by name, to pick from. */
export async function namesIn({ channel }: Pick<Help, 'channel'>, language: string): Promise<Item[]> {
  const active = (await channel.organizations.all()).filter((one) => one.active)
  return byLabel(
    active.map(({ id, names }) => ({ id, label: named(names, language) ?? id })),
    language,
  )
}

const oblastIn = ({ names: { uk, en } }: Oblast, language: string) =>
  language === 'uk' ? uk : (en ?? romanize(uk))

/** What an oblast is called; nothing where none was chosen. */
export async function regionIn({ oblasts }: Pick<Help, 'oblasts'>, id: string, language: string) {
  const found = (await oblasts()).find((oblast) => oblast.id === id)
  return found ? oblastIn(found, language) : ''
}

/** The oblasts by name, to pick from. */
export async function regionsIn({ oblasts }: Pick<Help, 'oblasts'>, language: string): Promise<Item[]> {
  return byLabel(
    (await oblasts()).map((oblast) => ({ id: oblast.id, label: oblastIn(oblast, language) })),
    language,
  )
}

const byLabel = (items: readonly Item[], language: string) =>
  [...items].sort((one, other) => one.label.localeCompare(other.label, language))
