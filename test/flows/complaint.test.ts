import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('a report to the commander is reached past the lawyer, and its rules are asked for', () =>
  says(
    [...home, '[rights]', '[other]'],
    `
    amina: [paper]
    act: recall-limits (known)
    house: complaint:lawyer (route-lawyer) [ask] [legal-aid] [which] [!home]
    amina: [which]
    house: complaint:which [police] [order] [ombudsman] [directorate] [report] [!skip] [!back] [!home]
    amina: [report]
    house: complaint:report (route-commander) [go] [lawyer] [which] [!back] [!home]
    amina: [go]
    act: offer-paper {"paper":"report"} (report)
    house: complaint:rules [ministry] [other] [!skip] [!back] [!home]
    amina: [ministry]
    house: complaint:kinds [words] [messages] [touch] [in-exchange] [unequal] [threats] [force] [pressure] [next] [!skip] [!back] [!home]
    amina: [words]
    house: complaint:kinds [✓ words] [messages] [touch] [in-exchange] [unequal] [threats] [force] [pressure] [next] [!skip] [!back] [!home]
    amina: [in-exchange]
    house: complaint:kinds [✓ words] [messages] [touch] [✓ in-exchange] [unequal] [threats] [force] [pressure] [next] [!skip] [!back] [!home]
    amina: [next]
    house: complaint:when [week] [month] [months] [longer] [!skip] [!back] [!home]
    amina: [months]
    house: complaint:what … [!skip] [!back] [!home]
    amina: On 12 May in unit A1234 he said it
    act: look-at-sentence {"paper":"report","rules":"ministry","kinds":["words","in-exchange"],"when":"months","what":"On 12 May in unit A1234 he said it"} (found)
    house: complaint:marked {"without":"In … he said it"} [out] [again] [keep] [!back] [!home]
    amina: [out]
    act: take-out-found {"paper":"report","rules":"ministry","kinds":["words","in-exchange"],"when":"months","what":"On 12 May in unit A1234 he said it","without":"In … he said it"} (done)
    house: complaint:witnesses [yes] [no] [!skip] [!back] [!home]
    amina: [yes]
    act: which-asks {"paper":"report","rules":"ministry","kinds":["words","in-exchange"],"when":"months","what":"In … he said it","without":"","witnesses":"yes"} (report)
    house: complaint:wants-report [inquiry] [apart] [calm] [told] [urgent] [next] [!skip] [!back] [!home]
    amina: [inquiry]
    house: complaint:wants-report [✓ inquiry] [apart] [calm] [told] [urgent] [next] [!skip] [!back] [!home]
    amina: [told]
    house: complaint:wants-report [✓ inquiry] [apart] [calm] [✓ told] [urgent] [next] [!skip] [!back] [!home]
    amina: [urgent]
    house: complaint:wants-report [✓ inquiry] [apart] [calm] [✓ told] [✓ urgent] [next] [!skip] [!back] [!home]
    amina: [next]
    house: complaint:review (complaint) {"paper":"report","rules":"ministry","kinds":["words","in-exchange"],"when":"months","what":"In … he said it","witnesses":"yes","wants":["inquiry","told","urgent"]} [make] [what] [drop] [!back] [!home]
    amina: [make]
    house: complaint:format [pdf] [docx] [both] [!skip] [!back] [!home]
    amina: [pdf]
    act: make-paper {"paper":"report","rules":"ministry","kinds":["words","in-exchange"],"when":"months","what":"In … he said it","without":"","witnesses":"yes","wants":["inquiry","told","urgent"],"format":"pdf"} (report)
    reply: {"kind":"paper","template":"complaint-pdf","values":{"paper":"report"}}
    house: complaint:after-report (filed) {"made-at":"2026-11-24T08:00:00.000Z","receipt-pdf":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"} [proof] [refused] [receipt] [remind] [lawyer] [which] [home] [!home]
    amina: [proof]
    house: complaint:proof-report [refused] [lawyer] [which] [!back] [!home]
    amina: [refused]
    house: complaint:refused-report [proof] [lawyer] [which] [!back] [!home]
    amina: [!back]
    house: complaint:proof-report [refused] [lawyer] [which] [!back] [!home]
    amina: [!back]
    house: complaint:after-report (filed) {"made-at":"2026-11-24T08:00:00.000Z","receipt-pdf":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"} [proof] [refused] [receipt] [remind] [lawyer] [which] [home] [!home]
    amina: [remind]
    house: complaint:remind-report [two-days] [week] [two-weeks] [month] [!skip] [!back] [!home]
    amina: [two-days]
    act: set-reminder {"paper":"report","made-at":"2026-11-24T08:00:00.000Z","receipt-pdf":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","remind":"two-days"} (set)
    house: complaint:reminder-set [which] [home] [!back] [!home]
    amina: [home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings]
  `,
  ))

