import { takeDevice } from '../../channel/device.ts'
import { chatCode } from '../../channel/linking.ts'
import { addMember, changeMember, declareConflict, rosterOf } from '../../channel/roster.ts'
import { staffId } from '../../kernel/id.ts'
import { branches, type Conflicts } from '../../staff/conflicts.ts'
import { roles } from '../../staff/staff.ts'
import { namesIn, refusal } from './at-case.ts'
import { deviceLink, newSecret, readSecret, stepOf } from './factor.ts'
import { textIn, ticksIn, wordIn } from './form.ts'
import { newLink } from './one-time-link.ts'
import { devicePage, ownPage } from './own-pages.ts'
import { staffPage } from './staff-page.ts'
import { type Named, tiedIn } from './tied.ts'
import type { Answer, Route, Visit } from './visit.ts'
import { DESK } from './world.ts'

/** Who works here and how they come in: the list, one's own page, the device that shows codes. */
export const peopleRoutes: readonly Route[] = [
  { method: 'get', path: '/staff', action: rosterOf.action, handler: (visit) => roster(visit) },
  { method: 'post', path: '/staff', action: addMember.action, handler: add },
  { method: 'post', path: '/staff/:staff', action: changeMember.action, handler: change },
  { method: 'post', path: '/staff/:staff/link', action: 'change-staff', handler: link },
  { method: 'post', path: '/staff/:staff/device', action: takeDevice.action, handler: loseDevice },
  { method: 'get', path: '/me', action: 'everybody', handler: (visit) => own(visit) },
  { method: 'post', path: '/conflicts', action: declareConflict.action, handler: conflicts },
  { method: 'post', path: '/link-chat', action: chatCode.action, handler: ownChat },
  {
    method: 'get',
    path: '/device',
    action: 'everybody',
    handler: async (visit) => device(visit, newSecret(), false),
  },
  { method: 'post', path: '/device', action: 'everybody', handler: setDevice },
  { method: 'post', path: '/here', action: 'everybody', handler: async () => ({ data: { here: true } }) },
]

async function roster(visit: Visit, fresh?: { name: string; address: string }): Promise<Answer> {
  const members = await rosterOf(visit.channel, visit.member, undefined)
  return members.ok
    ? { page: staffPage(visit, members.value, await othersOf(visit), fresh) }
    : refusal(members.refusal)
}

/** What the form says of a member; undefined without a name or a role. */
function memberIn(form: FormData) {
  const name = textIn(form, 'name').slice(0, 60)
  const held = ticksIn(form, 'role', roles)
  const languages = form.getAll('language').filter((one): one is string => /^[a-z]{2,3}$/.test(String(one)))
  const gender = wordIn(form, 'gender', ['woman', 'man'] as const)
  return name && held.length > 0 ? { name, roles: held, languages, ...(gender && { gender }) } : undefined
}

async function add(visit: Visit): Promise<Answer> {
  const { channel, member, form } = visit
  const asked = memberIn(form)
  if (!asked) return { refused: 'member-unclear', to: `${DESK}/staff` }
  const conflicts = { organizations: [], branches: [], regions: [] }
  const added = await addMember(channel, member, { ...asked, conflicts })
  if (!added.ok) return refusal(added.refusal, `${DESK}/staff`)
  return roster(visit, { name: asked.name, address: visit.origin + (await newLink(channel, added.value)) })
}

async function change(visit: Visit): Promise<Answer> {
  const { channel, member, form, asked } = visit
  const said = memberIn(form)
  if (!said) return { refused: 'member-unclear', to: `${DESK}/staff` }
  const id = staffId(asked('staff'))
  const active = form.get('active') === 'yes'
  const known = await channel.staff.find(id)
  // Her own conflicts are no part of this form.
  const tied =
    known && id !== member.id ? { conflicts: tiedIn(form, known, await allTies(visit)) } : undefined
  const changed = await changeMember(channel, member, { id, ...said, active, ...tied })
  if (!changed.ok) return refusal(changed.refusal, `${DESK}/staff`)
  if (!active) await channel.signIns.endAll(id)
  return { to: `${DESK}/staff`, said: 'member-change' }
}

/** A way in for a member: she is out everywhere else from now on. */
async function link(visit: Visit): Promise<Answer> {
  const { channel, member, asked, origin } = visit
  const known = await channel.staff.find(staffId(asked('staff')))
  if (!known?.active || known.organization !== member.organization) return { nothing: true }
  if (known.id !== member.id) await channel.signIns.endAll(known.id)
  const address = origin + (await newLink(channel, known))
  await channel.audit.append({
    at: channel.at,
    by: member.id,
    what: 'link-made',
    organization: member.organization,
  })
  return roster(visit, { name: known.name, address })
}

async function loseDevice({ channel, member, asked }: Visit): Promise<Answer> {
  const taken = await takeDevice(channel, member, staffId(asked('staff')))
  return taken.ok ? { to: `${DESK}/staff`, said: 'device-taken' } : refusal(taken.refusal, `${DESK}/staff`)
}

async function own(visit: Visit, code?: string): Promise<Answer> {
  return { page: ownPage(visit, await othersOf(visit), code) }
}

/** The other organizations of this house, as they are called. */
async function othersOf(visit: Visit): Promise<readonly Named[]> {
  const nameOf = await namesIn(visit)
  const all = await visit.channel.organizations.all()
  return all.filter(({ id }) => id !== visit.member.organization).map(({ id }) => ({ id, name: nameOf(id) }))
}

/** Everything that somebody can be tied to. */
const allTies = async ({ channel, world }: Visit): Promise<Conflicts> => ({
  organizations: (await channel.organizations.all()).map(({ id }) => id),
  branches,
  regions: world.oblasts.map(({ id }) => id),
})

async function conflicts(visit: Visit): Promise<Answer> {
  const { channel, member, form } = visit
  const known = await allTies(visit)
  const declared = await declareConflict(channel, member, {
    organizations: ticksIn(form, 'organization', known.organizations),
    branches: ticksIn(form, 'branch', known.branches),
    regions: ticksIn(form, 'region', known.regions),
  })
  return declared.ok ? { to: `${DESK}/me`, said: 'conflicts' } : refusal(declared.refusal)
}

async function ownChat(visit: Visit): Promise<Answer> {
  const made = await chatCode(visit.channel, visit.member, undefined)
  return made.ok ? own(visit, made.value.code) : refusal(made.refusal)
}

function device(visit: Visit, base32: string, wrong: boolean): Answer {
  const secret = readSecret(base32)
  if (!secret) return { nothing: true }
  return { page: devicePage(visit, base32, deviceLink(secret, visit.voice.say('title')), wrong) }
}

/** The device counts from its first right code on. Another one takes the place of the one before. */
async function setDevice(visit: Visit): Promise<Answer> {
  const { channel, member, form } = visit
  const base32 = textIn(form, 'secret')
  const secret = readSecret(base32)
  if (!secret) return { refused: 'wrong-code', to: `${DESK}/device` }
  const step = stepOf(secret, textIn(form, 'code'), channel.at)
  if (step === undefined) return device(visit, base32, true)
  await channel.signIns.keepSecret(member.id, secret)
  await channel.signIns.useStep(member.id, step)
  return { to: DESK, said: 'device' }
}
