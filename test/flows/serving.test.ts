import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('warns of the device and of what telling a colleague can start, before any number', () =>
  says(
    home,
    `
    amina: [serving]
    act: recall-service-rules (new)
   house: serving:device
    house: serving:ways [outside] [respect] [home] [strain] [punish] [services] [post] [!home]
  `,
  ))

/** In the room of those who serve, with the warning read. */
const there = [...home, '[serving]', '(new)']

it('has the way outside first', () =>
  says(
    there,
    `
    amina: [outside]
    house: serving:outside [ask] [phones] [ways] [!back] [!home]
    amina: [ask]
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!home]
  `,
  ))

it('speaks of home, to whoever serves and to whoever lives with it', () =>
  says(
    there,
    `
    amina: [home]
    house: serving:home [i-serve] [they-serve] [rights] [plan] [own] [ways] [!back] [!home]
    amina: [i-serve]
    house: serving:i-serve [rights] [plan] [outside] [home] [!back] [!home]
    amina: [outside]
    house: serving:outside [ask] [phones] [ways] [!back] [!home]
    amina: [ways]
    house: serving:ways [outside] [respect] [home] [strain] [punish] [services] [post] [!home]
    amina: [home]
    house: serving:home [i-serve] [they-serve] [rights] [plan] [own] [ways] [!back] [!home]
    amina: [they-serve]
    house: serving:they-serve [outside] [rights] [plan] [home] [!back] [!home]
    amina: [plan]
    act: recall-limits (known)
    act: recall-plan (none)
    house: safety-plan:intro
    house: safety-plan:sections [now] [living] [preparing] [leaving] [after] [read] [!home]
  `,
  ))

it('speaks of strain, of punishment, and to whoever asks from a post', () =>
  says(
    there,
    `
    amina: [strain]
    house: serving:strain [urgent] [phones] [ways] [!back] [!home]
    amina: [ways]
    house: serving:ways [outside] [respect] [home] [strain] [punish] [services] [post] [!home]
    amina: [punish]
    house: serving:punish [leaving] [respect] [outside] [ways] [!back] [!home]
    amina: [leaving]
    house: serving:leaving [ask] [punish] [ways] [!back] [!home]
    amina: [ways]
    house: serving:ways [outside] [respect] [home] [strain] [punish] [services] [post] [!home]
    amina: [post]
    house: serving:post [ask] [respect] [ways] [!back] [!home]
    amina: [ask]
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!home]
  `,
  ))