it('a complaint to the Military Ombudsman, every question skipped', () =>
  says(
    [...home, '[rights]', '[other]'],
    `
    amina: [paper]
    act: recall-limits (known)
    house: complaint:lawyer (route-lawyer) [ask] [legal-aid] [which] [!home]
    amina: [which]
    house: complaint:which [police] [order] [ombudsman] [directorate] [report] [!skip] [!back] [!home]
    amina: [ombudsman]
    house: complaint:ombudsman (route-ombudsman) [go] [lawyer] [which] [!back] [!home]
    amina: [go]
    act: offer-paper {"paper":"ombudsman"} (service)
    house: complaint:kinds [words] [messages] [touch] [in-exchange] [unequal] [threats] [force] [pressure] [next] [!skip] [!back] [!home]
    amina: [!skip]
    house: complaint:when [week] [month] [months] [longer] [!skip] [!back] [!home]
    amina: [!skip]
    house: complaint:what … [!skip] [!back] [!home]
    amina: [!skip]
    house: complaint:witnesses [yes] [no] [!skip] [!back] [!home]
    amina: [!skip]
    act: which-asks {"paper":"ombudsman"} (service)
    house: complaint:wants-service [inquiry] [apart] [calm] [told] [quiet] [next] [!skip] [!back] [!home]
    amina: [!skip]
    house: complaint:review (complaint) {"paper":"ombudsman"} [make] [what] [drop] [!back] [!home]
    amina: [make]
    house: complaint:format [pdf] [docx] [both] [!skip] [!back] [!home]
    amina: [both]
    act: make-paper {"paper":"ombudsman","format":"both"} (ombudsman)
    reply: {"kind":"paper","template":"complaint-pdf","values":{"paper":"ombudsman"}}
    house: complaint:after-ombudsman (filed) {"made-at":"2026-11-24T08:00:00.000Z","receipt-pdf":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"} [proof] [refused] [receipt] [remind] [lawyer] [which] [home] [!home]
    amina: [remind]
    house: complaint:remind-ombudsman [thirty-working-days] [week] [two-weeks] [month] [!skip] [!back] [!home]
    amina: [thirty-working-days]
    act: set-reminder {"paper":"ombudsman","made-at":"2026-11-24T08:00:00.000Z","receipt-pdf":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","remind":"thirty-working-days"} (not-here)
    house: complaint:reminder-none [which] [home] [!back] [!home]
    amina: [home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings]
  `,
  ))

