import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('says what to do this minute', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [own]
    house: own-behaviour:menu [minute] [talk] [harm] [signs] [programme] [against] [blamed] [!home]
    amina: [minute]
    house: own-behaviour:minute [next] [talk] [harm] [menu] [!back] [!home]
    amina: [next]
    house: own-behaviour:minute-next [talk] [programme] [menu] [!back] [!home]
    amina: [menu]
    house: own-behaviour:menu [minute] [talk] [harm] [signs] [programme] [against] [blamed] [!home]
  `,
  ))

it('says whom to talk to', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [own]
    house: own-behaviour:menu [minute] [talk] [harm] [signs] [programme] [against] [blamed] [!home]
    amina: [talk]
    house: own-behaviour:talk [programme] [phones] [ask] [menu] [!back] [!home]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
  `,
  ))

it('puts the health of the other person first', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [own]
    house: own-behaviour:menu [minute] [talk] [harm] [signs] [programme] [against] [blamed] [!home]
    amina: [harm]
    house: own-behaviour:harm [urgent] [against] [talk] [menu] [!back] [!home]
    amina: [urgent]
    house: emergency:numbers (emergency) [cannot-speak] [questions] [phones] [!home]
  `,
  ))

it('says what to look at', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [own]
    house: own-behaviour:menu [minute] [talk] [harm] [signs] [programme] [against] [blamed] [!home]
    amina: [signs]
    house: own-behaviour:signs [minute] [talk] [menu] [!back] [!home]
    amina: [menu]
    house: own-behaviour:menu [minute] [talk] [harm] [signs] [programme] [against] [blamed] [!home]
  `,
  ))

it('says what is known of programmes', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [own]
    house: own-behaviour:menu [minute] [talk] [harm] [signs] [programme] [against] [blamed] [!home]
    amina: [programme]
    house: own-behaviour:programme [place] [phones] [menu] [!back] [!home]
    amina: [place]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
  `,
  ))

it('says what to expect', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [own]
    house: own-behaviour:menu [minute] [talk] [harm] [signs] [programme] [against] [blamed] [!home]
    amina: [against]
    house: own-behaviour:against [orders] [lawyer] [talk] [menu] [!back] [!home]
    amina: [orders]
    house: orders:menu [police] [court] [compare] [who-may] [breach] [against] [help] [!home]
  `,
  ))

it('hears whoever is told that it is all their fault', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [own]
    house: own-behaviour:menu [minute] [talk] [harm] [signs] [programme] [against] [blamed] [!home]
    amina: [blamed]
    house: own-behaviour:blamed [home] [signs] [menu] [!back] [!home]
    amina: [home]
    house: domestic-violence:menu [what] [now] [who] [expect] [against] [law] [other] [!home]
  `,
  ))
