import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('says what it is in everyday words, with a warning before the hard part, and speaks to men', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [home]
    house: domestic-violence:menu [what] [now] [who] [expect] [against] [law] [other] [!home]
    amina: [what]
    house: domestic-violence:what [body] [words] [money] [closeness] [men] [now] [menu] [!back] [!home]
    amina: [body]
    house: domestic-violence:body [what] [now] [!back] [!home]
    amina: [what]
    house: domestic-violence:what [body] [words] [money] [closeness] [men] [now] [menu] [!back] [!home]
    amina: [words]
    house: domestic-violence:words [what] [now] [!back] [!home]
    amina: [what]
    house: domestic-violence:what [body] [words] [money] [closeness] [men] [now] [menu] [!back] [!home]
    amina: [money]
    house: domestic-violence:money [what] [now] [!back] [!home]
    amina: [what]
    house: domestic-violence:what [body] [words] [money] [closeness] [men] [now] [menu] [!back] [!home]
    amina: [closeness]
    house: domestic-violence:closeness [yes] [no] [!back] [!home]
    amina: [yes]
    house: domestic-violence:closeness-what [body] [what] [now] [!back] [!home]
    amina: [what]
    house: domestic-violence:what [body] [words] [money] [closeness] [men] [now] [menu] [!back] [!home]
    amina: [men]
    house: domestic-violence:men [now] [who] [menu] [!back] [!home]
    amina: [menu]
    house: domestic-violence:menu [what] [now] [who] [expect] [against] [law] [other] [!home]
  `,
  ))

it('says what can be done now, the body first', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [home]
    house: domestic-violence:menu [what] [now] [who] [expect] [against] [law] [other] [!home]
    amina: [now]
    house: domestic-violence:now [urgent] [doctor] [talk] [place] [plan] [signs] [ask] [!back] [!home]
    amina: [doctor]
    house: domestic-violence:doctor [place] [body] [now] [!back] [!home]
    amina: [place]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
  `,
  ))

it('says who helps, also when the police are the danger', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [home]
    house: domestic-violence:menu [what] [now] [who] [expect] [against] [law] [other] [!home]
    amina: [who]
    house: domestic-violence:who [lawyer] [stay] [place] [friend] [ask] [police] [menu] [!back] [!home]
    amina: [lawyer]
    house: domestic-violence:lawyer [more] [who] [menu] [!back] [!home]
    amina: [who]
    house: domestic-violence:who [lawyer] [stay] [place] [friend] [ask] [police] [menu] [!back] [!home]
    amina: [stay]
    house: domestic-violence:stay [next] [place] [who] [!back] [!home]
    amina: [next]
    house: domestic-violence:stay-refused [phones] [who] [menu] [!back] [!home]
    amina: [who]
    house: domestic-violence:who [lawyer] [stay] [place] [friend] [ask] [police] [menu] [!back] [!home]
    amina: [police]
    house: domestic-violence:police [their-own] [orders] [who] [!back] [!home]
    amina: [their-own]
    house: domestic-violence:their-own [serving] [who] [menu] [!back] [!home]
    amina: [serving]
    act: recall-service-rules (new)
    house: serving:device
    house: serving:ways [outside] [respect] [home] [strain] [punish] [services] [post] [!home]
  `,
  ))

it('says what to expect, and how long it takes', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [home]
    house: domestic-violence:menu [what] [now] [who] [expect] [against] [law] [other] [!home]
    amina: [expect]
    house: domestic-violence:expect [line] [call] [time] [against] [menu] [!back] [!home]
    amina: [line]
    house: domestic-violence:line [phones] [expect] [!back] [!home]
    amina: [expect]
    house: domestic-violence:expect [line] [call] [time] [against] [menu] [!back] [!home]
    amina: [call]
    house: domestic-violence:call [orders] [against] [expect] [!back] [!home]
    amina: [expect]
    house: domestic-violence:expect [line] [call] [time] [against] [menu] [!back] [!home]
    amina: [time]
    house: domestic-violence:time [orders] [lawyer] [expect] [!back] [!home]
    amina: [orders]
    house: orders:menu [police] [court] [compare] [who-may] [breach] [against] [help] [!home]
  `,
  ))

it('says what may go wrong', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [home]
    house: domestic-violence:menu [what] [now] [who] [expect] [against] [law] [other] [!home]
    amina: [against]
    house: domestic-violence:against [told] [home] [refused] [their-own] [menu] [!back] [!home]
    amina: [told]
    house: domestic-violence:told [ask] [against] [menu] [!back] [!home]
    amina: [against]
    house: domestic-violence:against [told] [home] [refused] [their-own] [menu] [!back] [!home]
    amina: [home]
    house: domestic-violence:home [plan] [signs] [against] [!back] [!home]
    amina: [against]
    house: domestic-violence:against [told] [home] [refused] [their-own] [menu] [!back] [!home]
    amina: [refused]
    house: domestic-violence:refused [stay] [lawyer] [against] [!back] [!home]
  `,
  ))

it('says what the law says', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [home]
    house: domestic-violence:menu [what] [now] [who] [expect] [against] [law] [other] [!home]
    amina: [law]
    house: domestic-violence:law [forms] [measures] [crime] [child] [orders] [now] [menu] [!back] [!home]
    amina: [forms]
    house: domestic-violence:law-forms [what] [law] [!back] [!home]
    amina: [law]
    house: domestic-violence:law [forms] [measures] [crime] [child] [orders] [now] [menu] [!back] [!home]
    amina: [measures]
    house: domestic-violence:law-measures [orders] [law] [!back] [!home]
    amina: [law]
    house: domestic-violence:law [forms] [measures] [crime] [child] [orders] [now] [menu] [!back] [!home]
    amina: [crime]
    house: domestic-violence:law-crime [lawyer] [law] [!back] [!home]
    amina: [law]
    house: domestic-violence:law [forms] [measures] [crime] [child] [orders] [now] [menu] [!back] [!home]
    amina: [child]
    house: domestic-violence:law-child [young] [law] [!back] [!home]
    amina: [young]
    house: under-18:first [go] [told] [watched] [urgent] [!home]
  `,
  ))

it('leads whoever asks for somebody else on', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [home]
    house: domestic-violence:menu [what] [now] [who] [expect] [against] [law] [other] [!home]
    amina: [other]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
  `,
  ))
