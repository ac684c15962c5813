import { atEveryNode, type Finding } from './inspect-rule.ts'

/** A question that keeps an answer can be skipped, and skipping leads away from it. */
export const skipFaults = atEveryNode((node, name) => {
  if (node.kind !== 'choose' && node.kind !== 'write') return []
  if (node.skip === name) return [['skipping leads back to the question', 'lead to another node', '.skip']]
  return node.save && !node.skip && !('many' in node && node.many)
    ? [['a question that keeps an answer but cannot be skipped', 'add "skip": every question can be skipped']]
    : []
})

/** A list has a place for what is picked, and only a list needs one. */
export const listFaults = atEveryNode((node) => {
  if (node.kind !== 'choose') return []
  if (node.each && !(node.save && node.next))
    return [['a list without "save" and "next"', 'say where the picked item is kept and what comes next']]
  return node.next && !node.each
    ? [['"next" without "each"', 'the buttons lead on: remove "next"', '.next']]
    : []
})

/** Ticks have a list that keeps them, and options that are ticks. */
export const tickFaults = atEveryNode((node, name) => {
  if (node.kind !== 'choose' || !node.many) return []
  const wrong: (Finding | false)[] = [
    !node.save && ['ticks without "save"', 'name the list that keeps the ticks'],
    node.each !== undefined && ['ticks and a list at once', 'make two questions of it', '.each'],
    !Object.values(node.options).includes(name) && [
      'takes many, but no option leads back to it',
      'lead the options that are ticks back to this node',
    ],
  ]
  return wrong.filter((found) => found !== false)
})
