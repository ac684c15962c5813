import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('shows all numbers at once, and tells which to call first', () =>
  says(
    home,
    `
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [!home]
    amina: [first]
    house: hotlines:first [lines] [nearby] [!back] [!home]
    amina: [lines]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [!home]
  `,
  ))

it('speaks to the young, and says before anything else who may have to tell', () =>
  says(
    home,
    `
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [!home]
    amina: [under-18]
    house: hotlines:under-18 [limits] [lines] [!back] [!home]
    amina: [limits]
    house: hotlines:under-18-limits [lines] [!back] [!home]
    amina: [lines]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [!home]
  `,
  ))

it('has words for a hard moment, for the law, and for before the call', () =>
  says(
    home,
    `
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [!home]
    amina: [hard-moment]
    house: hotlines:hard-moment [lines] [!back] [!home]
    amina: [lines]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [!home]
    amina: [law]
    house: hotlines:law [rights] [lines] [!back] [!home]
    amina: [lines]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [!home]
    amina: [before]
    house: hotlines:before [lines] [!back] [!home]
    amina: [!back]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [!home]
  `,
  ))

it('leads to places nearby, to rights, to those who serve', () =>
  says(
    home,
    `
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [!home]
    amina: [first]
    house: hotlines:first [lines] [nearby] [!back] [!home]
    amina: [nearby]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
    amina: [!home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [settings] [!resume]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [!resume] [!home]
    amina: [law]
    house: hotlines:law [rights] [lines] [!back] [!resume] [!home]
    amina: [rights]
    house: domestic-violence:menu [now] [orders] [who] [expect] [what] [other] [!resume] [!home]
    amina: [!home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [settings] [!resume]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [!resume] [!home]
    amina: [serving]
    house: serving:device
    house: serving:ways [outside] [ministry] [ombudsman] [not-army] [punish] [rights] [!resume] [!home]
  `,
  ))
