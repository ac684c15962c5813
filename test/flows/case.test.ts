import { it } from 'vitest'
import { home, says } from './shipped.ts'

const open = [...home, '[request]', '(known)', '(open)']

it('shows how the request stands, to whoever comes for it', () =>
  says(
    home,
    `
    amina: [request]
    act: recall-limits (new)
    act: recall-case (open)
    house: case:limits
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!home]
    amina: [refresh]
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} (open)
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!home]
    amina: [phones]
    house: call:who [sentence] [silent] [lawyer] [young] [phones] [nearby] [!home]
  `,
  ))

it('shows a letter, and erases it when she has read it', () =>
  says(
    home,
    `
    amina: [request]
    act: recall-limits (known)
    act: recall-case (letters)
    house: case:status-letters (case) {"case-code":"калина-місток-47","case-status":"answered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [read] [write] [file] [change] [phones] [!home]
    amina: [read]
    act: read-letters {"case":"one","case-code":"калина-місток-47","case-status":"answered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} (letter)
    house: case:letter (letter) {"letter-text":"h1","letter-at":"2026-11-24T07:00:00.000Z","letters-later":"1"} [done] [write] [keep] [!back] [!home]
    amina: [done]
    act: put-away-letters {"case":"one","case-code":"калина-місток-47","case-status":"answered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","letter":"l1","letter-text":"h1","letter-at":"2026-11-24T07:00:00.000Z","letters-later":"1"} (put-away)
    act: read-letters {"case":"one","case-code":"калина-місток-47","case-status":"answered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","letter":"l1","letter-text":"h1","letter-at":"2026-11-24T07:00:00.000Z","letters-later":"1"} (letter-with-file)
    house: case:letter-file (letter) {"letter-text":"h1","letter-at":"2026-11-24T07:00:00.000Z","letters-later":"1"} [file] [done] [write] [keep] [!back] [!home]
    amina: [file]
    act: take-file {"case":"one","case-code":"калина-місток-47","case-status":"answered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","letter":"l1","letter-text":"h1","letter-at":"2026-11-24T07:00:00.000Z","letters-later":"1"} (sent)
    act: read-letters {"case":"one","case-code":"калина-місток-47","case-status":"answered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","letter":"l1","letter-text":"h1","letter-at":"2026-11-24T07:00:00.000Z","letters-later":"1"} (letter-with-file)
    reply: {"kind":"paper","template":"letter","values":{"letter":"l1"}}
    house: case:file-given
    house: case:letter-file (letter) {"letter-text":"h1","letter-at":"2026-11-24T07:00:00.000Z","letters-later":"1"} [file] [done] [write] [keep] [!back] [!home]
    amina: [done]
    act: put-away-letters {"case":"one","case-code":"калина-місток-47","case-status":"answered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","letter":"l1","letter-text":"h1","letter-at":"2026-11-24T07:00:00.000Z","letters-later":"1"} (put-away)
    act: read-letters {"case":"one","case-code":"калина-місток-47","case-status":"answered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","letter":"l1","letter-text":"h1","letter-at":"2026-11-24T07:00:00.000Z","letters-later":"1"} (none)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"answered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","letter":"l1","letter-text":"h1","letter-at":"2026-11-24T07:00:00.000Z","letters-later":"1"} (open)
    house: case:no-letters
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!back] [!home]
  `,
  ))

