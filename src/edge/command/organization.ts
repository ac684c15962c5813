import { Command, InvalidArgumentError, Option } from 'commander'
import type { HelpingOrganization } from '../../casework/organization.ts'
import { type Help, type Track, tracks } from '../../casework/request.ts'
import type { Channel } from '../../channel/channel.ts'
import type { Schedule } from '../../directory/hours.ts'
import { readHours } from '../../directory/hours.ts'
import { type OrganizationId, organizationId } from '../../kernel/id.ts'
import { noConflicts } from '../../staff/conflicts.ts'
import { atDesk, type Desk, not, someOf, type Told, told } from './desk.ts'

const helps: readonly Help[] = ['legal', 'psychological']

/** What was left unsaid means all of them. */
type Unsaid = 'region' | 'tracks'
type Added = {
  readonly name: Readonly<Record<string, string>>
  readonly seat: string
  readonly hours: Schedule
  readonly capacity: number
  readonly region: readonly string[]
  readonly helps: readonly Help[]
  readonly tracks: readonly Track[]
  readonly answersIn: HelpingOrganization['answersIn']
  readonly json?: true
}

const id = (text: string) => {
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(text))
    throw new InvalidArgumentError('write it in small letters, digits and hyphens, like oak-legal-aid.')
  return organizationId(text)
}
const oblast = (text: string) => {
  if (!/^ua\d{2}$/.test(text)) throw new InvalidArgumentError('write it like ua80 (Kyiv), ua05…ua85.')
  return text
}
const oblasts = (text: string, before: readonly string[] = []) => [...before, ...text.split(',').map(oblast)]
const named = (text: string, before: Readonly<Record<string, string>> = {}) => {
  const [, language, name] = /^([a-z]{2})=(.*\S.*)$/.exec(text) ?? []
  if (!language || !name) throw new InvalidArgumentError('write it like uk=Дуб.')
  return { ...before, [language]: name.trim() }
}
const week = (text: string) => {
  const hours = readHours(text)
  if (hours?.kind !== 'schedule' || hours.schedule.length === 0)
    throw new InvalidArgumentError('write it like "Mo-Fr 09:00-18:00".')
  return hours.schedule
}
const count = (text: string) => {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('write a number of cases.')
  return Number(text)
}

async function add(channel: Channel, organization: OrganizationId, asked: Added): Promise<Told> {
  if (await channel.organizations.find(organization))
    return not('already-there', `${organization} is there already; its coordinator changes it at the desk.`)
  const { name, seat, region, hours, capacity, helps, tracks, answersIn } = asked
  const added: HelpingOrganization = {
    id: organization,
    names: name,
    active: true,
    seat,
    regions: region,
    helps,
    tracks,
    hours: { week: hours, closedDates: [] },
    capacity,
    load: 0,
    conflicts: noConflicts,
    answersIn,
  }
  await channel.organizations.save(added)
  await channel.audit.append({ at: channel.at, by: 'house', what: 'organization-added', organization })
  return told(added, `${organization} is there. Next: npm run stezhka -- staff add ${organization} --help`)
}

const nameOf = ({ id, names }: HelpingOrganization) => Object.values(names)[0] ?? id

async function list(channel: Channel): Promise<Told> {
  const all = await channel.organizations.all()
  const lines = all.map(
    (one) =>
      `${one.id}  ${nameOf(one)}  ${one.active ? '' : 'not active, '}${one.load} of ${one.capacity} cases`,
  )
  return told(all, all.length > 0 ? lines.join('\n') : 'No organization answers people here yet.')
}

async function show(channel: Channel, organization: OrganizationId): Promise<Told> {
  const found = await channel.organizations.find(organization)
  if (!found) return not('no-such-organization', `There is no ${organization}: see organization list.`)
  const key = await channel.keys.present(organization)
  const staff = (await channel.staff.of(organization)).filter(({ active }) => active).length
  const groups = (await channel.deskGroups.of(organization)).length
  const promises = await channel.organizations.tally(organization, new Date(0))
  const text = [
    `${organization}  ${Object.values(found.names).join(' · ')}${found.active ? '' : '  (not active)'}`,
    `helps: ${found.helps.join(', ')}; tracks: ${found.tracks.join(', ')}; seat ${found.seat}; regions: ${found.regions.join(', ') || 'all'}`,
    `${found.load} of ${found.capacity} cases; staff: ${staff}; groups: ${groups}; answers in ${found.answersIn}`,
    `promises: ${promises.kept} kept, ${promises.broken} broken, ${promises.declined} declined, ${promises.open} open`,
    key
      ? `key: ${key.recipient.fingerprint}`
      : 'no key yet, so nobody is sent here: an administrator makes one at the desk.',
  ]
  const json = { ...found, staff, groups, promises, fingerprint: key?.recipient.fingerprint ?? null }
  return told(json, text.join('\n'))
}

function addCommand(open: () => Promise<Desk>): Command {
  return new Command('add')
    .description('an organization that will answer people; its coordinator changes the rest at the desk')
    .argument('<id>', 'a short name in the directory of this house, like oak-legal-aid', id)
    .addOption(
      new Option('--name <language=name>', 'what people know it by; once for each language')
        .argParser(named)
        .makeOptionMandatory(),
    )
    .addOption(new Option('--seat <oblast>', 'where it sits').argParser(oblast).makeOptionMandatory())
    .addOption(
      new Option('--hours <week>', 'when it answers, on the clocks of Ukraine')
        .argParser(week)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--capacity <cases>', 'open cases it takes at most').argParser(count).makeOptionMandatory(),
    )
    .option('--region <oblasts>', 'oblasts it helps in (default: all)', oblasts)
    .addOption(
      new Option('--helps <kinds>', `${helps.join(', ')}`).argParser(someOf(helps)).makeOptionMandatory(),
    )
    .addOption(
      new Option('--tracks <tracks>', `${tracks.join(', ')} (default: both)`).argParser(someOf(tracks)),
    )
    .addOption(
      new Option('--answers-in <place>', 'where caseworkers answer')
        .choices(['console', 'telegram'])
        .default('console'),
    )
    .option('--json', 'as JSON')
    .action((organization: OrganizationId, asked: Omit<Added, Unsaid> & Partial<Added>) =>
      atDesk(open, asked, (channel) => add(channel, organization, { region: [], tracks, ...asked })),
    )
}

/** `stezhka organization …`: who answers people here. */
export function organizationCommand(open: () => Promise<Desk>): Command {
  const organization = new Command('organization').description('organizations that answer people here')
  organization.addCommand(addCommand(open))
  organization
    .command('list')
    .description('all of them, and how many cases each has')
    .option('--json', 'as JSON')
    .action((options: { json?: true }) => atDesk(open, options, list))
  organization
    .command('show')
    .description('one of them: staff, promises, whether it has a key')
    .argument('<id>', 'its short name', id)
    .option('--json', 'as JSON')
    .action((organization: OrganizationId, options: { json?: true }) =>
      atDesk(open, options, (channel) => show(channel, organization)),
    )
  return organization
}
