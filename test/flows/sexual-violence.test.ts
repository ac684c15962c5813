import { it } from 'vitest'
import { home, says } from './shipped.ts'

const here = [...home, '[rights]']

it('warns first, and says which medicine cannot wait before anything else', () =>
  says(
    here,
    `
    amina: [body]
    house: sexual-violence:warning [next] [not-now] [young] [!home]
    amina: [next]
    house: sexual-violence:time [nearby] [say] [hurt] [later] [menu] [!back] [!home]
    amina: [say]
    house: sexual-violence:say [ask-doctor] [nearby] [time] [!back] [!home]
    amina: [ask-doctor]
    house: sexual-violence:ask-doctor [who-learns] [proof] [any-body] [menu] [!back] [!home]
    amina: [who-learns]
    house: sexual-violence:who-learns [ask-doctor] [young] [menu] [!back] [!home]
    amina: [ask-doctor]
    house: sexual-violence:ask-doctor [who-learns] [proof] [any-body] [menu] [!back] [!home]
    amina: [any-body]
    house: sexual-violence:any-body [time] [who] [menu] [!back] [!home]
    amina: [time]
    house: sexual-violence:time [nearby] [say] [hurt] [later] [menu] [!back] [!home]
    amina: [hurt]
    house: sexual-violence:hurt [urgent] [nearby] [say] [menu] [!back] [!home]
    amina: [nearby]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
  `,
  ))

it('lets somebody leave to something gentle, with the doctor still in reach', () =>
  says(
    here,
    `
    amina: [body]
    house: sexual-violence:warning [next] [not-now] [young] [!home]
    amina: [not-now]
    house: sexual-violence:gentle [doctor] [talk] [again] [!back] [!home]
    amina: [doctor]
    house: sexual-violence:time [nearby] [say] [hurt] [later] [menu] [!back] [!home]
    amina: [later]
    house: sexual-violence:later [nearby] [say] [hard] [menu] [!back] [!home]
    amina: [hard]
    house: sexual-violence:hard [phones] [tell] [menu] [!back] [!home]
    amina: [menu]
    house: sexual-violence:menu [doctor] [choices] [who] [expect] [law] [any-body] [friend] [!back] [!home]
  `,
  ))

it('leads back from the gentle screen, or to somebody to talk to', () =>
  says(
    here,
    `
    amina: [body]
    house: sexual-violence:warning [next] [not-now] [young] [!home]
    amina: [not-now]
    house: sexual-violence:gentle [doctor] [talk] [again] [!back] [!home]
    amina: [again]
    house: sexual-violence:warning [next] [not-now] [young] [!home]
    amina: [not-now]
    house: sexual-violence:gentle [doctor] [talk] [again] [!back] [!home]
    amina: [talk]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
  `,
  ))

it('hands a young person over before anything is told', () =>
  says(
    here,
    `
    amina: [body]
    house: sexual-violence:warning [next] [not-now] [young] [!home]
    amina: [young]
    house: under-18:first [go] [told] [watched] [urgent] [!home]
  `,
  ))

