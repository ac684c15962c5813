import { it } from 'vitest'
import { home, says } from './shipped.ts'

const here = [...home, '[rights]']

it('begins with the phone in the hand', () =>
  says(
    here,
    `
    amina: [online]
    house: online:menu [device] [picture] [messages] [where] [who] [expect] [friend] [!home]
    amina: [device]
    house: online:device [accounts] [program] [where] [limits] [plan] [menu] [!back] [!home]
    amina: [accounts]
    house: online:accounts [telegram] [where] [device] [menu] [!back] [!home]
    amina: [telegram]
    house: online:telegram [accounts] [limits] [menu] [!back] [!home]
    amina: [accounts]
    house: online:accounts [telegram] [where] [device] [menu] [!back] [!home]
    amina: [device]
    house: online:device [accounts] [program] [where] [limits] [plan] [menu] [!back] [!home]
    amina: [program]
    house: online:program [who] [device] [menu] [!back] [!home]
    amina: [device]
    house: online:device [accounts] [program] [where] [limits] [plan] [menu] [!back] [!home]
    amina: [limits]
    house: limits:chat [next] [done] [!home]
  `,
  ))

it('stands by somebody whose picture went round', () =>
  says(
    here,
    `
    amina: [online]
    house: online:menu [device] [picture] [messages] [where] [who] [expect] [friend] [!home]
    amina: [picture]
    house: online:picture [young] [demand] [spread] [proof] [who] [menu] [!back] [!home]
    amina: [spread]
    house: online:spread [tell] [hard] [picture] [menu] [!back] [!home]
    amina: [tell]
    house: online:tell [friend] [young] [ask] [menu] [!back] [!home]
    amina: [menu]
    house: online:menu [device] [picture] [messages] [where] [who] [expect] [friend] [!home]
    amina: [picture]
    house: online:picture [young] [demand] [spread] [proof] [who] [menu] [!back] [!home]
    amina: [demand]
    house: online:demand [tell] [proof] [hard] [picture] [menu] [!back] [!home]
    amina: [hard]
    house: online:hard [phones] [tell] [menu] [!back] [!home]
    amina: [tell]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
  `,
  ))

it('speaks to a young person as to one, and says who may tell', () =>
  says(
    here,
    `
    amina: [online]
    house: online:menu [device] [picture] [messages] [where] [who] [expect] [friend] [!home]
    amina: [picture]
    house: online:picture [young] [demand] [spread] [proof] [who] [menu] [!back] [!home]
    amina: [young]
    house: online:picture-young [told] [demand] [spread] [proof] [hard] [menu] [!back] [!home]
    amina: [demand]
    house: online:demand [tell] [proof] [hard] [picture] [menu] [!back] [!home]
    amina: [picture]
    house: online:picture [young] [demand] [spread] [proof] [who] [menu] [!back] [!home]
    amina: [young]
    house: online:picture-young [told] [demand] [spread] [proof] [hard] [menu] [!back] [!home]
    amina: [told]
    house: under-18:first [go] [told] [watched] [urgent] [!home]
  `,
  ))

it('keeps proof before anything is reported or blocked', () =>
  says(
    here,
    `
    amina: [online]
    house: online:menu [device] [picture] [messages] [where] [who] [expect] [friend] [!home]
    amina: [messages]
    house: online:messages [proof] [near] [urgent] [who] [menu] [!back] [!home]
    amina: [proof]
    house: online:proof [who] [with-police] [menu] [!back] [!home]
    amina: [with-police]
    house: online:with-police [serves] [lawyer] [expect] [menu] [!back] [!home]
    amina: [serves]
    house: online:serves [serving] [with-police] [menu] [!back] [!home]
    amina: [with-police]
    house: online:with-police [serves] [lawyer] [expect] [menu] [!back] [!home]
    amina: [expect]
    house: online:expect [network] [with-police] [against] [law] [menu] [!back] [!home]
    amina: [network]
    house: online:network [proof] [expect] [menu] [!back] [!home]
    amina: [proof]
    house: online:proof [who] [with-police] [menu] [!back] [!home]
  `,
  ))

it('says what shows a place, and when to switch it off', () =>
  says(
    here,
    `
    amina: [online]
    house: online:menu [device] [picture] [messages] [where] [who] [expect] [friend] [!home]
    amina: [where]
    house: online:where [near] [accounts] [plan] [menu] [!back] [!home]
    amina: [near]
    house: online:near [urgent] [orders] [proof] [menu] [!back] [!home]
    amina: [orders]
    house: orders:menu [police] [court] [compare] [who-may] [breach] [against] [help] [!home]
  `,
  ))

it('says honestly what the law does not have', () =>
  says(
    here,
    `
    amina: [online]
    house: online:menu [device] [picture] [messages] [where] [who] [expect] [friend] [!home]
    amina: [expect]
    house: online:expect [network] [with-police] [against] [law] [menu] [!back] [!home]
    amina: [law]
    house: online:law [next] [lawyer] [menu] [!back] [!home]
    amina: [next]
    house: online:law-court [orders] [home-topic] [law] [menu] [!back] [!home]
    amina: [home-topic]
    house: domestic-violence:menu [what] [now] [who] [expect] [against] [law] [other] [!home]
  `,
  ))

it('says what can go wrong, and who helps', () =>
  says(
    here,
    `
    amina: [online]
    house: online:menu [device] [picture] [messages] [where] [who] [expect] [friend] [!home]
    amina: [expect]
    house: online:expect [network] [with-police] [against] [law] [menu] [!back] [!home]
    amina: [against]
    house: online:against [plan] [device] [expect] [menu] [!back] [!home]
    amina: [expect]
    house: online:expect [network] [with-police] [against] [law] [menu] [!back] [!home]
    amina: [menu]
    house: online:menu [device] [picture] [messages] [where] [who] [expect] [friend] [!home]
    amina: [who]
    house: online:who [lawyer] [place] [young] [ask] [tell] [menu] [!back] [!home]
    amina: [ask]
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!home]
  `,
  ))

it('leads to words for a friend', () =>
  says(
    here,
    `
    amina: [online]
    house: online:menu [device] [picture] [messages] [where] [who] [expect] [friend] [!home]
    amina: [friend]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
  `,
  ))
