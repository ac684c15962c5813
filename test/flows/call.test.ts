import { it } from 'vitest'
import { home, says } from './shipped.ts'

const asking = [...home, '[request]', '(known)', '(none)']

it('names who answers by phone, and how to ask in one sentence', () =>
  says(
    asking,
    `
    amina: [phones]
    house: call:who [sentence] [silent] [lawyer] [young] [phones] [nearby] [!home]
    amina: [sentence]
    house: call:sentence [unable] [phones] [who] [!back] [!home]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
  `,
  ))

it('has words for whoever cannot speak', () =>
  says(
    asking,
    `
    amina: [phones]
    house: call:who [sentence] [silent] [lawyer] [young] [phones] [nearby] [!home]
    amina: [silent]
    house: call:silent [friend] [nearby] [who] [!back] [!home]
    amina: [friend]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
  `,
  ))

it('shows the way to a lawyer', () =>
  says(
    asking,
    `
    amina: [phones]
    house: call:who [sentence] [silent] [lawyer] [young] [phones] [nearby] [!home]
    amina: [lawyer]
    house: call:lawyer [more] [nearby] [who] [!back] [!home]
    amina: [more]
    house: legal-aid:menu [call] [gets] [say] [bring] [near] [expect] [serving] [!home]
  `,
  ))

it('leads the young to their page', () =>
  says(
    asking,
    `
    amina: [phones]
    house: call:who [sentence] [silent] [lawyer] [young] [phones] [nearby] [!home]
    amina: [young]
    house: under-18:first [go] [told] [watched] [urgent] [!home]
  `,
  ))