it('leaves a letter where it is, or answers it', () =>
  says(
    home,
    `
    amina: [request]
    act: recall-limits (known)
    act: recall-case (letters)
    house: case:status-letters (case) {"case-code":"калина-місток-47","case-status":"answered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [read] [write] [file] [change] [phones] [!home]
    amina: [read]
    act: read-letters {"case":"one","case-code":"калина-місток-47","case-status":"answered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} (letter)
    house: case:letter (letter) {"letter-text":"h1","letter-at":"2026-11-24T07:00:00.000Z","letters-later":"1"} [done] [write] [keep] [!back] [!home]
    amina: [keep]
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"answered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","letter":"l1","letter-text":"h1","letter-at":"2026-11-24T07:00:00.000Z","letters-later":"1"} (letters)
    house: case:status-letters (case) {"case-code":"калина-місток-47","case-status":"answered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [read] [write] [file] [change] [phones] [!home]
    amina: [read]
    act: read-letters {"case":"one","case-code":"калина-місток-47","case-status":"answered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","letter":"l1","letter-text":"h1","letter-at":"2026-11-24T07:00:00.000Z","letters-later":"1"} (letter)
    house: case:letter (letter) {"letter-text":"h1","letter-at":"2026-11-24T07:00:00.000Z","letters-later":"1"} [done] [write] [keep] [!back] [!home]
    amina: [write]
    house: case:write … [!skip] [!back] [!home]
    amina: Дякую, зрозуміло.
    act: pass-words {"case":"one","case-code":"калина-місток-47","case-status":"answered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","letter":"l1","letter-text":"h1","letter-at":"2026-11-24T07:00:00.000Z","letters-later":"1","words-given":"Дякую, зрозуміло."} (passed)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"answered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","letter":"l1","letter-text":"h1","letter-at":"2026-11-24T07:00:00.000Z","letters-later":"1","words-given":""} (open)
    house: case:passed
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!back] [!home]
  `,
  ))

it('passes on what she writes', () =>
  says(
    open,
    `
    amina: [write]
    house: case:write … [!skip] [!back] [!home]
    amina: Мені потрібна порада.
    act: pass-words {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"Мені потрібна порада."} (passed)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":""} (open)
    house: case:passed
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!home]
  `,
  ))

it('points out what could give people away before anything is kept', () =>
  says(
    open,
    `
    amina: [write]
    house: case:write … [!skip] [!back] [!home]
    amina: Частина А1234, дзвоніть 0671234567
    act: pass-words {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"Частина А1234, дзвоніть 0671234567"} (findings)
    house: case:findings (findings) {"draft":"d1","draft-kinds":["unit","contact"]} [without] [anew] [remove] [as-is] [!skip] [!back] [!home]
    amina: [without]
    act: pass-draft {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"","draft":"d1","draft-kinds":["unit","contact"],"draft-choice":"without"} (passed)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"","draft":"d1","draft-kinds":["unit","contact"],"draft-choice":"without"} (open)
    house: case:passed
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!home]
  `,
  ))

it('lets her write it another way, pass it on as it is, or not at all', () =>
  says(
    open,
    `
    amina: [write]
    house: case:write … [!skip] [!back] [!home]
    amina: А1234
    act: pass-words {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"А1234"} (findings)
    house: case:findings (findings) {"draft":"d1","draft-kinds":["unit","contact"]} [without] [anew] [remove] [as-is] [!skip] [!back] [!home]
    amina: [anew]
    act: drop-draft {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"","draft":"d1","draft-kinds":["unit","contact"],"draft-choice":"anew"} (done)
    house: case:write … [!skip] [!back] [!home]
    amina: А1234
    act: pass-words {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"А1234","draft":"d1","draft-kinds":["unit","contact"],"draft-choice":"anew"} (findings)
    house: case:findings (findings) {"draft":"d1","draft-kinds":["unit","contact"]} [without] [anew] [remove] [as-is] [!skip] [!back] [!home]
    amina: [as-is]
    act: pass-draft {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"","draft":"d1","draft-kinds":["unit","contact"],"draft-choice":"as-is"} (passed)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"","draft":"d1","draft-kinds":["unit","contact"],"draft-choice":"as-is"} (open)
    house: case:passed
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!home]
    amina: [write]
    house: case:write … [!skip] [!back] [!home]
    amina: А1234
    act: pass-words {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"А1234","draft":"d1","draft-kinds":["unit","contact"],"draft-choice":"as-is"} (findings)
    house: case:findings (findings) {"draft":"d1","draft-kinds":["unit","contact"]} [without] [anew] [remove] [as-is] [!skip] [!back] [!home]
    amina: [remove]
    act: remove-draft {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"","draft":"d1","draft-kinds":["unit","contact"],"draft-choice":"remove"} (done)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"","draft":"d1","draft-kinds":["unit","contact"],"draft-choice":"remove"} (open)
    house: case:removed
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!home]
    amina: [write]
    house: case:write … [!skip] [!back] [!home]
    amina: А1234
    act: pass-words {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"А1234","draft":"d1","draft-kinds":["unit","contact"],"draft-choice":"remove"} (findings)
    house: case:findings (findings) {"draft":"d1","draft-kinds":["unit","contact"]} [without] [anew] [remove] [as-is] [!skip] [!back] [!home]
    amina: [!skip]
    act: drop-draft {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"","draft":"d1","draft-kinds":["unit","contact"],"draft-choice":"remove"} (done)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"","draft":"d1","draft-kinds":["unit","contact"],"draft-choice":"remove"} (open)
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!home]
  `,
  ))

