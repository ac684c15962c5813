import { it } from 'vitest'
import { home, says } from './shipped.ts'

const asking = [...home, '[request]', '(known)', '(none)']
const kind = [...asking, '[survivor]', '[legal]', '(survivor)']
const offered = [...kind, '[find]', '(found)']

it('reaches who could answer, and by when, in four taps from home', () =>
  says(
    home,
    `
    amina: [request]
    act: recall-limits (known)
    act: recall-case (none)
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!home]
    amina: [survivor]
    house: ask:kind [legal] [psychological] [both] [options] [!skip] [!back] [!home]
    amina: [legal]
    act: look-over {"track":"survivor","kind":"legal"} (survivor)
    house: ask:more (request) {"track":"survivor","kind":"legal","region-name":""} [find] [urgency] [topic] [who] [contact] [away] [phones] [!back] [!home]
    amina: [find]
    act: find-somebody {"track":"survivor","kind":"legal","region-name":""} (found)
    house: ask:offer (offer) {"offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[]} [ask] [other] [change] [phones] [!back] [!home]
  `,
  ))

it('asks one organization, with the consent shown whole, and gives her the codes once', () =>
  says(
    offered,
    `
    amina: [ask]
    act: who-is-next {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[]} (nobody-else)
    act: prepare-consent {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[]} (ready)
    house: ask:before-consent
    house: ask:consent (consent) {"kind":"legal","track":"survivor","region-name":"","to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z"} [no] [yes] [!back] [!home]
    amina: [yes]
    act: open-case {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[],"to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (opened)
    house: ask:receipt (receipt) {"case-code":"калина-місток-47","receipt":"r1"} [done] [paper] [!home]
    amina: [done]
    act: put-away-receipt {"case":"one","case-code":"калина-місток-47","receipt":"r1","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z"} (done)
    house: ask:after (answer-by) {"case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z"} [case] [phones] [!back] [!home]
    amina: [case]
    act: recall-limits (known)
    act: recall-case (open)
    house: case:status (case) {"case-code":"калина-місток-47","case-status":"offered","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z","case-seen":"2026-11-24T07:30:00.000Z"} [refresh] [write] [file] [change] [phones] [!home]
  `,
  ))

it('asks others afterwards only if she wants that', () =>
  says(
    offered,
    `
    amina: [ask]
    act: who-is-next {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[]} (others)
    house: ask:afterwards (others) {"others-names":["Липа"]} [only] [others] [!skip] [!back] [!home]
    amina: [others]
    act: prepare-consent {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[],"afterwards":"others"} (ready)
    house: ask:before-consent
    house: ask:consent (consent) {"kind":"legal","track":"survivor","region-name":"","to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z"} [no] [yes] [!back] [!home]
    amina: [yes]
    act: open-case {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[],"afterwards":"others","to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (opened)
    house: ask:receipt (receipt) {"case-code":"калина-місток-47","receipt":"r1"} [done] [paper] [!home]
    amina: [paper]
    act: send-receipt {"case":"one","case-code":"калина-місток-47","receipt":"r1","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z"} (sent)
    reply: {"kind":"paper","template":"receipt","values":{}}
    house: ask:receipt-sent
    house: ask:receipt (receipt) {"case-code":"калина-місток-47","receipt":"r1"} [done] [paper] [!home]
    amina: [paper]
    act: send-receipt {"case":"one","case-code":"калина-місток-47","receipt":"r1","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z"} (gone)
    act: put-away-receipt {"case":"one","case-code":"калина-місток-47","receipt":"r1","case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z"} (done)
    house: ask:receipt-late
    house: ask:after (answer-by) {"case-name":"Дуб","case-by":"2026-11-24T16:00:00.000Z"} [case] [phones] [!back] [!home]
  `,
  ))

it('passes nothing on when she says no, and looks for another one', () =>
  says(
    offered,
    `
    amina: [ask]
    act: who-is-next {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[]} (others)
    house: ask:afterwards (others) {"others-names":["Липа"]} [only] [others] [!skip] [!back] [!home]
    amina: [only]
    act: prepare-consent {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[],"afterwards":"only"} (ready)
    house: ask:before-consent
    house: ask:consent (consent) {"kind":"legal","track":"survivor","region-name":"","to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z"} [no] [yes] [!back] [!home]
    amina: [no]
    house: ask:declined [other] [change] [phones] [!back] [!home]
    amina: [other]
    act: not-this-one {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[],"afterwards":"only","to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (found)
    house: ask:offer (offer) {"offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[]} [ask] [other] [change] [phones] [!back] [!home]
    amina: [other]
    act: not-this-one {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[],"afterwards":"only","to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (nobody)
    house: ask:nobody [change] [everybody] [phones] [!back] [!home]
    amina: [everybody]
    act: keep-nobody-away {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[],"afterwards":"only","to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (done)
    act: find-somebody {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[],"afterwards":"only","to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (found)
    house: ask:offer (offer) {"offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[]} [ask] [other] [change] [phones] [!back] [!home]
    amina: [phones]
    house: call:who [sentence] [silent] [lawyer] [young] [phones] [nearby] [!home]
  `,
  ))

