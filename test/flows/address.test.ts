import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('is offered in the settings, and home speaks so', () =>
  says(
    home,
    `
    amina: [settings]
    house: lobby:settings [language] [address] [limits] [forget] [!back]
    amina: [address]
    house: address:form [she] [he] [neutral] [!skip] [!home]
    amina: [she]
    act: set-address {"address":"she"} (done)
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings]
  `,
  ))

it('stays for whoever skips it, and leads back to what was interrupted', () =>
  says(
    home,
    `
    amina: [nearby]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
    amina: [hospital]
    house: find-help:place <> … [!skip] [!back] [!home]
    amina: [!home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings] [!resume]
    amina: [settings]
    house: lobby:settings [language] [address] [limits] [forget] [!back] [!resume]
    amina: [address]
    house: address:form [she] [he] [neutral] [!skip] [!resume] [!home]
    amina: [!skip]
    house: find-help:place <> … [!skip] [!back] [!home]
  `,
  ))