it('does not know the words any more after a restart', () =>
  says(
    open,
    `
    amina: [write]
    house: case:write … [!skip] [!back] [!home]
    amina: А1234
    act: pass-words {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"А1234"} (findings)
    house: case:findings (findings) {"draft":"d1","draft-kinds":["unit","contact"]} [without] [anew] [remove] [as-is] [!skip] [!back] [!home]
    amina: [without]
    act: pass-draft {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"","draft":"d1","draft-kinds":["unit","contact"],"draft-choice":"without"} (gone)
    house: case:draft-gone
    house: case:write … [!skip] [!back] [!home]
  `,
  ))

it('keeps nothing that nobody would read', () =>
  says(
    open,
    `
    amina: [write]
    house: case:write … [!skip] [!back] [!home]
    amina: Мені потрібна порада.
    act: pass-words {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"Мені потрібна порада."} (nobody)
    house: case:nobody-reads [status] [phones] [!back] [!home]
    amina: [phones]
    house: call:who [sentence] [silent] [lawyer] [young] [phones] [nearby] [!home]
  `,
  ))

it('takes a file', () =>
  says(
    open,
    `
    amina: [file]
    house: case:file {file} [!skip] [!back] [!home]
    amina: [!skip]
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} (open)
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!home]
  `,
  ))

it('asks for the word she chose before anything is shown', () =>
  says(
    home,
    `
    amina: [request]
    act: recall-limits (known)
    act: recall-case (safe-word)
    house: case:known-word … [!skip] [!home]
    amina: липа
    act: say-safe-word {"case":"one","safe-word-given":"липа"} (wrong)
    house: case:safe-word-wrong [again] [forget] [phones] [!back] [!home]
    amina: [again]
    house: case:known-word … [!skip] [!home]
    amina: дуб
    act: say-safe-word {"case":"one","safe-word-given":"дуб"} (wait)
    house: case:safe-word-wait {"wait":"5 секунд"} [again] [forget] [phones] [!back] [!home]
    amina: [again]
    house: case:known-word … [!skip] [!home]
    amina: калина
    act: say-safe-word {"case":"one","safe-word-given":"калина","wait":"5 секунд"} (right)
    act: recall-case {"case":"one","safe-word-given":"","wait":"5 секунд"} (open)
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!back] [!home]
  `,
  ))

it('lets her choose between several requests', () =>
  says(
    home,
    `
    amina: [request]
    act: recall-limits (known)
    act: recall-case (several)
    house: case:which [калина-місток-47] [code] [new] [!skip] [!home]
    amina: [калина-місток-47]
    act: recall-case {"case":"one"} (open)
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!back] [!home]
    amina: [change]
    house: case:change [contact] [away] [consents] [new-code] [close] [another] [status] [!back] [!home]
    amina: [another]
    act: another-case {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} (done)
    act: recall-case {"case":"","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} (several)
    house: case:which [калина-місток-47] [code] [new] [!skip] [!home]
    amina: [code]
    house: code:warning-first
    house: code:code … [!skip] [!home]
  `,
  ))

