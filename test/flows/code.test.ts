import { it } from 'vitest'
import { home, says } from './shipped.ts'

const asking = [...home, '[request]', '(known)', '(none)']

it('opens a request at another door, and asks for nothing else', () =>
  says(
    asking,
    `
    amina: [code]
    house: code:warning-first
    house: code:code … [!skip] [!home]
    amina: 0000-0000-0000-0000
    act: open-with-code {"code-given":"0000-0000-0000-0000"} (opened)
    act: recall-limits (known)
    act: recall-case (open)
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!home]
  `,
  ))

it('says nothing of which codes there are, and slows down who tries', () =>
  says(
    asking,
    `
    amina: [code]
    house: code:warning-first
    house: code:code … [!skip] [!home]
    amina: 12
    act: open-with-code {"code-given":"12"} (wrong)
    house: code:wrong [again] [ask] [phones] [!back] [!home]
    amina: [again]
    house: code:code … [!skip] [!home]
    amina: 13
    act: open-with-code {"code-given":"13"} (wait)
    house: code:wait {"wait":"5 секунд"} [again] [ask] [phones] [!back] [!home]
    amina: [again]
    house: code:code … [!skip] [!home]
    amina: [!skip]
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!home]
  `,
  ))
