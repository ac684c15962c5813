import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('tells of the police’s order', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [orders]
    house: orders:menu [police] [court] [compare] [who-may] [breach] [against] [help] [!home]
    amina: [police]
    house: orders:police [how] [young] [after] [menu] [!back] [!home]
    amina: [how]
    house: orders:police-how [their-own] [court] [menu] [!back] [!home]
    amina: [their-own]
    house: orders:their-own [court] [serving] [menu] [!back] [!home]
    amina: [serving]
    act: recall-service-rules (new)
    house: serving:device
    house: serving:ways [outside] [respect] [home] [strain] [punish] [services] [post] [!home]
  `,
  ))

it('tells of the court’s order, and how long it takes', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [orders]
    house: orders:menu [police] [court] [compare] [who-may] [breach] [against] [help] [!home]
    amina: [court]
    house: orders:court [how] [wait] [who-may] [menu] [!back] [!home]
    amina: [how]
    house: orders:court-how [lawyer] [wait] [paper] [menu] [!back] [!home]
    amina: [wait]
    house: orders:wait [plan] [place] [menu] [!back] [!home]
    amina: [plan]
    act: recall-limits (known)
    act: recall-plan (none)
    house: safety-plan:intro
    house: safety-plan:sections [now] [living] [preparing] [leaving] [after] [read] [!home]
  `,
  ))

it('compares the two point by point', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [orders]
    house: orders:menu [police] [court] [compare] [who-may] [breach] [against] [help] [!home]
    amina: [compare]
    house: orders:compare [next] [menu] [!back] [!home]
    amina: [next]
    house: orders:compare-what [next] [menu] [!back] [!home]
    amina: [next]
    house: orders:compare-time [breach] [menu] [!back] [!home]
    amina: [menu]
    house: orders:menu [police] [court] [compare] [who-may] [breach] [against] [help] [!home]
  `,
  ))

it('says who may ask', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [orders]
    house: orders:menu [police] [court] [compare] [who-may] [breach] [against] [help] [!home]
    amina: [who-may]
    house: orders:who-may [how] [young] [menu] [!back] [!home]
    amina: [young]
    house: under-18:first [go] [told] [watched] [urgent] [!home]
  `,
  ))

it('says what to do when it is broken', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [orders]
    house: orders:menu [police] [court] [compare] [who-may] [breach] [against] [help] [!home]
    amina: [breach]
    house: orders:breach [their-own] [plan] [menu] [!back] [!home]
    amina: [plan]
    act: recall-limits (known)
    act: recall-plan (none)
    house: safety-plan:intro
    house: safety-plan:sections [now] [living] [preparing] [leaving] [after] [read] [!home]
  `,
  ))

it('says what may go wrong, also when the person serves', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [orders]
    house: orders:menu [police] [court] [compare] [who-may] [breach] [against] [help] [!home]
    amina: [against]
    house: orders:against [plan] [signs] [their-own] [menu] [!back] [!home]
    amina: [signs]
    house: warning-signs:intro [go] [serving] [watched] [young] [!home]
  `,
  ))

it('says who helps', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [orders]
    house: orders:menu [police] [court] [compare] [who-may] [breach] [against] [help] [!home]
    amina: [help]
    house: orders:help [lawyer] [place] [phones] [ask] [friend] [menu] [!back] [!home]
    amina: [lawyer]
    house: legal-aid:menu [call] [gets] [say] [bring] [near] [expect] [serving] [!home]
  `,
  ))

it('tells of somebody under 18, and of the day the police’s order ends', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [orders]
    house: orders:menu [police] [court] [compare] [who-may] [breach] [against] [help] [!home]
    amina: [police]
    house: orders:police [how] [young] [after] [menu] [!back] [!home]
    amina: [young]
    house: orders:police-young [how] [menu] [!back] [!home]
    amina: [!back]
    house: orders:police [how] [young] [after] [menu] [!back] [!home]
    amina: [after]
    house: orders:after [how] [plan] [menu] [!back] [!home]
    amina: [how]
    house: orders:court-how [lawyer] [wait] [paper] [menu] [!back] [!home]
  `,
  ))