it('changes when and how she may be written to', () =>
  says(
    open,
    `
    amina: [change]
    house: case:change [contact] [away] [consents] [new-code] [close] [another] [status] [!back] [!home]
    amina: [contact]
    act: recall-wishes {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} (recalled)
    house: case:contact [no] [yes] [!skip] [!back] [!home]
    amina: [yes]
    house: case:hours [any] [morning] [daytime] [evening] [!skip] [!back] [!home]
    amina: [any]
    house: case:days [any] [workdays] [weekend] [!skip] [!back] [!home]
    amina: [any]
    act: list-neutral-words {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","channel":"none","may-write-first":"yes","neutral-word":"notice","safe-word":"","hours":"any","days":"any"} (done)
    house: case:word [У довідці є нове.] [first] [!skip] [!back] [!home]
    amina: [first]
    house: case:contact-sure (knock) {"neutral-word":"notice","hours":"any","days":"any"} [none] [chat] [!skip] [!back] [!home]
    amina: [none]
    house: case:safe-word … [!skip] [!back] [!home]
    amina: [!skip]
    act: change-contact {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","channel":"none","may-write-first":"yes","neutral-word":"notice","safe-word":"","hours":"any","days":"any"} (changed)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","channel":"none","may-write-first":"yes","neutral-word":"notice","safe-word":"","hours":"any","days":"any"} (open)
    house: case:changed
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!home]
  `,
  ))

it('keeps somebody away from now on', () =>
  says(
    open,
    `
    amina: [change]
    house: case:change [contact] [away] [consents] [new-code] [close] [another] [status] [!back] [!home]
    amina: [away]
    act: recall-wishes {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} (recalled)
    house: case:away [yes] [no] [!skip] [!back] [!home]
    amina: [no]
    act: list-away-organizations {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","channel":"none","may-write-first":"no","neutral-word":"notice","safe-word":"","not-tied-to-service":"no"} (some)
    house: case:organizations (away) {} [Дуб] [done] [nobody] [!skip] [!back] [!home]
    amina: [Дуб]
    act: keep-organization-away {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","channel":"none","may-write-first":"no","neutral-word":"notice","safe-word":"","not-tied-to-service":"no","away-organization":"oak"} (done)
    act: list-away-organizations {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","channel":"none","may-write-first":"no","neutral-word":"notice","safe-word":"","not-tied-to-service":"no","away-organization":"oak"} (none)
    act: list-away-regions {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","channel":"none","may-write-first":"no","neutral-word":"notice","safe-word":"","not-tied-to-service":"no","away-organization":"oak"} (done)
    house: case:away-regions (away) {} [Київська область] [done] [!skip] [!back] [!home]
    amina: [done]
    act: change-away {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","channel":"none","may-write-first":"no","neutral-word":"notice","safe-word":"","not-tied-to-service":"no","away-organization":"oak"} (changed)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","channel":"none","may-write-first":"no","neutral-word":"notice","safe-word":"","not-tied-to-service":"no","away-organization":"oak"} (nobody)
    house: case:changed-away
    house: case:status-nobody (case) {"case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z"} [others] [refresh] [phones] [change] [!back] [!home]
  `,
  ))

it('asks again whom to keep away when that could not be read', () =>
  says(
    open,
    `
    amina: [change]
    house: case:change [contact] [away] [consents] [new-code] [close] [another] [status] [!back] [!home]
    amina: [away]
    act: recall-wishes {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} (recalled)
    house: case:away [yes] [no] [!skip] [!back] [!home]
    amina: [!skip]
    act: list-away-organizations {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","channel":"none","may-write-first":"no","neutral-word":"notice","safe-word":""} (none)
    act: list-away-regions {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","channel":"none","may-write-first":"no","neutral-word":"notice","safe-word":""} (done)
    house: case:away-regions (away) {} [Київська область] [done] [!skip] [!back] [!home]
    amina: [done]
    act: change-away {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","channel":"none","may-write-first":"no","neutral-word":"notice","safe-word":""} (unclear)
    house: case:away-unclear
    house: case:away [yes] [no] [!skip] [!back] [!home]
  `,
  ))