it('leaves every choice open: with the police or without', () =>
  says(
    here,
    `
    amina: [body]
    house: sexual-violence:warning [next] [not-now] [young] [!home]
    amina: [next]
    house: sexual-violence:time [nearby] [say] [hurt] [later] [menu] [!back] [!home]
    amina: [menu]
    house: sexual-violence:menu [doctor] [choices] [who] [expect] [law] [any-body] [friend] [!back] [!home]
    amina: [choices]
    house: sexual-violence:choices [police] [without] [near] [plan] [menu] [!back] [!home]
    amina: [police]
    house: sexual-violence:police [serves] [at-police] [lawyer] [choices] [!back] [!home]
    amina: [serves]
    house: sexual-violence:serves [serving] [police] [menu] [!back] [!home]
    amina: [police]
    house: sexual-violence:police [serves] [at-police] [lawyer] [choices] [!back] [!home]
    amina: [at-police]
    house: sexual-violence:at-police [lawyer] [expect] [menu] [!back] [!home]
    amina: [expect]
    house: sexual-violence:expect [at-doctor] [at-police] [against] [menu] [!back] [!home]
    amina: [menu]
    house: sexual-violence:menu [doctor] [choices] [who] [expect] [law] [any-body] [friend] [!back] [!home]
    amina: [choices]
    house: sexual-violence:choices [police] [without] [near] [plan] [menu] [!back] [!home]
    amina: [without]
    house: sexual-violence:without [doctor] [ask] [choices] [!back] [!home]
    amina: [choices]
    house: sexual-violence:choices [police] [without] [near] [plan] [menu] [!back] [!home]
    amina: [near]
    house: sexual-violence:near [orders] [home-topic] [plan] [choices] [!back] [!home]
    amina: [orders]
    house: orders:menu [police] [court] [compare] [who-may] [breach] [against] [help] [!home]
  `,
  ))

it('says who helps, and what can go wrong', () =>
  says(
    here,
    `
    amina: [body]
    house: sexual-violence:warning [next] [not-now] [young] [!home]
    amina: [next]
    house: sexual-violence:time [nearby] [say] [hurt] [later] [menu] [!back] [!home]
    amina: [menu]
    house: sexual-violence:menu [doctor] [choices] [who] [expect] [law] [any-body] [friend] [!back] [!home]
    amina: [who]
    house: sexual-violence:who [place] [lawyer] [phones] [ask] [tell] [menu] [!back] [!home]
    amina: [menu]
    house: sexual-violence:menu [doctor] [choices] [who] [expect] [law] [any-body] [friend] [!back] [!home]
    amina: [expect]
    house: sexual-violence:expect [at-doctor] [at-police] [against] [menu] [!back] [!home]
    amina: [at-doctor]
    house: sexual-violence:at-doctor [who-learns] [expect] [menu] [!back] [!home]
    amina: [expect]
    house: sexual-violence:expect [at-doctor] [at-police] [against] [menu] [!back] [!home]
    amina: [against]
    house: sexual-violence:against [plan] [who-learns] [expect] [menu] [!back] [!home]
    amina: [plan]
    act: recall-limits (known)
    act: recall-plan (none)
    house: safety-plan:intro
    house: safety-plan:sections [now] [living] [preparing] [leaving] [after] [read] [!home]
  `,
  ))

it('keeps the law for the end', () =>
  says(
    here,
    `
    amina: [body]
    house: sexual-violence:warning [next] [not-now] [young] [!home]
    amina: [next]
    house: sexual-violence:time [nearby] [say] [hurt] [later] [menu] [!back] [!home]
    amina: [say]
    house: sexual-violence:say [ask-doctor] [nearby] [time] [!back] [!home]
    amina: [ask-doctor]
    house: sexual-violence:ask-doctor [who-learns] [proof] [any-body] [menu] [!back] [!home]
    amina: [proof]
    house: sexual-violence:proof [who-learns] [choices] [menu] [!back] [!home]
    amina: [menu]
    house: sexual-violence:menu [doctor] [choices] [who] [expect] [law] [any-body] [friend] [!back] [!home]
    amina: [law]
    house: sexual-violence:law [lawyer] [home-topic] [wartime] [menu] [!back] [!home]
    amina: [wartime]
    house: war-violence:warning [next] [not-now] [checked] [young] [!home]
  `,
  ))

it('leads to words for a friend', () =>
  says(
    here,
    `
    amina: [body]
    house: sexual-violence:warning [next] [not-now] [young] [!home]
    amina: [next]
    house: sexual-violence:time [nearby] [say] [hurt] [later] [menu] [!back] [!home]
    amina: [menu]
    house: sexual-violence:menu [doctor] [choices] [who] [expect] [law] [any-body] [friend] [!back] [!home]
    amina: [friend]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
  `,
  ))
