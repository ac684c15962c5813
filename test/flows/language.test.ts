import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('changes, and home speaks it', () =>
  says(
    home,
    `
    amina: [settings]
    house: lobby:settings [language] [address] [limits] [forget] [!back]
    amina: [language]
    house: language:language [uk] [en] [!skip] [!home]
    amina: [en]
    act: set-language {"language":"en"} (done)
    act: recall-limits (known)
    language: en
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings]
  `,
  ))

it('changes in the middle of a plan, which goes on', () =>
  says(
    home,
    `
    amina: [plan]
    act: recall-limits (known)
    act: recall-plan (none)
    house: safety-plan:intro
    house: safety-plan:sections [now] [living] [preparing] [leaving] [after] [read] [!home]
    amina: [now]
    house: safety-plan:now [way-out] [room] [sign] [phone] [first-call] [own] [next] [!skip] [!back] [!home]
    amina: [room]
    house: safety-plan:now [way-out] [✓ room] [sign] [phone] [first-call] [own] [next] [!skip] [!back] [!home]
    amina: [!language]
    house: language:language [uk] [en] [!skip] [!resume] [!home]
    amina: [en]
    act: set-language {"language":"en"} (done)
    language: en
    house: safety-plan:now [way-out] [✓ room] [sign] [phone] [first-call] [own] [next] [!skip] [!back] [!home]
  `,
  ))

it('stays for whoever skips the question', () =>
  says(
    home,
    `
    amina: [settings]
    house: lobby:settings [language] [address] [limits] [forget] [!back]
    amina: [language]
    house: language:language [uk] [en] [!skip] [!home]
    amina: [!skip]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings]
  `,
  ))