it('takes a consent back, one by one', () =>
  says(
    open,
    `
    amina: [change]
    house: case:change [contact] [away] [consents] [new-code] [close] [another] [status] [!back] [!home]
    amina: [consents]
    act: list-consents {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} (some)
    house: case:consents [Дуб] [status] [!skip] [!back] [!home]
    amina: [Дуб]
    house: case:withdraw-sure [no] [yes] [!back] [!home]
    amina: [yes]
    act: withdraw-consent {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","taken-back":"oak"} (withdrawn)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","taken-back":"oak"} (nobody)
    house: case:withdrawn
    house: case:status-nobody (case) {"case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z"} [others] [refresh] [phones] [change] [!back] [!home]
    amina: [change]
    house: case:change [contact] [away] [consents] [new-code] [close] [another] [status] [!back] [!home]
    amina: [consents]
    act: list-consents {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z","taken-back":"oak"} (none)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z","taken-back":"oak"} (nobody)
    house: case:no-consents
    house: case:status-nobody (case) {"case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z"} [others] [refresh] [phones] [change] [!back] [!home]
  `,
  ))

it('gives a new code and ends the old one', () =>
  says(
    open,
    `
    amina: [change]
    house: case:change [contact] [away] [consents] [new-code] [close] [another] [status] [!back] [!home]
    amina: [new-code]
    house: case:new-code-sure [no] [yes] [!back] [!home]
    amina: [yes]
    act: new-code {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} (made)
    house: case:receipt (receipt) {"case-code":"калина-місток-47","receipt":"r2"} [done] [paper] [!back] [!home]
    amina: [done]
    act: put-away-receipt {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","receipt":"r2"} (done)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","receipt":"r2"} (open)
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!home]
  `,
  ))

it('is closed, and begun again', () =>
  says(
    open,
    `
    amina: [change]
    house: case:change [contact] [away] [consents] [new-code] [close] [another] [status] [!back] [!home]
    amina: [close]
    house: case:close-sure [no] [yes] [!back] [!home]
    amina: [yes]
    act: close-case {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} (closed)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} (closed)
    house: case:closed
    house: case:status-closed (case) {"case-code":"калина-місток-47","case-status":"closed","case-name":"Дуб","case-by":"","case-seen":"2026-11-24T07:30:00.000Z"} [begin] [new] [forget] [another] [!back] [!home]
    amina: [begin]
    act: begin-again {"case":"one","case-code":"калина-місток-47","case-status":"closed","case-name":"Дуб","case-by":"","case-seen":"2026-11-24T07:30:00.000Z"} (begun)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"closed","case-name":"Дуб","case-by":"","case-seen":"2026-11-24T07:30:00.000Z"} (open)
    house: case:begun
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!home]
  `,
  ))

it('asks others when nobody answered', () =>
  says(
    home,
    `
    amina: [request]
    act: recall-limits (known)
    act: recall-case (nobody)
    house: case:status-nobody (case) {"case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z"} [others] [refresh] [phones] [change] [!home]
    amina: [others]
    act: find-others {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z"} (found)
    house: case:offer (offer) {"offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[]} [ask] [status] [phones] [!back] [!home]
    amina: [ask]
    act: who-is-next {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"]} (others)
    house: case:afterwards (others) {"others-names":["Липа"]} [only] [others] [!skip] [!back] [!home]
    amina: [others]
    act: prepare-others {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"afterwards":"others"} (ready)
    house: case:before-consent
    house: case:consent (consent) {"kind":"legal","urgency":"today","language":"uk","track":"survivor","to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z"} [no] [yes] [!back] [!home]
    amina: [yes]
    act: ask-others {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"afterwards":"others","track":"survivor","kind":"legal","language":"uk","urgency":"today","to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (asked)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"afterwards":"others","track":"survivor","kind":"legal","language":"uk","urgency":"today","to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (open)
    house: case:asked
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!back] [!home]
  `,
  ))