it('says what must not be written to whoever is in service, and asks for the branch', () =>
  says(
    asking,
    `
    amina: [service]
    act: recall-service-rules {"track":"service"} (new)
    house: ask:rules
    house: ask:kind [legal] [psychological] [both] [options] [!skip] [!back] [!home]
    amina: [psychological]
    act: look-over {"track":"service","kind":"psychological"} (service)
    house: ask:more-service (request) {"track":"service","kind":"psychological","region-name":""} [find] [urgency] [topic] [branch] [who] [contact] [away] [phones] [!back] [!home]
    amina: [branch]
    house: ask:branch [army] [national-guard] [police] [border-guard] [emergency-service] [security-service] [other] [not-said] [!skip] [!back] [!home]
    amina: [not-said]
    act: look-over {"track":"service","kind":"psychological","region-name":"","branch":"not-said"} (service)
    house: ask:more-service (request) {"track":"service","kind":"psychological","branch":"not-said","region-name":""} [find] [urgency] [topic] [branch] [who] [contact] [away] [phones] [!back] [!home]
    amina: [topic]
    house: ask:topic [harassment] [discrimination] [violence-at-home] [sexual-violence] [leave-discharge-retaliation] [grief] [burn-out] [other] [!skip] [!back] [!home]
    amina: [harassment]
    act: look-over {"track":"service","kind":"psychological","region-name":"","branch":"not-said","topic":"harassment"} (service)
    house: ask:more-service (request) {"track":"service","kind":"psychological","topic":"harassment","branch":"not-said","region-name":""} [find] [urgency] [topic] [branch] [who] [contact] [away] [phones] [!back] [!home]
    amina: [urgency]
    house: ask:urgency [now] [today] [these-days] [no-hurry] [!skip] [!back] [!home]
    amina: [these-days]
    act: look-over {"track":"service","kind":"psychological","region-name":"","branch":"not-said","topic":"harassment","urgency":"these-days"} (service)
    house: ask:more-service (request) {"track":"service","kind":"psychological","topic":"harassment","branch":"not-said","urgency":"these-days","region-name":""} [find] [urgency] [topic] [branch] [who] [contact] [away] [phones] [!back] [!home]
    amina: [find]
    act: find-somebody {"track":"service","kind":"psychological","region-name":"","branch":"not-said","topic":"harassment","urgency":"these-days"} (found)
    house: ask:offer (offer) {"offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[]} [ask] [other] [change] [phones] [!back] [!home]
  `,
  ))

it('asks who should answer: language, woman or man, oblast', () =>
  says(
    kind,
    `
    amina: [who]
    house: ask:language [uk] [en] [ru] [!skip] [!back] [!home]
    amina: [uk]
    house: ask:prefers [woman] [man] [any] [!skip] [!back] [!home]
    amina: [woman]
    act: list-regions {"track":"survivor","kind":"legal","region-name":"","language":"uk","prefers":"woman"} (done)
    house: ask:region [Київська область] [change] [!skip] [!back] [!home]
    amina: [Київська область]
    act: look-over {"track":"survivor","kind":"legal","region-name":"","language":"uk","prefers":"woman","region":"ua32"} (survivor)
    house: ask:more (request) {"track":"survivor","kind":"legal","prefers":"woman","language":"uk","region-name":""} [find] [urgency] [topic] [who] [contact] [away] [phones] [!back] [!home]
    amina: [who]
    house: ask:language [uk] [en] [ru] [!skip] [!back] [!home]
    amina: [!skip]
    house: ask:prefers [woman] [man] [any] [!skip] [!back] [!home]
    amina: [!skip]
    act: list-regions {"track":"survivor","kind":"legal","region-name":"","language":"uk","prefers":"woman","region":"ua32"} (done)
    house: ask:region [Київська область] [change] [!skip] [!back] [!home]
    amina: [change]
    act: look-over {"track":"survivor","kind":"legal","region-name":"","language":"uk","prefers":"woman","region":"ua32"} (survivor)
    house: ask:more (request) {"track":"survivor","kind":"legal","prefers":"woman","language":"uk","region-name":""} [find] [urgency] [topic] [who] [contact] [away] [phones] [!back] [!home]
  `,
  ))