it('an appeal to the Ministry, where her sentence needs no second look', () =>
  says(
    [...home, '[rights]', '[other]'],
    `
    amina: [paper]
    act: recall-limits (known)
    house: complaint:lawyer (route-lawyer) [ask] [legal-aid] [which] [!home]
    amina: [which]
    house: complaint:which [police] [order] [ombudsman] [directorate] [report] [!skip] [!back] [!home]
    amina: [directorate]
    house: complaint:directorate (route-ministry) [go] [lawyer] [which] [!back] [!home]
    amina: [go]
    act: offer-paper {"paper":"directorate"} (service)
    house: complaint:kinds [words] [messages] [touch] [in-exchange] [unequal] [threats] [force] [pressure] [next] [!skip] [!back] [!home]
    amina: [pressure]
    house: complaint:kinds [words] [messages] [touch] [in-exchange] [unequal] [threats] [force] [✓ pressure] [next] [!skip] [!back] [!home]
    amina: [next]
    house: complaint:when [week] [month] [months] [longer] [!skip] [!back] [!home]
    amina: [week]
    house: complaint:what … [!skip] [!back] [!home]
    amina: He took my leave away
    act: look-at-sentence {"paper":"directorate","kinds":["pressure"],"when":"week","what":"He took my leave away"} (clean)
    house: complaint:witnesses [yes] [no] [!skip] [!back] [!home]
    amina: [no]
    act: which-asks {"paper":"directorate","kinds":["pressure"],"when":"week","what":"He took my leave away","witnesses":"no"} (service)
    house: complaint:wants-service [inquiry] [apart] [calm] [told] [quiet] [next] [!skip] [!back] [!home]
    amina: [calm]
    house: complaint:wants-service [inquiry] [apart] [✓ calm] [told] [quiet] [next] [!skip] [!back] [!home]
    amina: [quiet]
    house: complaint:wants-service [inquiry] [apart] [✓ calm] [told] [✓ quiet] [next] [!skip] [!back] [!home]
    amina: [next]
    house: complaint:review (complaint) {"paper":"directorate","kinds":["pressure"],"when":"week","what":"He took my leave away","witnesses":"no","wants":["calm","quiet"]} [make] [what] [drop] [!back] [!home]
    amina: [make]
    house: complaint:format [pdf] [docx] [both] [!skip] [!back] [!home]
    amina: [docx]
    act: make-paper {"paper":"directorate","kinds":["pressure"],"when":"week","what":"He took my leave away","witnesses":"no","wants":["calm","quiet"],"format":"docx"} (directorate)
    reply: {"kind":"paper","template":"complaint-pdf","values":{"paper":"directorate"}}
    house: complaint:after-directorate (filed) {"made-at":"2026-11-24T08:00:00.000Z","receipt-pdf":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"} [proof] [refused] [receipt] [remind] [lawyer] [which] [home] [!home]
    amina: [receipt]
    act: send-proof {"paper":"directorate","made-at":"2026-11-24T08:00:00.000Z","receipt-pdf":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"} (done)
    reply: {"kind":"paper","template":"complaint-receipt","values":{}}
    house: complaint:receipt-sent [which] [home] [!back] [!home]
    amina: [home]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings]
  `,
  ))

it('a statement to the police asks first where it was', () =>
  says(
    [...home, '[rights]', '[other]'],
    `
    amina: [paper]
    act: recall-limits (new)
    house: complaint:limits
    house: complaint:lawyer (route-lawyer) [ask] [legal-aid] [which] [!home]
    amina: [which]
    house: complaint:which [police] [order] [ombudsman] [directorate] [report] [!skip] [!back] [!home]
    amina: [police]
    house: complaint:police (route-police) [go] [lawyer] [which] [!back] [!home]
    amina: [lawyer]
    house: complaint:lawyer (route-lawyer) [ask] [legal-aid] [which] [!home]
    amina: [which]
    house: complaint:which [police] [order] [ombudsman] [directorate] [report] [!skip] [!back] [!home]
    amina: [police]
    house: complaint:police (route-police) [go] [lawyer] [which] [!back] [!home]
    amina: [go]
    act: offer-paper {"paper":"police"} (police)
    house: complaint:where [service] [home] [!skip] [!back] [!home]
    amina: [home]
    house: complaint:forms [physical] [psychological] [economic] [sexual] [threats] [next] [!skip] [!back] [!home]
    amina: [physical]
    house: complaint:forms [✓ physical] [psychological] [economic] [sexual] [threats] [next] [!skip] [!back] [!home]
    amina: [threats]
    house: complaint:forms [✓ physical] [psychological] [economic] [sexual] [✓ threats] [next] [!skip] [!back] [!home]
    amina: [next]
    house: complaint:when [week] [month] [months] [longer] [!skip] [!back] [!home]
    amina: [month]
    house: complaint:what … [!skip] [!back] [!home]
    amina: He pushed me
    act: look-at-sentence {"paper":"police","where":"home","kinds":["physical","threats"],"when":"month","what":"He pushed me"} (clean)
    house: complaint:witnesses [yes] [no] [!skip] [!back] [!home]
    amina: [yes]
    act: which-asks {"paper":"police","where":"home","kinds":["physical","threats"],"when":"month","what":"He pushed me","witnesses":"yes"} (police)
    house: complaint:wants-police [assess] [urgent-order] [told] [same] [next] [!skip] [!back] [!home]
    amina: [assess]
    house: complaint:wants-police [✓ assess] [urgent-order] [told] [same] [next] [!skip] [!back] [!home]
    amina: [urgent-order]
    house: complaint:wants-police [✓ assess] [✓ urgent-order] [told] [same] [next] [!skip] [!back] [!home]
    amina: [next]
    house: complaint:review (complaint) {"paper":"police","where":"home","kinds":["physical","threats"],"when":"month","what":"He pushed me","witnesses":"yes","wants":["assess","urgent-order"]} [make] [what] [drop] [!back] [!home]
    amina: [make]
    house: complaint:format [pdf] [docx] [both] [!skip] [!back] [!home]
    amina: [!skip]
    house: complaint:review (complaint) {"paper":"police","where":"home","kinds":["physical","threats"],"when":"month","what":"He pushed me","witnesses":"yes","wants":["assess","urgent-order"]} [make] [what] [drop] [!back] [!home]
    amina: [drop]
    act: drop-answers {"paper":"police","where":"home","kinds":["physical","threats"],"when":"month","what":"He pushed me","witnesses":"yes","wants":["assess","urgent-order"]} (done)
    house: complaint:dropped [which] [home] [!home]
    amina: [which]
    house: complaint:which [police] [order] [ombudsman] [directorate] [report] [!skip] [!back] [!home]
  `,
  ))