it('has nobody else to ask, and says so', () =>
  says(
    home,
    `
    amina: [request]
    act: recall-limits (known)
    act: recall-case (nobody)
    house: case:status-nobody (case) {"case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z"} [others] [refresh] [phones] [change] [!home]
    amina: [others]
    act: find-others {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z"} (nobody)
    house: case:nobody-else [phones] [away] [status] [!back] [!home]
    amina: [phones]
    house: call:who [sentence] [silent] [lawyer] [young] [phones] [nearby] [!home]
  `,
  ))

it('shows the consent again when the text would be another one', () =>
  says(
    home,
    `
    amina: [request]
    act: recall-limits (known)
    act: recall-case (nobody)
    house: case:status-nobody (case) {"case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z"} [others] [refresh] [phones] [change] [!home]
    amina: [others]
    act: find-others {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z"} (found)
    house: case:offer (offer) {"offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[]} [ask] [status] [phones] [!back] [!home]
    amina: [ask]
    act: who-is-next {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"]} (nobody-else)
    act: prepare-others {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"]} (ready)
    house: case:before-consent
    house: case:consent (consent) {"kind":"legal","urgency":"today","language":"uk","track":"survivor","to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z"} [no] [yes] [!back] [!home]
    amina: [yes]
    act: ask-others {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"track":"survivor","kind":"legal","language":"uk","urgency":"today","to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (consent-unclear)
    act: prepare-others {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"track":"survivor","kind":"legal","language":"uk","urgency":"today","to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (ready)
    house: case:consent-changed
    house: case:before-consent
    house: case:consent (consent) {"kind":"legal","urgency":"today","language":"uk","track":"survivor","to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z"} [no] [yes] [!back] [!home]
    amina: [no]
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"track":"survivor","kind":"legal","language":"uk","urgency":"today","to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (nobody)
    house: case:not-asked
    house: case:status-nobody (case) {"case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z"} [others] [refresh] [phones] [change] [!home]
    amina: [others]
    act: find-others {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"track":"survivor","kind":"legal","language":"uk","urgency":"today","to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (found)
    house: case:offer (offer) {"offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[]} [ask] [status] [phones] [!back] [!home]
    amina: [ask]
    act: who-is-next {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"track":"survivor","kind":"legal","language":"uk","urgency":"today","to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (nobody-else)
    act: prepare-others {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"track":"survivor","kind":"legal","language":"uk","urgency":"today","to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (gone)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"track":"survivor","kind":"legal","language":"uk","urgency":"today","to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (nobody)
    house: case:gone
    house: case:status-nobody (case) {"case-code":"калина-місток-47","case-status":"received","case-name":"","case-by":"","case-seen":"2026-11-24T07:30:00.000Z"} [others] [refresh] [phones] [change] [!home]
  `,
  ))

it('shows exactly what would be handed on, and hands on nothing without her yes', () =>
  says(
    home,
    `
    amina: [request]
    act: recall-limits (known)
    act: recall-case (decide)
    house: case:status-decide (case) {"case-code":"калина-місток-47","case-status":"accepted","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [decide] [write] [file] [change] [phones] [!home]
    amina: [decide]
    act: next-referral {"case":"one","case-code":"калина-місток-47","case-status":"accepted","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} (proposed)
    house: case:referral (referral) {"shared-kind":"legal","shared-urgency":"today","shared-language":"uk","shared-track":"survivor","from-name":"Дуб","to-name":"Липа","shares-entries":"yes","warm":"yes","consent-until":"2027-05-23T07:30:00.000Z"} [no] [yes] [later] [!back] [!home]
    amina: [no]
    act: refuse-referral {"case":"one","case-code":"калина-місток-47","case-status":"accepted","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","refer-to":"elm","from-name":"Дуб","to-name":"Липа","shared-track":"survivor","shared-kind":"legal","shared-language":"uk","shared-urgency":"today","shares-entries":"yes","warm":"yes","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (refused)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"accepted","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","refer-to":"elm","from-name":"Дуб","to-name":"Липа","shared-track":"survivor","shared-kind":"legal","shared-language":"uk","shared-urgency":"today","shares-entries":"yes","warm":"yes","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (open)
    house: case:refused
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!back] [!home]
  `,
  ))

