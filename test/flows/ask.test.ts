import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('says honestly that nobody answers here yet, and how to ask in one sentence', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [ask]
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!home]
    amina: [sentence]
    house: ask:sentence [unable] [phones] [who] [!back] [!home]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
  `,
  ))

it('has words for whoever cannot speak', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [ask]
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!home]
    amina: [silent]
    house: ask:silent [friend] [nearby] [who] [!back] [!home]
    amina: [friend]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
  `,
  ))

it('shows the way to a lawyer', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [ask]
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!home]
    amina: [lawyer]
    house: ask:lawyer [more] [nearby] [who] [!back] [!home]
    amina: [more]
    house: legal-aid:menu [call] [gets] [say] [bring] [near] [expect] [serving] [!home]
  `,
  ))

it('leads the young to their page', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [ask]
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!home]
    amina: [young]
    house: under-18:first [go] [told] [watched] [urgent] [!home]
  `,
  ))

it('leads to the phones', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [ask]
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!home]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
  `,
  ))
