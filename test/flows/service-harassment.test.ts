import { it } from 'vitest'
import { home, says } from './shipped.ts'

const there = [...home, '[serving]', '(new)', '[respect]', '(known)']

it('says what telling somebody can start to whoever comes straight in', () =>
  says(
    home,
    `
    amina: [serving]
    act: recall-service-rules (new)
   house: serving:device
    house: serving:ways [outside] [respect] [home] [strain] [punish] [services] [post] [!home]
    amina: [respect]
    act: recall-service-rules (known)
    house: service-harassment:menu [now] [who] [compare] [expect] [what] [law] [services] [friend] [!home]
  `,
  ))

it('offers a lawyer outside the service first', () =>
  says(
    there,
    `
    amina: [who]
    house: service-harassment:lawyer (route-lawyer) [ask] [legal-aid] [nearby] [phones] [ways] [menu] [!back] [!home]
    amina: [ask]
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!home]
  `,
  ))

it('shows every route, those inside the service last', () =>
  says(
    there,
    `
    amina: [who]
    house: service-harassment:lawyer (route-lawyer) [ask] [legal-aid] [nearby] [phones] [ways] [menu] [!back] [!home]
    amina: [legal-aid]
    house: service-harassment:legal-aid (route-legal-aid) [more] [ways] [menu] [!back] [!home]
    amina: [ways]
    house: service-harassment:ways [lawyer] [legal-aid] [police] [ombudsman] [investigators] [court] [ministry] [commander] [paper] [menu] [!back] [!home]
    amina: [police]
    house: service-harassment:police (route-police) [lawyer] [ways] [menu] [!back] [!home]
    amina: [ways]
    house: service-harassment:ways [lawyer] [legal-aid] [police] [ombudsman] [investigators] [court] [ministry] [commander] [paper] [menu] [!back] [!home]
    amina: [ombudsman]
    house: service-harassment:ombudsman (route-ombudsman) [lawyer] [ways] [menu] [!back] [!home]
    amina: [ways]
    house: service-harassment:ways [lawyer] [legal-aid] [police] [ombudsman] [investigators] [court] [ministry] [commander] [paper] [menu] [!back] [!home]
    amina: [investigators]
    house: service-harassment:investigators (route-investigators) [lawyer] [ways] [menu] [!back] [!home]
    amina: [ways]
    house: service-harassment:ways [lawyer] [legal-aid] [police] [ombudsman] [investigators] [court] [ministry] [commander] [paper] [menu] [!back] [!home]
    amina: [court]
    house: service-harassment:court (route-court) [lawyer] [ways] [menu] [!back] [!home]
    amina: [ways]
    house: service-harassment:ways [lawyer] [legal-aid] [police] [ombudsman] [investigators] [court] [ministry] [commander] [paper] [menu] [!back] [!home]
    amina: [ministry]
    house: service-harassment:ministry (route-ministry) [lawyer] [ways] [menu] [!back] [!home]
    amina: [lawyer]
    house: service-harassment:lawyer (route-lawyer) [ask] [legal-aid] [nearby] [phones] [ways] [menu] [!back] [!home]
  `,
  ))

it('comes to the commander only past the lawyer, and says how a report is proved', () =>
  says(
    there,
    `
    amina: [who]
    house: service-harassment:lawyer (route-lawyer) [ask] [legal-aid] [nearby] [phones] [ways] [menu] [!back] [!home]
    amina: [ways]
    house: service-harassment:ways [lawyer] [legal-aid] [police] [ombudsman] [investigators] [court] [ministry] [commander] [paper] [menu] [!back] [!home]
    amina: [commander]
    house: service-harassment:commander (route-commander) [lawyer] [report] [proof] [lost] [ways] [!back] [!home]
    amina: [report]
    house: service-harassment:report [electronic] [proof] [lost] [lawyer] [!back] [!home]
    amina: [electronic]
    house: service-harassment:electronic [report] [lawyer] [!back] [!home]
    amina: [report]
    house: service-harassment:report [electronic] [proof] [lost] [lawyer] [!back] [!home]
    amina: [proof]
    house: service-harassment:proof [lost] [lawyer] [ways] [!back] [!home]
    amina: [lost]
    house: service-harassment:lost [lawyer] [leaked] [ways] [!back] [!home]
    amina: [leaked]
    house: service-harassment:leaked [lawyer] [safe] [expect] [!back] [!home]
    amina: [lawyer]
    house: service-harassment:lawyer (route-lawyer) [ask] [legal-aid] [nearby] [phones] [ways] [menu] [!back] [!home]
  `,
  ))