it('hands the case on when she agrees, or later', () =>
  says(
    home,
    `
    amina: [request]
    act: recall-limits (known)
    act: recall-case (decide)
    house: case:status-decide (case) {"case-code":"калина-місток-47","case-status":"accepted","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [decide] [write] [file] [change] [phones] [!home]
    amina: [decide]
    act: next-referral {"case":"one","case-code":"калина-місток-47","case-status":"accepted","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} (proposed)
    house: case:referral (referral) {"shared-kind":"legal","shared-urgency":"today","shared-language":"uk","shared-track":"survivor","from-name":"Дуб","to-name":"Липа","shares-entries":"yes","warm":"yes","consent-until":"2027-05-23T07:30:00.000Z"} [no] [yes] [later] [!back] [!home]
    amina: [later]
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"accepted","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","refer-to":"elm","from-name":"Дуб","to-name":"Липа","shared-track":"survivor","shared-kind":"legal","shared-language":"uk","shared-urgency":"today","shares-entries":"yes","warm":"yes","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (decide)
    house: case:status-decide (case) {"case-code":"калина-місток-47","case-status":"accepted","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [decide] [write] [file] [change] [phones] [!home]
    amina: [decide]
    act: next-referral {"case":"one","case-code":"калина-місток-47","case-status":"accepted","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","refer-to":"elm","from-name":"Дуб","to-name":"Липа","shared-track":"survivor","shared-kind":"legal","shared-language":"uk","shared-urgency":"today","shares-entries":"yes","warm":"yes","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (proposed)
    house: case:referral (referral) {"shared-kind":"legal","shared-urgency":"today","shared-language":"uk","shared-track":"survivor","from-name":"Дуб","to-name":"Липа","shares-entries":"yes","warm":"yes","consent-until":"2027-05-23T07:30:00.000Z"} [no] [yes] [later] [!back] [!home]
    amina: [yes]
    act: agree-referral {"case":"one","case-code":"калина-місток-47","case-status":"accepted","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","refer-to":"elm","from-name":"Дуб","to-name":"Липа","shared-track":"survivor","shared-kind":"legal","shared-language":"uk","shared-urgency":"today","shares-entries":"yes","warm":"yes","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (unclear)
    act: next-referral {"case":"one","case-code":"калина-місток-47","case-status":"accepted","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","refer-to":"elm","from-name":"Дуб","to-name":"Липа","shared-track":"survivor","shared-kind":"legal","shared-language":"uk","shared-urgency":"today","shares-entries":"yes","warm":"yes","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (proposed)
    house: case:referral-changed
    house: case:referral (referral) {"shared-kind":"legal","shared-urgency":"today","shared-language":"uk","shared-track":"survivor","from-name":"Дуб","to-name":"Липа","shares-entries":"yes","warm":"yes","consent-until":"2027-05-23T07:30:00.000Z"} [no] [yes] [later] [!back] [!home]
    amina: [yes]
    act: agree-referral {"case":"one","case-code":"калина-місток-47","case-status":"accepted","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","refer-to":"elm","from-name":"Дуб","to-name":"Липа","shared-track":"survivor","shared-kind":"legal","shared-language":"uk","shared-urgency":"today","shares-entries":"yes","warm":"yes","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (agreed)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"accepted","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","refer-to":"elm","from-name":"Дуб","to-name":"Липа","shared-track":"survivor","shared-kind":"legal","shared-language":"uk","shared-urgency":"today","shares-entries":"yes","warm":"yes","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (open)
    house: case:agreed
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!back] [!home]
  `,
  ))

it('looks again when the case is gone', () =>
  says(
    open,
    `
    amina: [write]
    house: case:write … [!skip] [!back] [!home]
    amina: Мені потрібна порада.
    act: pass-words {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"Мені потрібна порада."} (look-again)
    act: recall-case {"case":"one","case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z","words-given":"Мені потрібна порада."} (none)
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!home]
  `,
  ))
