import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('says what stays before it erases, and then nothing is left', () =>
  says(
    home,
    `
    amina: [settings]
    house: lobby:settings [language] [address] [limits] [forget] [!back]
    amina: [forget]
    house: forget:ask [what-stays] [erase] [keep] [!home]
    amina: [what-stays]
    house: forget:what-stays [erase] [keep] [!back] [!home]
    amina: [erase]
    act: forget-person (done)
    house: forgotten
  `,
  ))

it('leads back whoever changes her mind', () =>
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
    amina: [!forget]
    house: forget:ask [what-stays] [erase] [keep] [!resume] [!home]
    amina: [keep]
    house: safety-plan:now [way-out] [✓ room] [sign] [phone] [first-call] [own] [next] [!skip] [!back] [!home]
  `,
  ))
