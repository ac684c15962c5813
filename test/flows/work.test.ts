import { it } from 'vitest'
import { home, says } from './shipped.ts'

const here = [...home, '[rights]', '[work]']

it('says what can be done now, health first when it went further', () =>
  says(
    here,
    `
    amina: [work]
    house: work:menu [now] [notes] [whom] [who] [expect] [what] [papers] [!home]
    amina: [now]
    house: work:now [more] [talk] [notes] [urgent] [plan] [menu] [!back] [!home]
    amina: [more]
    house: work:body [go] [nearby] [menu] [!back] [!home]
    amina: [go]
    house: sexual-violence:warning [next] [not-now] [young] [!home]
  `,
  ))

it('helps to note, and to choose whom to tell, never the boss alone', () =>
  says(
    here,
    `
    amina: [work]
    house: work:menu [now] [notes] [whom] [who] [expect] [what] [papers] [!home]
    amina: [notes]
    house: work:notes [whom] [online] [menu] [!back] [!home]
    amina: [whom]
    house: work:whom [say] [boss] [tell] [menu] [!back] [!home]
    amina: [say]
    house: work:say [boss] [whom] [menu] [!back] [!home]
    amina: [boss]
    house: work:boss [who] [expect] [menu] [!back] [!home]
    amina: [who]
    house: work:who [police] [lawyer] [place] [young] [serving] [ask] [menu] [!back] [!home]
    amina: [police]
    house: work:police [expect] [who] [menu] [!back] [!home]
    amina: [who]
    house: work:who [police] [lawyer] [place] [young] [serving] [ask] [menu] [!back] [!home]
    amina: [lawyer]
    house: legal-aid:menu [call] [gets] [say] [bring] [near] [expect] [serving] [!home]
  `,
  ))

it('says what can go wrong, and who will know', () =>
  says(
    here,
    `
    amina: [work]
    house: work:menu [now] [notes] [whom] [who] [expect] [what] [papers] [!home]
    amina: [expect]
    house: work:expect [against] [leave] [know] [menu] [!back] [!home]
    amina: [against]
    house: work:against [leave] [plan] [expect] [menu] [!back] [!home]
    amina: [leave]
    house: work:leave [lawyer] [expect] [menu] [!back] [!home]
    amina: [expect]
    house: work:expect [against] [leave] [know] [menu] [!back] [!home]
    amina: [know]
    house: work:know [who] [expect] [menu] [!back] [!home]
    amina: [who]
    house: work:who [police] [lawyer] [place] [young] [serving] [ask] [menu] [!back] [!home]
    amina: [ask]
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!home]
  `,
  ))

it('says what it is called, and what the law has', () =>
  says(
    here,
    `
    amina: [work]
    house: work:menu [now] [notes] [whom] [who] [expect] [what] [papers] [!home]
    amina: [what]
    house: work:what [next] [body] [menu] [!back] [!home]
    amina: [next]
    house: work:law [orders] [lawyer] [what] [menu] [!back] [!home]
    amina: [orders]
    house: orders:menu [police] [court] [compare] [who-may] [breach] [against] [help] [!home]
  `,
  ))

it('leads on when the papers are in other hands', () =>
  says(
    here,
    `
    amina: [work]
    house: work:menu [now] [notes] [whom] [who] [expect] [what] [papers] [!home]
    amina: [papers]
    house: trafficking:menu [now] [silent] [papers] [abroad] [who] [signs] [expect] [!home]
  `,
  ))

it('leads to the ways for people in service', () =>
  says(
    here,
    `
    amina: [work]
    house: work:menu [now] [notes] [whom] [who] [expect] [what] [papers] [!home]
    amina: [who]
    house: work:who [police] [lawyer] [place] [young] [serving] [ask] [menu] [!back] [!home]
    amina: [serving]
    act: recall-service-rules (new)
    house: serving:device
    house: serving:ways [outside] [respect] [home] [strain] [punish] [services] [post] [!home]
  `,
  ))
