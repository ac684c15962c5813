import { it } from 'vitest'
import { home, says } from './shipped.ts'

const here = [...home, '[rights]', '[work]']

it('says what can be done now, also without speaking', () =>
  says(
    here,
    `
    amina: [promised]
    house: trafficking:menu [now] [silent] [papers] [abroad] [who] [signs] [expect] [!home]
    amina: [now]
    house: trafficking:now [silent] [leaving] [call] [urgent] [menu] [!back] [!home]
    amina: [call]
    house: trafficking:call [phones] [now] [menu] [!back] [!home]
    amina: [now]
    house: trafficking:now [silent] [leaving] [call] [urgent] [menu] [!back] [!home]
    amina: [silent]
    house: trafficking:silent [tell] [leaving] [limits] [menu] [!back] [!home]
    amina: [leaving]
    house: trafficking:leaving [plan] [place] [urgent] [menu] [!back] [!home]
    amina: [plan]
    act: recall-limits (known)
    act: recall-plan (none)
    house: safety-plan:intro
    house: safety-plan:sections [now] [living] [preparing] [leaving] [after] [read] [!home]
  `,
  ))

it('speaks of papers and debt', () =>
  says(
    here,
    `
    amina: [promised]
    house: trafficking:menu [now] [silent] [papers] [abroad] [who] [signs] [expect] [!home]
    amina: [papers]
    house: trafficking:papers [copy] [talk] [leaving] [menu] [!back] [!home]
    amina: [copy]
    house: trafficking:copy [papers] [who] [menu] [!back] [!home]
    amina: [papers]
    house: trafficking:papers [copy] [talk] [leaving] [menu] [!back] [!home]
    amina: [talk]
    house: trafficking:who [lawyer] [place] [young] [ask] [friend] [menu] [!back] [!home]
    amina: [place]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
  `,
  ))

it('dials nothing blindly from abroad', () =>
  says(
    here,
    `
    amina: [promised]
    house: trafficking:menu [now] [silent] [papers] [abroad] [who] [signs] [expect] [!home]
    amina: [abroad]
    house: trafficking:abroad [tell] [silent] [papers] [menu] [!back] [!home]
    amina: [tell]
    house: friend:menu [say] [not] [urgent] [child] [help] [self] [me] [!home]
  `,
  ))

it('names the signs, and the doctor', () =>
  says(
    here,
    `
    amina: [promised]
    house: trafficking:menu [now] [silent] [papers] [abroad] [who] [signs] [expect] [!home]
    amina: [signs]
    house: trafficking:signs [next] [before] [now] [menu] [!back] [!home]
    amina: [next]
    house: trafficking:signs-more [body] [young] [now] [menu] [!back] [!home]
    amina: [body]
    house: sexual-violence:warning [next] [not-now] [young] [!home]
  `,
  ))

it('helps somebody who has not gone yet', () =>
  says(
    here,
    `
    amina: [promised]
    house: trafficking:menu [now] [silent] [papers] [abroad] [who] [signs] [expect] [!home]
    amina: [signs]
    house: trafficking:signs [next] [before] [now] [menu] [!back] [!home]
    amina: [before]
    house: trafficking:before [talk] [signs] [menu] [!back] [!home]
    amina: [signs]
    house: trafficking:signs [next] [before] [now] [menu] [!back] [!home]
    amina: [now]
    house: trafficking:now [silent] [leaving] [call] [urgent] [menu] [!back] [!home]
    amina: [urgent]
    house: emergency:numbers (emergency) [cannot-speak] [questions] [phones] [!home]
  `,
  ))

it('says what to expect, and what the state gives', () =>
  says(
    here,
    `
    amina: [promised]
    house: trafficking:menu [now] [silent] [papers] [abroad] [who] [signs] [expect] [!home]
    amina: [expect]
    house: trafficking:expect [against] [law] [menu] [!back] [!home]
    amina: [against]
    house: trafficking:against [leaving] [plan] [expect] [menu] [!back] [!home]
    amina: [expect]
    house: trafficking:expect [against] [law] [menu] [!back] [!home]
    amina: [law]
    house: trafficking:law [more] [expect] [menu] [!back] [!home]
    amina: [more]
    house: legal-aid:menu [call] [gets] [say] [bring] [near] [expect] [serving] [!home]
  `,
  ))

it('leads a young person to words of their own', () =>
  says(
    here,
    `
    amina: [promised]
    house: trafficking:menu [now] [silent] [papers] [abroad] [who] [signs] [expect] [!home]
    amina: [who]
    house: trafficking:who [lawyer] [place] [young] [ask] [friend] [menu] [!back] [!home]
    amina: [young]
    house: under-18:first [go] [told] [watched] [urgent] [!home]
  `,
  ))
