import { describe, expect, it } from 'vitest'
import { openGround } from '../../src/app/ground.ts'
import type { Flow, FlowNode } from '../../src/conversation/flow.ts'
import { morning } from '../cast.ts'
import { tableOf, talk } from '../talk.ts'
import { flows, given, home, root, says } from './shipped.ts'

const { render, words } = openGround(root, () => morning)
const shipped = flows.find(({ flow }) => flow === 'warning-signs')!
const speaking = Object.keys(shipped.nodes).filter((name) => shipped.nodes[name]!.kind === 'choose')

type Answer = 'yes' | 'no' | 'pass' | 'enough'
const begun = [...home, '[rights]', '[close]', '[signs]']

/** Where these answers lead, one for every question from the first; what is left open is a “no”. */
async function outcome(
  answers: Readonly<Record<string, Answer>>,
  otherwise: Answer = 'no',
  flow: Flow = shipped,
) {
  const table = tableOf({ flows: flows.map((each) => (each === shipped ? flow : each)), given })
  for (const line of [...begun, '[go]']) await table.play(line, line === '/start' ? ['new'] : [])
  while (isQuestion(flow, table.session!.at)) {
    const asked = table.session!.at.replace(/-more$/, '')
    await table.play(`[${answers[asked] ?? otherwise}]`)
  }
  return { at: table.session!.at, session: table.session!, table }
}
const isQuestion = (flow: Flow, at: string) => {
  const node = flow.nodes[at]
  return node?.kind === 'choose' && 'yes' in node.options
}

const questions = ['a6', 'a4', 'a1', 'a2', 'a3', 'a3-access', 'a5']
const growing = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7', 'b8', 'b9']

/** Pairs of signs that do not end at the gravest words. */
async function pairsThatEndElsewhere(flow: Flow) {
  const pairs = growing.flatMap((first, index) =>
    growing.slice(index + 1).map((second) => [first, second] as const),
  )
  const ends = pairs.map(async ([first, second]) => {
    const { at } = await outcome({ [first]: 'yes', [second]: 'yes' }, 'no', flow)
    return at === 'red' ? [] : [`${first} ${second}`]
  })
  return (await Promise.all(ends)).flat()
}

/** Places that keep an answer. */
const saving = ({ nodes }: Flow) => Object.keys(nodes).filter((name) => 'save' in nodes[name]!)

/** The shipped flow with one place written another way. */
const broken = (name: string, change: object): Flow => ({
  ...shipped,
  nodes: { ...shipped.nodes, [name]: { ...shipped.nodes[name], ...change } as FlowNode },
})

describe('a flow that breaks the rules is caught', () => {
  it('a second sign that is answered mildly', async () => {
    const options = { yes: 'amber', no: 'b6-more', pass: 'b6-more', enough: 'amber' }
    expect(await pairsThatEndElsewhere(broken('b5-more', { options }))).toContain('b1 b5')
  })

  it('a question that keeps its answer', () => {
    expect(saving(broken('a4', { save: 'fear', skip: 'a1' }))).toEqual(['a4'])
  })
})

describe('what the answers lead to', () => {
  it('happening now: no further question', async () => {
    expect((await outcome({ a6: 'yes' })).at).toBe('right-now')
  })

  it.each(['a4', 'a2', 'a3', 'a3-access'])('one “yes” to %s is enough for the gravest words', async (one) => {
    expect((await outcome({ [one]: 'yes' })).at).toBe('red')
  })

  it('breath: a doctor first, then the gravest words', async () => {
    const { at, table } = await outcome({ a1: 'yes' })
    expect(at).toBe('breath')
    await table.play('[next]')
    expect(table.session!.at).toBe('red')
  })

  it('forced closeness: a doctor first, then the gravest words', async () => {
    const { at, table } = await outcome({ a5: 'yes' })
    expect(at).toBe('closeness')
    await table.play('[next]')
    expect(table.session!.at).toBe('red')
  })

  it.each(growing)('%s alone says that the danger may grow', async (one) => {
    expect((await outcome({ [one]: 'yes' })).at).toBe('amber')
  })

  it('two of them say the gravest words', async () => {
    expect(await pairsThatEndElsewhere(shipped)).toEqual([])
  })

  it.each(['no', 'pass'] as const)(
    '“%s” to everything ends where nothing is called small',
    async (answer) => {
      expect((await outcome({}, answer)).at).toBe('none')
    },
  )

  it('enough of questions: what was said stands, and nobody is told that nothing is wrong', async () => {
    expect((await outcome({}, 'enough')).at).toBe('none')
    expect((await outcome({ b2: 'yes', b5: 'enough' })).at).toBe('amber')
  })
})

