import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('says whom to talk to, and what comes after', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [young]
    house: under-18:first [go] [told] [watched] [urgent] [!home]
    amina: [go]
    house: under-18:menu [talk] [adult] [after] [scared] [okay] [online] [friend] [!back] [!home]
    amina: [talk]
    house: under-18:talk [after] [ask] [adult] [menu] [!back] [!home]
    amina: [after]
    house: under-18:after [told] [talk] [menu] [!back] [!home]
    amina: [talk]
    house: under-18:talk [after] [ask] [adult] [menu] [!back] [!home]
    amina: [adult]
    house: under-18:adult [told] [talk] [menu] [!back] [!home]
    amina: [menu]
    house: under-18:menu [talk] [adult] [after] [scared] [okay] [online] [friend] [!back] [!home]
    amina: [okay]
    house: under-18:okay [talk] [body] [scared] [menu] [!back] [!home]
    amina: [menu]
    house: under-18:menu [talk] [adult] [after] [scared] [okay] [online] [friend] [!back] [!home]
    amina: [friend]
    house: under-18:other [adult] [more] [menu] [!back] [!home]
    amina: [more]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
  `,
  ))

it('says who may have to tell before anything else', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [young]
    house: under-18:first [go] [told] [watched] [urgent] [!home]
    amina: [told]
    house: under-18:told [go] [!back] [!home]
  `,
  ))

it('says what to do when the phone is checked', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [young]
    house: under-18:first [go] [told] [watched] [urgent] [!home]
    amina: [watched]
    house: under-18:watched [go] [!back] [!home]
  `,
  ))

it('says what to do right now', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [young]
    house: under-18:first [go] [told] [watched] [urgent] [!home]
    amina: [urgent]
    house: under-18:scared [urgent] [talk] [menu] [!back] [!home]
    amina: [urgent]
    house: emergency:numbers (emergency) [cannot-speak] [questions] [phones] [!home]
  `,
  ))
