import { it } from 'vitest'
import { came, home, says } from './shipped.ts'

it('greets a new person, says the limits, and asks whether she can read now', () =>
  says(
    [],
    `
    amina: /start
    act: recall-limits (new)
    house: lobby:hello
    house: lobby:limits
    house: lobby:safe-now [yes] [nearby] [not-now] [more-limits] [language]
  `,
  ))

it('lets whoever was here before go straight home', () =>
  says(
    came,
    `
    amina: /start
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings]
  `,
  ))

it('leads her home', () =>
  says(
    came,
    `
    amina: [yes]
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings] [!back]
  `,
  ))

it('when it is not a good moment, shows numbers and a way on', () =>
  says(
    came,
    `
    amina: [not-now]
    house: lobby:not-now [numbers] [go-on] [!back]
    amina: [numbers]
    house: emergency:numbers (emergency) [cannot-speak] [questions] [phones] [!home]
    amina: [!home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings]
  `,
  ))

it('tells more of the limits, and comes back', () =>
  says(
    came,
    `
    amina: [more-limits]
    house: limits:chat [next] [done] [!home]
    amina: [done]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings]
  `,
  ))

it('opens every room and comes back', () =>
  says(
    home,
    `
    amina: [nearby]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
    amina: [!home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings] [!resume]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!resume] [!home]
    amina: [!home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings] [!resume]
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!resume] [!home]
    amina: [!home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings] [!resume]
    amina: [plan]
    act: recall-limits (known)
    act: recall-plan (none)
    house: safety-plan:intro
    house: safety-plan:sections [now] [living] [preparing] [leaving] [after] [read] [!resume] [!home]
    amina: [!home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings] [!resume]
    amina: [serving]
    act: recall-service-rules (new)
   house: serving:device
    house: serving:ways [outside] [respect] [home] [strain] [punish] [services] [post] [!resume] [!home]
    amina: [!home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings] [!resume]
    amina: [settings]
    house: lobby:settings [language] [address] [limits] [forget] [!back] [!resume]
    amina: [!back]
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings] [!resume]
  `,
  ))
