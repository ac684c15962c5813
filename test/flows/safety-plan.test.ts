import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('is made part by part, read back, and kept only if she asks', () =>
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
    amina: [way-out]
    house: safety-plan:now [✓ way-out] [room] [sign] [phone] [first-call] [own] [next] [!skip] [!back] [!home]
    amina: [phone]
    house: safety-plan:now [✓ way-out] [room] [sign] [✓ phone] [first-call] [own] [next] [!skip] [!back] [!home]
    amina: [way-out]
    house: safety-plan:now [way-out] [room] [sign] [✓ phone] [first-call] [own] [next] [!skip] [!back] [!home]
    amina: [own]
    house: safety-plan:now-own … [!skip] [!back] [!home]
    amina: call my sister
    house: safety-plan:now-added
    house: safety-plan:now [way-out] [room] [sign] [✓ phone] [first-call] [own] [next] [!skip] [!back] [!home]
    amina: [next]
    house: safety-plan:living [code-word] [keys] [money] [children] [free-way] [own] [next] [!skip] [!back] [!home]
    amina: [keys]
    house: safety-plan:living [code-word] [✓ keys] [money] [children] [free-way] [own] [next] [!skip] [!back] [!home]
    amina: [next]
    house: safety-plan:preparing [documents] [bag] [trusted] [transport] [quiet] [own] [next] [!skip] [!back] [!home]
    amina: [!skip]
    house: safety-plan:leaving [escort] [first-night] [ask-place] [together] [pets] [own] [next] [!skip] [!back] [!home]
    amina: [own]
    house: safety-plan:leaving-own … [!skip] [!back] [!home]
    amina: [!skip]
    house: safety-plan:leaving [escort] [first-night] [ask-place] [together] [pets] [own] [next] [!skip] [!back] [!home]
    amina: [next]
    house: safety-plan:after [copy] [locks] [tell] [sim] [accounts] [own] [next] [!skip] [!back] [!home]
    amina: [next]
    house: safety-plan:read (plan) {"now":["phone"],"now-own":["call my sister"],"living":["keys"]} [paper] [keep] [sections] [finish] [!back] [!home]
    amina: [keep]
    house: safety-plan:keep [yes] [no] [!back] [!home]
    amina: [yes]
    act: keep-plan {"now":["phone"],"now-own":["call my sister"],"living":["keys"]} (done)
    house: safety-plan:kept [read] [drop] [finish] [!back] [!home]
    amina: [finish]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings]
  `,
  ))

it('is not kept by whoever says no', () =>
  says(
    home,
    `
    amina: [plan]
    act: recall-limits (known)
    act: recall-plan (none)
    house: safety-plan:intro
    house: safety-plan:sections [now] [living] [preparing] [leaving] [after] [read] [!home]
    amina: [read]
    house: safety-plan:read (plan) {} [paper] [keep] [sections] [finish] [!back] [!home]
    amina: [keep]
    house: safety-plan:keep [yes] [no] [!back] [!home]
    amina: [no]
    house: safety-plan:read (plan) {} [paper] [keep] [sections] [finish] [!back] [!home]
    amina: [finish]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings]
  `,
  ))

it('goes with her as a paper, once she has read what that means', () =>
  says(
    home,
    `
    amina: [plan]
    act: recall-limits (known)
    act: recall-plan (none)
    house: safety-plan:intro
    house: safety-plan:sections [now] [living] [preparing] [leaving] [after] [read] [!home]
    amina: [after]
    house: safety-plan:after [copy] [locks] [tell] [sim] [accounts] [own] [next] [!skip] [!back] [!home]
    amina: [own]
    house: safety-plan:after-own … [!skip] [!back] [!home]
    amina: change the locks
    house: safety-plan:after-added
    house: safety-plan:after [copy] [locks] [tell] [sim] [accounts] [own] [next] [!skip] [!back] [!home]
    amina: [next]
    house: safety-plan:read (plan) {"after-own":["change the locks"]} [paper] [keep] [sections] [finish] [!back] [!home]
    amina: [paper]
    house: safety-plan:paper [yes] [no] [!back] [!home]
    amina: [yes]
    act: send-plan {"after-own":["change the locks"]} (done)
    reply: {"kind":"paper","template":"safety-plan","values":{}}
    house: safety-plan:sent
    house: safety-plan:read (plan) {"after-own":["change the locks"]} [paper] [keep] [sections] [finish] [!back] [!home]
  `,
  ))

it('is found again, and dropped from everywhere, the half-done one too', () =>
  says(
    home,
    `
    amina: [plan]
    act: recall-limits (known)
    act: recall-plan (found)
    house: safety-plan:kept-before [read] [sections] [drop] [!home]
    amina: [read]
    house: safety-plan:read (plan) {"now":["sign"],"now-own":["the blue bag"]} [paper] [keep] [sections] [finish] [!back] [!home]
    amina: [sections]
    house: safety-plan:sections [now] [living] [preparing] [leaving] [after] [read] [!back] [!home]
    amina: [leaving]
    house: safety-plan:leaving [escort] [first-night] [ask-place] [together] [pets] [own] [next] [!skip] [!back] [!home]
    amina: [!home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings] [!resume]
    amina: [plan]
    act: recall-limits (known)
    act: recall-plan (found)
    house: safety-plan:kept-before [read] [sections] [drop] [!home]
    amina: [drop]
    house: safety-plan:drop [yes] [no] [!back] [!home]
    amina: [yes]
    act: drop-plan {"now":["sign"],"now-own":["the blue bag"]} (done)
    house: safety-plan:dropped [sections] [finish] [!home]
    amina: [finish]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings]
  `,
  ))

it('waits for her while she looks at the emergency numbers and the phones', () =>
  says(
    home,
    `
    amina: [plan]
    act: recall-limits (known)
    act: recall-plan (none)
    house: safety-plan:intro
    house: safety-plan:sections [now] [living] [preparing] [leaving] [after] [read] [!home]
    amina: [living]
    house: safety-plan:living [code-word] [keys] [money] [children] [free-way] [own] [next] [!skip] [!back] [!home]
    amina: [money]
    house: safety-plan:living [code-word] [keys] [✓ money] [children] [free-way] [own] [next] [!skip] [!back] [!home]
    amina: [!emergency]
    house: emergency:numbers (emergency) [cannot-speak] [questions] [phones] [!resume] [!home]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!resume] [!home]
    amina: [!home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings] [!resume]
    amina: [!resume]
    house: safety-plan:living [code-word] [keys] [✓ money] [children] [free-way] [own] [next] [!skip] [!back] [!home]
  `,
  ))
