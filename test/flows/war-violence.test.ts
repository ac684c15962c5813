import { it } from 'vitest'
import { home, says } from './shipped.ts'

const here = [...home, '[rights]']

it('warns first, then health, whenever it was', () =>
  says(
    here,
    `
    amina: [war]
    house: war-violence:warning [next] [not-now] [checked] [young] [!home]
    amina: [next]
    house: war-violence:time [nearby] [later] [say] [urgent] [menu] [!back] [!home]
    amina: [later]
    house: war-violence:later [nearby] [say] [men] [hard] [menu] [!back] [!home]
    amina: [say]
    house: war-violence:say [who-learns] [nearby] [menu] [!back] [!home]
    amina: [who-learns]
    house: war-violence:who-learns [doctor] [serving] [menu] [!back] [!home]
    amina: [doctor]
    house: war-violence:time [nearby] [later] [say] [urgent] [menu] [!back] [!home]
    amina: [nearby]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
  `,
  ))

it('lets somebody leave to something gentle', () =>
  says(
    here,
    `
    amina: [war]
    house: war-violence:warning [next] [not-now] [checked] [young] [!home]
    amina: [not-now]
    house: war-violence:gentle [doctor] [talk] [again] [!back] [!home]
    amina: [again]
    house: war-violence:warning [next] [not-now] [checked] [young] [!home]
    amina: [not-now]
    house: war-violence:gentle [doctor] [talk] [again] [!back] [!home]
    amina: [doctor]
    house: war-violence:time [nearby] [later] [say] [urgent] [menu] [!back] [!home]
  `,
  ))

it('tells people whose phone is checked not to keep this', () =>
  says(
    here,
    `
    amina: [war]
    house: war-violence:warning [next] [not-now] [checked] [young] [!home]
    amina: [checked]
    house: war-violence:checked [doctor] [limits] [!back] [!home]
    amina: [limits]
    house: limits:chat [next] [done] [!home]
  `,
  ))

it('speaks to men as men, and of captivity', () =>
  says(
    here,
    `
    amina: [war]
    house: war-violence:warning [next] [not-now] [checked] [young] [!home]
    amina: [next]
    house: war-violence:time [nearby] [later] [say] [urgent] [menu] [!back] [!home]
    amina: [later]
    house: war-violence:later [nearby] [say] [men] [hard] [menu] [!back] [!home]
    amina: [men]
    house: war-violence:men [next] [captivity] [who] [menu] [!back] [!home]
    amina: [next]
    house: war-violence:men-body [doctor] [who] [men] [menu] [!back] [!home]
    amina: [men]
    house: war-violence:men [next] [captivity] [who] [menu] [!back] [!home]
    amina: [captivity]
    house: war-violence:captivity [service] [tell] [who] [menu] [!back] [!home]
    amina: [service]
    house: war-violence:service [serving] [who] [menu] [!back] [!home]
    amina: [who]
    house: war-violence:who [centres] [far] [lawyer] [place] [phones] [ask] [menu] [!back] [!home]
    amina: [menu]
    house: war-violence:menu [doctor] [men] [who] [payments] [expect] [law] [friend] [!back] [!home]
    amina: [men]
    house: war-violence:men [next] [captivity] [who] [menu] [!back] [!home]
    amina: [captivity]
    house: war-violence:captivity [service] [tell] [who] [menu] [!back] [!home]
    amina: [tell]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
  `,
  ))

it('says who helps without a number that nobody confirmed', () =>
  says(
    here,
    `
    amina: [war]
    house: war-violence:warning [next] [not-now] [checked] [young] [!home]
    amina: [next]
    house: war-violence:time [nearby] [later] [say] [urgent] [menu] [!back] [!home]
    amina: [menu]
    house: war-violence:menu [doctor] [men] [who] [payments] [expect] [law] [friend] [!back] [!home]
    amina: [who]
    house: war-violence:who [centres] [far] [lawyer] [place] [phones] [ask] [menu] [!back] [!home]
    amina: [centres]
    house: war-violence:centres [place] [who] [menu] [!back] [!home]
    amina: [who]
    house: war-violence:who [centres] [far] [lawyer] [place] [phones] [ask] [menu] [!back] [!home]
    amina: [far]
    house: war-violence:far [who] [phones] [menu] [!back] [!home]
    amina: [who]
    house: war-violence:who [centres] [far] [lawyer] [place] [phones] [ask] [menu] [!back] [!home]
    amina: [lawyer]
    house: war-violence:lawyer [more] [who] [menu] [!back] [!home]
    amina: [more]
    house: legal-aid:menu [call] [gets] [say] [bring] [near] [expect] [serving] [!home]
  `,
  ))

it('promises neither money nor dates', () =>
  says(
    here,
    `
    amina: [war]
    house: war-violence:warning [next] [not-now] [checked] [young] [!home]
    amina: [next]
    house: war-violence:time [nearby] [later] [say] [urgent] [menu] [!back] [!home]
    amina: [menu]
    house: war-violence:menu [doctor] [men] [who] [payments] [expect] [law] [friend] [!back] [!home]
    amina: [payments]
    house: war-violence:payments [next] [law] [menu] [!back] [!home]
    amina: [next]
    house: war-violence:payments-ask [lawyer] [payments] [menu] [!back] [!home]
    amina: [payments]
    house: war-violence:payments [next] [law] [menu] [!back] [!home]
    amina: [law]
    house: war-violence:law [payments] [lawyer] [menu] [!back] [!home]
    amina: [payments]
    house: war-violence:payments [next] [law] [menu] [!back] [!home]
  `,
  ))

it('takes no testimony', () =>
  says(
    here,
    `
    amina: [war]
    house: war-violence:warning [next] [not-now] [checked] [young] [!home]
    amina: [next]
    house: war-violence:time [nearby] [later] [say] [urgent] [menu] [!back] [!home]
    amina: [menu]
    house: war-violence:menu [doctor] [men] [who] [payments] [expect] [law] [friend] [!back] [!home]
    amina: [expect]
    house: war-violence:expect [telling] [against] [who-learns] [menu] [!back] [!home]
    amina: [telling]
    house: war-violence:telling [lawyer] [expect] [menu] [!back] [!home]
    amina: [expect]
    house: war-violence:expect [telling] [against] [who-learns] [menu] [!back] [!home]
    amina: [against]
    house: war-violence:against [tell] [plan] [hard] [expect] [menu] [!back] [!home]
    amina: [hard]
    house: war-violence:hard [phones] [tell] [menu] [!back] [!home]
    amina: [tell]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
  `,
  ))

it('lets a serving person know first what telling can start', () =>
  says(
    here,
    `
    amina: [war]
    house: war-violence:warning [next] [not-now] [checked] [young] [!home]
    amina: [next]
    house: war-violence:time [nearby] [later] [say] [urgent] [menu] [!back] [!home]
    amina: [menu]
    house: war-violence:menu [doctor] [men] [who] [payments] [expect] [law] [friend] [!back] [!home]
    amina: [men]
    house: war-violence:men [next] [captivity] [who] [menu] [!back] [!home]
    amina: [captivity]
    house: war-violence:captivity [service] [tell] [who] [menu] [!back] [!home]
    amina: [service]
    house: war-violence:service [serving] [who] [menu] [!back] [!home]
    amina: [serving]
    act: recall-service-rules (new)
    house: serving:device
    house: serving:ways [outside] [respect] [home] [strain] [punish] [services] [post] [!home]
  `,
  ))
