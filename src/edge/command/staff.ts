import { Command, InvalidArgumentError, Option } from 'commander'
import type { Channel } from '../../channel/channel.ts'
import { newId } from '../../channel/keep.ts'
import { type OrganizationId, organizationId, type StaffId, staffId } from '../../kernel/id.ts'
import { hours } from '../../retention/periods.ts'
import { noConflicts } from '../../staff/conflicts.ts'
import { type Role, roles, type StaffMember } from '../../staff/staff.ts'
import { newLink } from '../console/one-time-link.ts'
import { atDesk, type Desk, not, someOf, type Told, told } from './desk.ts'

type Added = {
  readonly name: string
  readonly role: readonly Role[]
  readonly language: readonly string[]
  readonly gender?: 'woman' | 'man'
  readonly json?: true
}

const HOUR = 3_600_000

const name = (text: string) => {
  if (!text.trim()) throw new InvalidArgumentError('write what colleagues call her.')
  return text.trim()
}
const languages = (text: string, before: readonly string[] = []) => {
  const named = text.split(',').map((language) => language.trim())
  if (!named.every((language) => /^[a-z]{2}$/.test(language)))
    throw new InvalidArgumentError('write it like uk,en.')
  return [...before, ...named]
}

const unknown = (organization: OrganizationId) =>
  not('no-such-organization', `There is no ${organization}: see organization list.`)

async function add(channel: Channel, organization: OrganizationId, asked: Added): Promise<Told> {
  if (!(await channel.organizations.find(organization))) return unknown(organization)
  const { name, role, language, gender } = asked
  const member: StaffMember = {
    id: staffId(newId(channel)),
    name,
    organization,
    roles: role,
    languages: language,
    ...(gender && { gender }),
    conflicts: noConflicts,
    active: true,
  }
  await channel.staff.save(member)
  await channel.audit.append({ at: channel.at, by: 'house', what: 'member-added', organization })
  return told(
    member,
    `${member.id}  ${name}. She comes in with: npm run stezhka -- staff sign-in-link ${member.id}`,
  )
}

async function list(channel: Channel, organization: OrganizationId): Promise<Told> {
  if (!(await channel.organizations.find(organization))) return unknown(organization)
  const members = await channel.staff.of(organization)
  const lines = members.map(
    (one) => `${one.id}  ${one.name}  ${one.roles.join(', ')}${one.active ? '' : '  (not active)'}`,
  )
  return told(members, lines.join('\n') || 'Nobody works there yet: see staff add --help.')
}

async function signInLink(channel: Channel, staff: StaffId): Promise<Told> {
  const member = await channel.staff.find(staff)
  if (!member?.active) return not('no-such-member', `Nobody with the id ${staff} works here: see staff list.`)
  const path = await newLink(channel, member)
  const until = new Date(channel.at.getTime() + hours.linkCode * HOUR)
  const { organization } = member
  await channel.audit.append({ at: channel.at, by: 'house', what: 'sign-in-link-made', organization })
  return told(
    { path, until },
    `${path}\nIt lets her in once, until ${until.toISOString()}. Give it to nobody else.`,
  )
}

function addCommand(open: () => Promise<Desk>): Command {
  return new Command('add')
    .description('somebody who works at an organization; its administrator changes the rest at the desk')
    .argument('<organization>', 'the short name of the organization', organizationId)
    .addOption(
      new Option('--name <name>', 'what colleagues call her; no person ever sees it')
        .argParser(name)
        .makeOptionMandatory(),
    )
    .addOption(new Option('--role <roles>', roles.join(', ')).argParser(someOf(roles)).makeOptionMandatory())
    .addOption(
      new Option('--language <languages>', 'what she speaks, like uk,en')
        .argParser(languages)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--gender <gender>', 'whom a person meets who asks for one').choices(['woman', 'man']),
    )
    .option('--json', 'as JSON')
    .action((organization: OrganizationId, asked: Added) =>
      atDesk(open, asked, (channel) => add(channel, organization, asked)),
    )
}

/** `stezhka staff …`: who works at the desks. */
export function staffCommand(open: () => Promise<Desk>): Command {
  const staff = new Command('staff').description('who works at an organization, and how they come in')
  staff.addCommand(addCommand(open))
  staff
    .command('list')
    .description('everybody of an organization, by id')
    .argument('<organization>', 'the short name of the organization', organizationId)
    .option('--json', 'as JSON')
    .action((organization: OrganizationId, options: { json?: true }) =>
      atDesk(open, options, (channel) => list(channel, organization)),
    )
  staff
    .command('sign-in-link')
    .description('a link that lets her in at the desk, once and within an hour')
    .argument('<id>', 'her id, as staff list shows it', staffId)
    .option('--json', 'as JSON')
    .action((id: StaffId, options: { json?: true }) =>
      atDesk(open, options, (channel) => signInLink(channel, id)),
    )
  return staff
}