it('sets the routes side by side, the lawyer first', () =>
  says(
    there,
    `
    amina: [compare]
    house: service-harassment:compare-who (routes-who) [next] [ways] [menu] [!back] [!home]
    amina: [next]
    house: service-harassment:compare-anonymous (routes-anonymous) [next] [ways] [menu] [!back] [!home]
    amina: [next]
    house: service-harassment:compare-starts (routes-starts) [ways] [who] [menu] [!back] [!home]
    amina: [ways]
    house: service-harassment:ways [lawyer] [legal-aid] [police] [ombudsman] [investigators] [court] [ministry] [commander] [paper] [menu] [!back] [!home]
    amina: [commander]
    house: service-harassment:commander (route-commander) [lawyer] [report] [proof] [lost] [ways] [!back] [!home]
    amina: [lawyer]
    house: service-harassment:lawyer (route-lawyer) [ask] [legal-aid] [nearby] [phones] [ways] [menu] [!back] [!home]
  `,
  ))

it('says what can be done now, health first', () =>
  says(
    there,
    `
    amina: [now]
    house: service-harassment:now [safe] [whom] [notes] [hurt] [plan] [urgent] [menu] [!back] [!home]
    amina: [safe]
    house: service-harassment:safe [lawyer] [plan] [now] [!back] [!home]
    amina: [now]
    house: service-harassment:now [safe] [whom] [notes] [hurt] [plan] [urgent] [menu] [!back] [!home]
    amina: [whom]
    house: service-harassment:whom [lawyer] [now] [!back] [!home]
    amina: [now]
    house: service-harassment:now [safe] [whom] [notes] [hurt] [plan] [urgent] [menu] [!back] [!home]
    amina: [notes]
    house: service-harassment:notes [lawyer] [now] [!back] [!home]
    amina: [now]
    house: service-harassment:now [safe] [whom] [notes] [hurt] [plan] [urgent] [menu] [!back] [!home]
    amina: [hurt]
    house: service-harassment:hurt [go] [urgent] [now] [!back] [!home]
    amina: [go]
    house: sexual-violence:warning [next] [not-now] [young] [!home]
  `,
  ))

it('says what to expect and what could go against her', () =>
  says(
    there,
    `
    amina: [expect]
    house: service-harassment:expect [time] [inquiry] [against] [leaked] [menu] [!back] [!home]
    amina: [time]
    house: service-harassment:time [expect] [menu] [!back] [!home]
    amina: [expect]
    house: service-harassment:expect [time] [inquiry] [against] [leaked] [menu] [!back] [!home]
    amina: [inquiry]
    house: service-harassment:inquiry [lawyer] [expect] [menu] [!back] [!home]
    amina: [expect]
    house: service-harassment:expect [time] [inquiry] [against] [leaked] [menu] [!back] [!home]
    amina: [against]
    house: service-harassment:against [prepare] [lawyer] [expect] [!back] [!home]
    amina: [prepare]
    house: service-harassment:prepare [lawyer] [plan] [expect] [!back] [!home]
    amina: [lawyer]
    house: service-harassment:lawyer (route-lawyer) [ask] [legal-aid] [nearby] [phones] [ways] [menu] [!back] [!home]
  `,
  ))

it('says what it is and what the law calls it', () =>
  says(
    there,
    `
    amina: [what]
    house: service-harassment:what [next] [menu] [!back] [!home]
    amina: [next]
    house: service-harassment:everyone [now] [menu] [!back] [!home]
    amina: [menu]
    house: service-harassment:menu [now] [who] [compare] [expect] [what] [law] [services] [friend] [!home]
    amina: [law]
    house: service-harassment:law [service] [new] [menu] [!back] [!home]
    amina: [service]
    house: service-harassment:law-service [lawyer] [new] [menu] [!back] [!home]
    amina: [new]
    house: service-harassment:law-new [against] [lawyer] [menu] [!back] [!home]
    amina: [against]
    house: service-harassment:against [prepare] [lawyer] [expect] [!back] [!home]
  `,
  ))