it('an application to the court is found among the orders', () =>
  says(
    [...home, '[rights]', '[close]', '[orders]', '[court]', '[how]'],
    `
    amina: [paper]
    act: recall-limits (known)
    house: complaint:lawyer (route-lawyer) [ask] [legal-aid] [which] [!home]
    amina: [which]
    house: complaint:which [police] [order] [ombudsman] [directorate] [report] [!skip] [!back] [!home]
    amina: [order]
    house: complaint:order (route-court) [go] [lawyer] [which] [!back] [!home]
    amina: [go]
    act: offer-paper {"paper":"order"} (order)
    house: complaint:forms [physical] [psychological] [economic] [sexual] [threats] [next] [!skip] [!back] [!home]
    amina: [psychological]
    house: complaint:forms [physical] [✓ psychological] [economic] [sexual] [threats] [next] [!skip] [!back] [!home]
    amina: [economic]
    house: complaint:forms [physical] [✓ psychological] [✓ economic] [sexual] [threats] [next] [!skip] [!back] [!home]
    amina: [next]
    house: complaint:when [week] [month] [months] [longer] [!skip] [!back] [!home]
    amina: [longer]
    house: complaint:what … [!skip] [!back] [!home]
    amina: [!skip]
    house: complaint:witnesses [yes] [no] [!skip] [!back] [!home]
    amina: [!skip]
    act: which-asks {"paper":"order","kinds":["psychological","economic"],"when":"longer"} (order)
    house: complaint:wants-order [together] [near] [search] [contact] [next] [!skip] [!back] [!home]
    amina: [near]
    house: complaint:wants-order [together] [✓ near] [search] [contact] [next] [!skip] [!back] [!home]
    amina: [contact]
    house: complaint:wants-order [together] [✓ near] [search] [✓ contact] [next] [!skip] [!back] [!home]
    amina: [next]
    house: complaint:review (complaint) {"paper":"order","kinds":["psychological","economic"],"when":"longer","wants":["near","contact"]} [make] [what] [drop] [!back] [!home]
    amina: [make]
    house: complaint:format [pdf] [docx] [both] [!skip] [!back] [!home]
    amina: [pdf]
    act: make-paper {"paper":"order","kinds":["psychological","economic"],"when":"longer","wants":["near","contact"],"format":"pdf"} (order)
    reply: {"kind":"paper","template":"complaint-pdf","values":{"paper":"order"}}
    house: complaint:after-order (filed) {"made-at":"2026-11-24T08:00:00.000Z","receipt-pdf":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"} [proof] [refused] [receipt] [remind] [lawyer] [which] [home] [!home]
    amina: [proof]
    house: complaint:proof-other [refused] [lawyer] [which] [!back] [!home]
    amina: [which]
    house: complaint:which [police] [order] [ombudsman] [directorate] [report] [!skip] [!back] [!home]
  `,
  ))

