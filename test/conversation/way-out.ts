import type { Flow } from '../../src/conversation/flow.ts'
import type { Input } from '../../src/conversation/input.ts'
import type { Session } from '../../src/conversation/session.ts'
import type { Screen } from '../../src/outbox/screen.ts'

/** How many taps an end is away, if the person chooses the best way and every act the worst, but for an empty list. */
export function tapsOut(flow: Flow): (node: string | undefined) => number {
  const taps = new Map<string, number>()
  const from = (name: string | undefined) => taps.get(name ?? '') ?? Number.POSITIVE_INFINITY
  const counted = (name: string): number => {
    const node = flow.nodes[name]!
    switch (node.kind) {
      case 'end':
        return 0
      case 'say':
        return from(node.next)
      case 'do':
        return Math.max(...Object.values(node.results).map(from))
      case 'write':
        return 1 + Math.min(from(node.next), from(node.skip))
      case 'choose':
        return 1 + Math.min(...[...Object.values(node.options), node.skip, node.next].map(from))
    }
  }
  for (let changed = true; changed; ) {
    changed = false
    for (const name of Object.keys(flow.nodes)) {
      const now = counted(name)
      changed ||= now < from(name)
      taps.set(name, now)
    }
  }
  return from
}

/** The tap that leads nearer to the end. */
export function tapOut(
  flow: Flow,
  taps: ReturnType<typeof tapsOut>,
  session: Session,
  screen: Screen,
): Input {
  const node = flow.nodes[session.at]!
  const { step } = screen
  if (node.kind !== 'choose' && node.kind !== 'write') throw new Error(`nobody is asked at ${session.at}`)
  const best = taps(session.at) - 1
  if (node.skip && taps(node.skip) === best) return { type: 'asked', word: 'skip', step }
  if (node.kind === 'write')
    return node.accepts.includes('text')
      ? { type: 'wrote', text: 'a word' }
      : { type: 'located', latitude: 50.45, longitude: 30.52 }
  const label = Object.entries(node.options).find(([, to]) => taps(to) === best)?.[0]
  const key = `flows/${flow.flow}:${session.at}#${label}`
  // Where no option leads nearer, an item of the list does; items stand before options.
  const option = label ? screen.buttons.findIndex((button) => 'key' in button && button.key === key) : 0
  return { type: 'pressed', press: { step, option } }
}