describe('nothing is kept', () => {
  it('no question saves an answer', () => {
    expect(saving(shipped)).toEqual([])
  })

  it('no answer is in the session, and once she goes on no trace of the way is', async () => {
    const { session, table } = await outcome({ a2: 'yes' })
    expect(session.answers).toEqual({})
    await table.play('[ask]')
    expect(JSON.stringify(table.session)).not.toContain('warning-signs')
    const red = await outcome({ a2: 'yes' })
    await red.table.play('[!leave]')
    expect(red.table.session).toBeUndefined()
  })
})

describe.each(words.languages)('the words in %s', (language) => {
  const text = (key: string) => words.say(language, `flows/warning-signs:${key}`)

  it('no end calls a risk small, and where no “yes” was said it denies that this means safety', () => {
    for (const name of speaking) expect(text(name), name).not.toMatch(/низьк|\blow\b|lethal|смертельн|%/i)
    expect(text('none')).toMatch(/не означає, що ви в безпеці|does not mean you are safe/)
    for (const name of speaking.filter((each) => each !== 'none'))
      expect(text(name), name).not.toMatch(/ви в безпеці|you are safe/i)
  })

  it('both rows ask the same', () => {
    for (const name of growing.slice(1)) expect(text(`${name}-more`)).toBe(text(name))
  })

  it('every end shows who answers around the clock', () => {
    for (const name of ['red', 'amber', 'none']) {
      const shown = render.line(language, { key: `flows/warning-signs:${name}` }, morning)
      expect(shown).toMatch(/15-47/)
    }
  })
})

it('every question can be answered, denied, passed over and left', () => {
  for (const name of [...questions, ...growing, ...growing.slice(1).map((each) => `${each}-more`)])
    expect(Object.keys((shipped.nodes[name] as { options: object }).options)).toEqual([
      'yes',
      'no',
      'pass',
      'enough',
    ])
})

it('fear is asked second, and no later answer takes it back', async () => {
  expect((shipped.nodes.a6 as { options: Record<string, string> }).options.no).toBe('a4')
  const rest = Object.fromEntries([...questions.slice(2), ...growing].map((name) => [name, 'no' as const]))
  expect((await outcome({ ...rest, a4: 'yes' })).at).toBe('red')
})

const GATE = 'house: warning-signs:intro [go] [serving] [watched] [young] [!home]'
const doors = `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [signs]
    ${GATE}`

it('before the first question: whose phone it is, and how old she is', () =>
  says(
    home,
    `${doors}
    amina: [watched]
    house: warning-signs:watched [phones] [go] [!back] [!home]
    amina: [!back]
    ${GATE}
    amina: [young]
    house: under-18:first [go] [told] [watched] [urgent] [!home]
  `,
  ))

it('leads to things to do', () =>
  says(
    home,
    `${doors}
    amina: [go]
    house: warning-signs:a6 [yes] [no] [pass] [enough] [!back] [!home]
    amina: [yes]
    house: warning-signs:right-now [urgent] [serves] [doctor] [friend] [!back] [!home]
    amina: [!back]
    house: warning-signs:a6 [yes] [no] [pass] [enough] [!back] [!home]
    amina: [no]
    house: warning-signs:a4 [yes] [no] [pass] [enough] [!back] [!home]
    amina: [yes]
    house: warning-signs:red [urgent] [plan] [place] [doctor] [serves] [friend] [ask] [!back] [!home]
    amina: [doctor]
    house: warning-signs:doctor [place] [body] [talk] [plan] [!back] [!home]
    amina: [place]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
  `,
  ))

it('when the person is from the service, any “yes” leads outside it', () =>
  says(
    home,
    `${doors}
    amina: [serving]
    house: warning-signs:s1 [yes] [no] [pass] [enough] [!back] [!home]
    amina: [no]
    house: warning-signs:s2 [yes] [no] [pass] [enough] [!back] [!home]
    amina: [pass]
    house: warning-signs:s3 [yes] [no] [pass] [enough] [!back] [!home]
    amina: [no]
    house: warning-signs:s4 [yes] [no] [pass] [enough] [!back] [!home]
    amina: [yes]
    house: warning-signs:service [ways] [go] [urgent] [plan] [ask] [!back] [!home]
    amina: [ways]
    act: recall-service-rules (new)
    house: serving:device
    house: serving:ways [outside] [respect] [home] [strain] [punish] [services] [post] [!home]
  `,
  ))

it('a “yes” in the service is answered with a way outside, from any of the four', async () => {
  for (const [index, name] of ['s1', 's2', 's3', 's4'].entries()) {
    const way = [...begun, '[serving]', ...Array<string>(index).fill('[no]'), '[yes]']
    const played = await talk({ flows, given }, way)
    expect(played.at(-1), name).toMatch(/^house: warning-signs:service /)
  }
})