it('is told when and how to write to her, by two answers and one line', () =>
  says(
    kind,
    `
    amina: [contact]
    house: ask:contact [no] [yes] [!skip] [!back] [!home]
    amina: [yes]
    house: ask:hours [any] [morning] [daytime] [evening] [!skip] [!back] [!home]
    amina: [evening]
    house: ask:days [any] [workdays] [weekend] [!skip] [!back] [!home]
    amina: [workdays]
    act: list-neutral-words {"track":"survivor","kind":"legal","region-name":"","may-write-first":"yes","hours":"evening","days":"workdays"} (done)
    house: ask:word [У довідці є нове.] [first] [!skip] [!back] [!home]
    amina: [У довідці є нове.]
    house: ask:contact-sure (knock) {"neutral-word":"news","hours":"evening","days":"workdays"} [none] [chat] [!skip] [!back] [!home]
    amina: [chat]
    house: ask:safe-word … [!skip] [!back] [!home]
    amina: калина
    act: keep-safe-word {"track":"survivor","kind":"legal","region-name":"","may-write-first":"yes","hours":"evening","days":"workdays","neutral-word":"news","channel":"chat","safe-word-given":"калина"} (done)
    act: look-over {"track":"survivor","kind":"legal","region-name":"","may-write-first":"yes","hours":"evening","days":"workdays","neutral-word":"news","channel":"chat","safe-word-given":"","safe-word":"abababababababababababababababab"} (survivor)
    house: ask:more (request) {"track":"survivor","kind":"legal","region-name":"","channel":"chat","may-write-first":"yes","hours":"evening","days":"workdays","neutral-word":"news"} [find] [urgency] [topic] [who] [contact] [away] [phones] [!back] [!home]
  `,
  ))

it('is told never to write first', () =>
  says(
    kind,
    `
    amina: [contact]
    house: ask:contact [no] [yes] [!skip] [!back] [!home]
    amina: [no]
    house: ask:safe-word … [!skip] [!back] [!home]
    amina: [!skip]
    act: look-over {"track":"survivor","kind":"legal","region-name":"","may-write-first":"no"} (survivor)
    house: ask:more (request) {"track":"survivor","kind":"legal","region-name":"","may-write-first":"no"} [find] [urgency] [topic] [who] [contact] [away] [phones] [!back] [!home]
  `,
  ))

it('keeps organizations and oblasts away, and whoever is tied to the service', () =>
  says(
    kind,
    `
    amina: [away]
    house: ask:away [yes] [no] [!skip] [!back] [!home]
    amina: [yes]
    act: list-away-organizations {"track":"survivor","kind":"legal","region-name":"","not-tied-to-service":"yes"} (some)
    house: ask:organizations (away) {} [Дуб] [done] [nobody] [!skip] [!back] [!home]
    amina: [Дуб]
    act: keep-organization-away {"track":"survivor","kind":"legal","region-name":"","not-tied-to-service":"yes","away-organization":"oak"} (done)
    act: list-away-organizations {"track":"survivor","kind":"legal","region-name":"","not-tied-to-service":"yes","away-organization":"oak"} (none)
    act: list-away-regions {"track":"survivor","kind":"legal","region-name":"","not-tied-to-service":"yes","away-organization":"oak"} (done)
    house: ask:away-regions (away) {} [Київська область] [done] [!skip] [!back] [!home]
    amina: [Київська область]
    act: keep-region-away {"track":"survivor","kind":"legal","region-name":"","not-tied-to-service":"yes","away-organization":"oak","away-region":"ua32"} (done)
    act: list-away-regions {"track":"survivor","kind":"legal","region-name":"","not-tied-to-service":"yes","away-organization":"oak","away-region":"ua32"} (done)
    house: ask:away-regions (away) {} [Київська область] [done] [!skip] [!back] [!home]
    amina: [done]
    act: look-over {"track":"survivor","kind":"legal","region-name":"","not-tied-to-service":"yes","away-organization":"oak","away-region":"ua32"} (survivor)
    house: ask:more (request) {"track":"survivor","kind":"legal","region-name":""} [find] [urgency] [topic] [who] [contact] [away] [phones] [!back] [!home]
  `,
  ))

it('asks again whom to keep away when that could not be read', () =>
  says(
    kind,
    `
    amina: [find]
    act: find-somebody {"track":"survivor","kind":"legal","region-name":""} (unclear)
    house: ask:away-unclear
    house: ask:away [yes] [no] [!skip] [!back] [!home]
    amina: [!skip]
    act: list-away-organizations {"track":"survivor","kind":"legal","region-name":""} (some)
    house: ask:organizations (away) {} [Дуб] [done] [nobody] [!skip] [!back] [!home]
    amina: [nobody]
    act: keep-nobody-away {"track":"survivor","kind":"legal","region-name":""} (done)
    act: list-away-organizations {"track":"survivor","kind":"legal","region-name":""} (some)
    house: ask:organizations (away) {} [Дуб] [done] [nobody] [!skip] [!back] [!home]
    amina: [done]
    act: list-away-regions {"track":"survivor","kind":"legal","region-name":""} (done)
    house: ask:away-regions (away) {} [Київська область] [done] [!skip] [!back] [!home]
    amina: [!skip]
    act: look-over {"track":"survivor","kind":"legal","region-name":""} (survivor)
    house: ask:more (request) {"track":"survivor","kind":"legal","region-name":""} [find] [urgency] [topic] [who] [contact] [away] [phones] [!back] [!home]
  `,
  ))

