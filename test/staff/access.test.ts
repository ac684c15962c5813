import { describe, expect, it } from 'vitest'
import { type Action, access, mayDo, type Relation, relations } from '../../src/staff/access.ts'
import { type Conflicts, conflict, noConflicts } from '../../src/staff/conflicts.ts'
import { answers, type Role, roles } from '../../src/staff/staff.ts'
import { bako, elm, member, oak } from '../casework/world.ts'
import { tables } from '../docs-text.ts'
import { allowedOnPaper, paper } from './on-paper.ts'

const actions = Object.keys(access) as Action[]

type Rule = typeof mayDo

/** Every role × action × relation, asked of the rule and read on the page. */
function cells(rule: Rule) {
  const allowed = allowedOnPaper()
  return roles.flatMap((role) =>
    actions.flatMap((action) =>
      relations.map((relation) => ({
        cell: `${role} ${action} ${relation}`,
        does: rule(member('somebody', { roles: [role] }), action, relation),
        should: allowed.has(`${role} ${action} ${relation}`),
      })),
    ),
  )
}
const wrong = (rule: Rule) => cells(rule).filter(({ does, should }) => does !== should)

describe('who may do what', () => {
  it('is what docs/access.md says, in every cell', () => {
    expect(wrong(mayDo)).toEqual([])
    expect(cells(mayDo)).toHaveLength(roles.length * actions.length * relations.length)
  })

  it('is on the page for every action, and for no other', () => {
    const [table] = tables(paper(), 'action')
    expect(table!.rows.map(([action]) => action)).toEqual(actions.map((action) => `\`${action}\``))
    const known = new Set(cells(mayDo).map(({ cell }) => cell))
    expect([...allowedOnPaper()].filter((cell) => !known.has(cell))).toEqual([])
  })

  it('is nothing at all for somebody excluded, whatever she is', () => {
    const all = member('all', { roles })
    for (const action of actions) expect(mayDo(all, action, 'excluded')).toBe(false)
  })

  it('is nothing at all in another organization', () => {
    const all = member('all', { roles })
    for (const action of actions) expect(mayDo(all, action, 'other-organization')).toBe(false)
  })

  it('is nothing at all for somebody who left, or who has no role', () => {
    for (const action of actions)
      for (const relation of relations) {
        expect(mayDo(member('gone', { roles, active: false }), action, relation)).toBe(false)
        expect(mayDo(member('new', { roles: [] }), action, relation)).toBe(false)
      }
  })

  it('is nothing for what the table does not name', () => {
    const all = member('all', { roles })
    for (const action of ['delete-everything', '', 'toString', 'constructor', '__proto__'])
      expect(mayDo(all, action as Action, 'own-organization')).toBe(false)
    for (const relation of ['friend', '', 'toString'])
      expect(mayDo(all, 'see-case', relation as Relation)).toBe(false)
    expect(mayDo(member('odd', { roles: ['owner' as Role] }), 'see-case', 'assigned')).toBe(false)
  })

  it('adds up where somebody has two roles', () => {
    const both = member('both', { roles: ['lawyer', 'supervisor'] })
    expect(mayDo(both, 'answer-person', 'assigned')).toBe(true)
    expect(mayDo(both, 'see-audit', 'own-organization')).toBe(true)
  })

  const mutants: Record<string, Rule> = {
    'lets a supervisor see what she is kept from': (who, action, relation) =>
      mayDo(
        who,
        action,
        relation === 'excluded' && who.roles.includes('supervisor') ? 'own-organization' : relation,
      ),
    'does not ask where somebody works': (who, action, relation) =>
      mayDo(who, action, relation === 'other-organization' ? 'own-organization' : relation),
    'lets everybody of a desk do what the caseworker does': (who, action, relation) =>
      mayDo(who, action, relation === 'own-organization' ? 'assigned' : relation) ||
      mayDo(who, action, relation),
    'lets an administrator do everything': (who, action, relation) =>
      (who.roles.includes('administrator') && relation !== 'excluded') || mayDo(who, action, relation),
    'refuses one cell too many': (who, action, relation) =>
      action !== 'export-case' && mayDo(who, action, relation),
  }
  for (const [what, rule] of Object.entries(mutants))
    it(`is not told by a rule that ${what}`, () => expect(wrong(rule)).not.toEqual([]))
})

describe('a conflict', () => {
  const tied: Conflicts = { organizations: [elm], branches: ['police'], regions: ['ua05'] }
  const touches = (other: object) => conflict(tied, { organizations: [], silent: false, ...other })

  it('is declared to organizations, branches of service and oblasts', () => {
    expect(touches({ organizations: [elm] })).toBe(true)
    expect(touches({ branch: 'police' })).toBe(true)
    expect(touches({ region: 'ua05' })).toBe(true)
    expect(touches({ organizations: [oak], branch: 'army', region: 'ua07' })).toBe(false)
  })

  it('is there where nothing was told and silence must not open a door', () => {
    expect(touches({ silent: true })).toBe(true)
    expect(touches({ silent: true, branch: 'army' })).toBe(true)
    expect(touches({ silent: true, branch: 'army', region: 'ua07' })).toBe(false)
    expect(touches({})).toBe(false)
    expect(conflict(noConflicts, { organizations: [elm], silent: true })).toBe(false)
  })
})

it('those who answer people are caseworkers, lawyers and psychologists who are there', () => {
  const who = (role: Role) => answers(member('one', { roles: [role] }))
  expect(roles.filter(who)).toEqual(['caseworker', 'lawyer', 'psychologist'])
  expect(answers({ ...bako, active: false })).toBe(false)
})
