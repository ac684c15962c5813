import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('compares the two orders', () =>
  says(
    home,
    `
    amina: [rights]
    house: domestic-violence:menu [now] [orders] [who] [expect] [what] [other] [!home]
    amina: [orders]
    house: domestic-violence:orders [police-order] [court-order] [who-may] [breach] [menu] [!back] [!home]
    amina: [police-order]
    house: domestic-violence:police-order [next] [orders] [!back] [!home]
    amina: [next]
    house: domestic-violence:police-order-young [orders] [menu] [!back] [!home]
    amina: [orders]
    house: domestic-violence:orders [police-order] [court-order] [who-may] [breach] [menu] [!back] [!home]
    amina: [court-order]
    house: domestic-violence:court-order [next] [orders] [!back] [!home]
    amina: [next]
    house: domestic-violence:court-help [orders] [menu] [!back] [!home]
    amina: [orders]
    house: domestic-violence:orders [police-order] [court-order] [who-may] [breach] [menu] [!back] [!home]
    amina: [who-may]
    house: domestic-violence:who-may [orders] [menu] [!back] [!home]
    amina: [orders]
    house: domestic-violence:orders [police-order] [court-order] [who-may] [breach] [menu] [!back] [!home]
    amina: [breach]
    house: domestic-violence:breach [orders] [menu] [!back] [!home]
    amina: [menu]
    house: domestic-violence:menu [now] [orders] [who] [expect] [what] [other] [!home]
  `,
  ))

it('says what can be done now', () =>
  says(
    home,
    `
    amina: [rights]
    house: domestic-violence:menu [now] [orders] [who] [expect] [what] [other] [!home]
    amina: [now]
    house: domestic-violence:now [urgent] [talk] [place] [plan] [orders] [!back] [!home]
    amina: [urgent]
    house: emergency:numbers (emergency) [cannot-speak] [questions] [phones] [!home]
  `,
  ))

it('says who helps, also when the police are the danger', () =>
  says(
    home,
    `
    amina: [rights]
    house: domestic-violence:menu [now] [orders] [who] [expect] [what] [other] [!home]
    amina: [who]
    house: domestic-violence:who [lawyer] [stay] [police] [place] [menu] [!back] [!home]
    amina: [lawyer]
    house: domestic-violence:lawyer [who] [menu] [!back] [!home]
    amina: [who]
    house: domestic-violence:who [lawyer] [stay] [police] [place] [menu] [!back] [!home]
    amina: [stay]
    house: domestic-violence:stay [next] [who] [!back] [!home]
    amina: [next]
    house: domestic-violence:stay-refused [who] [menu] [!back] [!home]
    amina: [who]
    house: domestic-violence:who [lawyer] [stay] [police] [place] [menu] [!back] [!home]
    amina: [police]
    house: domestic-violence:police [their-own] [who] [!back] [!home]
    amina: [their-own]
    house: domestic-violence:their-own [who] [menu] [!back] [!home]
    amina: [menu]
    house: domestic-violence:menu [now] [orders] [who] [expect] [what] [other] [!home]
  `,
  ))

it('says what to expect', () =>
  says(
    home,
    `
    amina: [rights]
    house: domestic-violence:menu [now] [orders] [who] [expect] [what] [other] [!home]
    amina: [expect]
    house: domestic-violence:expect [call] [time] [against] [menu] [!back] [!home]
    amina: [call]
    house: domestic-violence:call [expect] [menu] [!back] [!home]
    amina: [expect]
    house: domestic-violence:expect [call] [time] [against] [menu] [!back] [!home]
    amina: [time]
    house: domestic-violence:time [expect] [menu] [!back] [!home]
    amina: [expect]
    house: domestic-violence:expect [call] [time] [against] [menu] [!back] [!home]
    amina: [against]
    house: domestic-violence:against [next] [expect] [!back] [!home]
    amina: [next]
    house: domestic-violence:against-home [plan] [expect] [menu] [!back] [!home]
    amina: [plan]
    act: recall-limits (known)
    act: recall-plan (none)
    house: safety-plan:intro
    house: safety-plan:sections [now] [living] [preparing] [leaving] [after] [read] [!home]
  `,
  ))

it('says what it is called', () =>
  says(
    home,
    `
    amina: [rights]
    house: domestic-violence:menu [now] [orders] [who] [expect] [what] [other] [!home]
    amina: [what]
    house: domestic-violence:what [next] [menu] [!back] [!home]
    amina: [next]
    house: domestic-violence:forms [next] [menu] [!back] [!home]
    amina: [next]
    house: domestic-violence:everyone [now] [menu] [!back] [!home]
    amina: [now]
    house: domestic-violence:now [urgent] [talk] [place] [plan] [orders] [!back] [!home]
    amina: [talk]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [!home]
  `,
  ))

it('speaks to friends and parents', () =>
  says(
    home,
    `
    amina: [rights]
    house: domestic-violence:menu [now] [orders] [who] [expect] [what] [other] [!home]
    amina: [other]
    house: domestic-violence:other [what-to-say] [child] [urgent] [place] [menu] [!back] [!home]
    amina: [what-to-say]
    house: domestic-violence:what-to-say [other] [menu] [!back] [!home]
    amina: [other]
    house: domestic-violence:other [what-to-say] [child] [urgent] [place] [menu] [!back] [!home]
    amina: [child]
    house: domestic-violence:child [other] [phones] [!back] [!home]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [!home]
  `,
  ))