it('says honestly that nobody can take it', () =>
  says(
    kind,
    `
    amina: [find]
    act: find-somebody {"track":"survivor","kind":"legal","region-name":""} (nobody)
    house: ask:nobody [change] [everybody] [phones] [!back] [!home]
    amina: [change]
    act: look-over {"track":"survivor","kind":"legal","region-name":""} (survivor)
    house: ask:more (request) {"track":"survivor","kind":"legal","region-name":""} [find] [urgency] [topic] [who] [contact] [away] [phones] [!back] [!home]
    amina: [find]
    act: find-somebody {"track":"survivor","kind":"legal","region-name":""} (nobody)
    house: ask:nobody [change] [everybody] [phones] [!back] [!home]
    amina: [phones]
    house: call:who [sentence] [silent] [lawyer] [young] [phones] [nearby] [!home]
  `,
  ))

it('shows the text again when it would be another one now', () =>
  says(
    offered,
    `
    amina: [ask]
    act: who-is-next {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[]} (nobody-else)
    act: prepare-consent {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[]} (ready)
    house: ask:before-consent
    house: ask:consent (consent) {"kind":"legal","track":"survivor","region-name":"","to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z"} [no] [yes] [!back] [!home]
    amina: [yes]
    act: open-case {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[],"to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (consent-unclear)
    act: prepare-consent {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[],"to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (ready)
    house: ask:consent-changed
    house: ask:before-consent
    house: ask:consent (consent) {"kind":"legal","track":"survivor","region-name":"","to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z"} [no] [yes] [!back] [!home]
  `,
  ))

it('looks again when they cannot answer any more', () =>
  says(
    offered,
    `
    amina: [ask]
    act: who-is-next {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[]} (nobody-else)
    act: prepare-consent {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[]} (gone)
    act: find-somebody {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[]} (found)
    house: ask:gone
    house: ask:offer (offer) {"offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[]} [ask] [other] [change] [phones] [!back] [!home]
  `,
  ))

it('opens no fourth request', () =>
  says(
    offered,
    `
    amina: [ask]
    act: who-is-next {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[]} (nobody-else)
    act: prepare-consent {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[]} (ready)
    house: ask:before-consent
    house: ask:consent (consent) {"kind":"legal","track":"survivor","region-name":"","to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z"} [no] [yes] [!back] [!home]
    amina: [yes]
    act: open-case {"track":"survivor","kind":"legal","region-name":"","offer":"oak","offer-name":"Дуб","offer-by":"2026-11-24T16:00:00.000Z","offer-fit":[],"others":["elm"],"others-names":["Липа"],"not-organizations":[],"to":["oak"],"to-names":["Дуб"],"to-by":"2026-11-24T16:00:00.000Z","consent-until":"2027-05-23T07:30:00.000Z","wording":"abababababababababababababababababababababababababababababababab"} (too-many)
    house: ask:too-many [case] [phones] [!back] [!home]
    amina: [case]
    act: recall-limits (known)
    act: recall-case (several)
    house: case:which [калина-місток-47] [code] [new] [!skip] [!home]
  `,
  ))

it('needs nothing but the kind of help, and has the phone for whoever says nothing', () =>
  says(
    asking,
    `
    amina: [!skip]
    house: ask:kind [legal] [psychological] [both] [options] [!skip] [!back] [!home]
    amina: [!skip]
    house: ask:kind-needed [kind] [phones] [!back] [!home]
    amina: [kind]
    house: ask:kind [legal] [psychological] [both] [options] [!skip] [!back] [!home]
    amina: [!skip]
    house: ask:kind-needed [kind] [phones] [!back] [!home]
    amina: [phones]
    house: call:who [sentence] [silent] [lawyer] [young] [phones] [nearby] [!home]
  `,
  ))

it('leads the young to their page', () =>
  says(
    asking,
    `
    amina: [young]
    house: under-18:first [go] [told] [watched] [urgent] [!home]
  `,
  ))

it('comes from the menu of topics too', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [ask]
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!home]
    amina: [phones]
    house: call:who [sentence] [silent] [lawyer] [young] [phones] [nearby] [!home]
  `,
  ))
