import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('says what to say, and what can be sent', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [friend]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
    amina: [say]
    house: friend:say [copy] [not] [help] [menu] [!back] [!home]
    amina: [copy]
    house: friend:copy [help] [menu] [!back] [!home]
    amina: [menu]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
  `,
  ))

it('says what is better not done', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [friend]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
    amina: [not]
    house: friend:not [say] [help] [menu] [!back] [!home]
    amina: [menu]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
  `,
  ))

it('says what to do when it is urgent, also when the other side serves', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [friend]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
    amina: [urgent]
    house: friend:urgent [emergency] [serves] [menu] [!back] [!home]
    amina: [serves]
    house: friend:serves [help] [menu] [!back] [!home]
    amina: [menu]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
  `,
  ))

it('speaks of a child', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [friend]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
    amina: [child]
    house: friend:child [next] [young] [urgent] [menu] [!back] [!home]
    amina: [next]
    house: friend:child-next [help] [ask] [menu] [!back] [!home]
    amina: [ask]
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!home]
  `,
  ))

it('says how to help, and what a friend in service owes to say first', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [friend]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
    amina: [help]
    house: friend:help [place] [phones] [plan] [serve] [ask] [menu] [!back] [!home]
    amina: [serve]
    house: friend:serve [lawyer] [help] [menu] [!back] [!home]
    amina: [lawyer]
    house: legal-aid:menu [call] [gets] [say] [bring] [near] [expect] [serving] [!home]
  `,
  ))

it('says how to look after oneself', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [friend]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
    amina: [self]
    house: friend:self [talk] [menu] [!back] [!home]
    amina: [talk]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
  `,
  ))

it('gives words to whoever needs support', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [friend]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
    amina: [me]
    house: friend:me [ask-call] [plan] [ask] [menu] [!back] [!home]
    amina: [ask-call]
    house: friend:me-call [phones] [nearby] [menu] [!back] [!home]
    amina: [nearby]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
  `,
  ))
