import { it } from 'vitest'
import { home, says } from './shipped.ts'

const here = [...home, '[rights]', '[other]']

it('says how to call, and how without a call', () =>
  says(
    here,
    `
    amina: [lawyer]
    house: legal-aid:menu [call] [gets] [say] [bring] [near] [expect] [serving] [!home]
    amina: [call]
    house: legal-aid:call [say] [silent] [phones] [menu] [!back] [!home]
    amina: [silent]
    house: legal-aid:silent [near] [tell] [menu] [!back] [!home]
    amina: [tell]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
  `,
  ))

it('says who gets what, and leaves nobody outside', () =>
  says(
    here,
    `
    amina: [lawyer]
    house: legal-aid:menu [call] [gets] [say] [bring] [near] [expect] [serving] [!home]
    amina: [gets]
    house: legal-aid:gets [next] [law] [say] [menu] [!back] [!home]
    amina: [next]
    house: legal-aid:gets-more [unsure] [gets] [menu] [!back] [!home]
    amina: [unsure]
    house: legal-aid:unsure [call] [say] [menu] [!back] [!home]
    amina: [say]
    house: legal-aid:say [ask-there] [call] [bring] [menu] [!back] [!home]
    amina: [ask-there]
    house: legal-aid:ask-there [expect] [say] [menu] [!back] [!home]
    amina: [expect]
    house: legal-aid:expect [against] [orders] [other] [law] [menu] [!back] [!home]
  `,
  ))

it('says what to bring, and where to keep it', () =>
  says(
    here,
    `
    amina: [lawyer]
    house: legal-aid:menu [call] [gets] [say] [bring] [near] [expect] [serving] [!home]
    amina: [bring]
    house: legal-aid:bring [safe] [say] [menu] [!back] [!home]
    amina: [safe]
    house: legal-aid:safe [plan] [bring] [menu] [!back] [!home]
    amina: [plan]
    act: recall-limits (known)
    act: recall-plan (none)
    house: safety-plan:intro
    house: safety-plan:sections [now] [living] [preparing] [leaving] [after] [read] [!home]
  `,
  ))

it('says what to expect, and what if the answer is no', () =>
  says(
    here,
    `
    amina: [lawyer]
    house: legal-aid:menu [call] [gets] [say] [bring] [near] [expect] [serving] [!home]
    amina: [expect]
    house: legal-aid:expect [against] [orders] [other] [law] [menu] [!back] [!home]
    amina: [against]
    house: legal-aid:against [ask-there] [safe] [expect] [menu] [!back] [!home]
    amina: [expect]
    house: legal-aid:expect [against] [orders] [other] [law] [menu] [!back] [!home]
    amina: [other]
    house: legal-aid:other [ask] [gets] [menu] [!back] [!home]
    amina: [gets]
    house: legal-aid:gets [next] [law] [say] [menu] [!back] [!home]
    amina: [law]
    house: legal-aid:law [gets] [call] [menu] [!back] [!home]
    amina: [call]
    house: legal-aid:call [say] [silent] [phones] [menu] [!back] [!home]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
  `,
  ))

it('finds one nearby', () =>
  says(
    here,
    `
    amina: [lawyer]
    house: legal-aid:menu [call] [gets] [say] [bring] [near] [expect] [serving] [!home]
    amina: [near]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
  `,
  ))

it('leads to the two orders and to the ways for people in service', () =>
  says(
    here,
    `
    amina: [lawyer]
    house: legal-aid:menu [call] [gets] [say] [bring] [near] [expect] [serving] [!home]
    amina: [serving]
    act: recall-service-rules (new)
    house: serving:device
    house: serving:ways [outside] [respect] [home] [strain] [punish] [services] [post] [!home]
  `,
  ))
