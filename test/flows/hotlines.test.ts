import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('shows all numbers at once, and tells which to call first', () =>
  says(
    home,
    `
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
    amina: [first]
    house: hotlines:first [lines] [nearby] [!back] [!home]
    amina: [lines]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
  `,
  ))

it('leads the young to their page, and whoever lacks the words on', () =>
  says(
    home,
    `
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
    amina: [under-18]
    house: under-18:first [go] [told] [watched] [urgent] [!home]
    amina: [!home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings] [!resume]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!resume] [!home]
    amina: [ask]
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!resume] [!home]
  `,
  ))

it('has words for a hard moment, for the law, and for before the call', () =>
  says(
    home,
    `
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
    amina: [hard-moment]
    house: hotlines:hard-moment [lines] [!back] [!home]
    amina: [lines]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
    amina: [law]
    house: hotlines:law [more] [rights] [lines] [!back] [!home]
    amina: [lines]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
    amina: [before]
    house: hotlines:before [lines] [!back] [!home]
    amina: [!back]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
  `,
  ))

it('leads to places nearby, to rights, to those who serve', () =>
  says(
    home,
    `
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
    amina: [first]
    house: hotlines:first [lines] [nearby] [!back] [!home]
    amina: [nearby]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
    amina: [!home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings] [!resume]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!resume] [!home]
    amina: [law]
    house: hotlines:law [more] [rights] [lines] [!back] [!resume] [!home]
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!resume] [!home]
    amina: [!home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings] [!resume]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!resume] [!home]
    amina: [serving]
    act: recall-service-rules (new)
   house: serving:device
    house: serving:ways [outside] [respect] [home] [strain] [punish] [services] [post] [!resume] [!home]
  `,
  ))