it('a paper whose rules are being checked is not offered, and the lawyer is', () =>
  says(
    [...home, '[rights]', '[other]'],
    `
    amina: [paper]
    act: recall-limits (known)
    house: complaint:lawyer (route-lawyer) [ask] [legal-aid] [which] [!home]
    amina: [which]
    house: complaint:which [police] [order] [ombudsman] [directorate] [report] [!skip] [!back] [!home]
    amina: [report]
    house: complaint:report (route-commander) [go] [lawyer] [which] [!back] [!home]
    amina: [go]
    act: offer-paper {"paper":"report"} (withheld)
    house: complaint:withheld [lawyer] [which] [!back] [!home]
    amina: [lawyer]
    house: complaint:lawyer (route-lawyer) [ask] [legal-aid] [which] [!home]
    amina: [ask]
    house: ask:first [survivor] [service] [young] [code] [phones] [!skip] [!home]
  `,
  ))

it('a sentence may be written anew, or stay as it was', () =>
  says(
    [...home, '[rights]', '[other]'],
    `
    amina: [paper]
    act: recall-limits (known)
    house: complaint:lawyer (route-lawyer) [ask] [legal-aid] [which] [!home]
    amina: [which]
    house: complaint:which [police] [order] [ombudsman] [directorate] [report] [!skip] [!back] [!home]
    amina: [report]
    house: complaint:report (route-commander) [go] [lawyer] [which] [!back] [!home]
    amina: [go]
    act: offer-paper {"paper":"report"} (report)
    house: complaint:rules [ministry] [other] [!skip] [!back] [!home]
    amina: [other]
    house: complaint:kinds [words] [messages] [touch] [in-exchange] [unequal] [threats] [force] [pressure] [next] [!skip] [!back] [!home]
    amina: [!skip]
    house: complaint:when [week] [month] [months] [longer] [!skip] [!back] [!home]
    amina: [!skip]
    house: complaint:what … [!skip] [!back] [!home]
    amina: Bravo said it
    act: look-at-sentence {"paper":"report","rules":"other","what":"Bravo said it"} (found)
    house: complaint:marked {"without":"In … he said it"} [out] [again] [keep] [!back] [!home]
    amina: [again]
    house: complaint:what … [!skip] [!back] [!home]
    amina: Near Kharkiv he said it
    act: look-at-sentence {"paper":"report","rules":"other","what":"Near Kharkiv he said it","without":"In … he said it"} (found)
    house: complaint:marked {"without":"In … he said it"} [out] [again] [keep] [!back] [!home]
    amina: [keep]
    house: complaint:witnesses [yes] [no] [!skip] [!back] [!home]
    amina: [!skip]
    act: which-asks {"paper":"report","rules":"other","what":"Near Kharkiv he said it","without":"In … he said it"} (report)
    house: complaint:wants-report [inquiry] [apart] [calm] [told] [urgent] [next] [!skip] [!back] [!home]
    amina: [!skip]
    house: complaint:review (complaint) {"paper":"report","rules":"other","what":"Near Kharkiv he said it"} [make] [what] [drop] [!back] [!home]
    amina: [what]
    house: complaint:what … [!skip] [!back] [!home]
    amina: Again he said it
    act: look-at-sentence {"paper":"report","rules":"other","what":"Again he said it","without":"In … he said it"} (clean)
    house: complaint:witnesses [yes] [no] [!skip] [!back] [!home]
    amina: [!skip]
    act: which-asks {"paper":"report","rules":"other","what":"Again he said it","without":"In … he said it"} (report)
    house: complaint:wants-report [inquiry] [apart] [calm] [told] [urgent] [next] [!skip] [!back] [!home]
    amina: [!skip]
    house: complaint:review (complaint) {"paper":"report","rules":"other","what":"Again he said it"} [make] [what] [drop] [!back] [!home]
    amina: [make]
    house: complaint:format [pdf] [docx] [both] [!skip] [!back] [!home]
    amina: [docx]
    act: make-paper {"paper":"report","rules":"other","what":"Again he said it","without":"In … he said it","format":"docx"} (withheld)
    house: complaint:withheld [lawyer] [which] [!back] [!home]
    amina: [which]
    house: complaint:which [police] [order] [ombudsman] [directorate] [report] [!skip] [!back] [!home]
  `,
  ))
