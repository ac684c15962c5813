/** How the pages to sign look, on a screen and on A4. */
export const reportStyle = `
:root { --ink: #1b1f24; --quiet: #5b6470; --line: #c9d0d8; --soft: #f4f6f8; --wrong: #9b1c1c }
* { box-sizing: border-box }
body { font: 15px/1.45 'DejaVu Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; color: var(--ink); max-width: 64rem; margin: 0 auto; padding: 2rem 1.25rem }
h1 { font-size: 1.7rem; margin: 0 } h2 { font-size: 1.25rem; margin: 2rem 0 .75rem }
h2 small, h3 small, .quiet { color: var(--quiet); font-weight: normal; font-size: .85rem }
a { color: inherit } .how li { margin: .25rem 0 } .contents { columns: 2 22rem; padding-left: 1.4rem } .contents li { margin: .2rem 0; break-inside: avoid }
article { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 1rem; padding: .75rem 1rem }
h3 { font: 600 .85rem/1.3 'DejaVu Sans Mono', Consolas, monospace; margin: 0 0 .5rem }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1.25rem } p { margin: 0 0 .5rem }
.buttons span { display: inline-block; border: 1px solid var(--line); border-radius: 4px; padding: 0 .4rem; margin: 0 .1rem .2rem 0; font-size: .85rem }
.mirror { color: var(--quiet); font-size: .8rem; line-height: 1.35 } .said > .mirror { border-top: 1px dotted var(--line); padding-top: .4rem }
.why { font-size: .75rem; color: var(--quiet) } .source { font-size: .75rem; color: var(--quiet); line-height: 1.35; overflow-wrap: anywhere }
.facts { border-left: 3px solid var(--soft); padding-left: .9rem; font-size: .88rem } .fact + .fact { border-top: 1px dotted var(--line); padding-top: .5rem }
.wrong { color: var(--wrong); font-weight: 600 }
table { width: 100%; border-collapse: collapse; margin-top: .4rem; background: var(--soft); font-size: .85rem }
td { padding: .35rem .6rem; width: 26% } td:first-child { width: 48% } tr.done td { color: var(--quiet) }
td i { display: inline-block; border-bottom: 1px solid var(--ink); width: 60%; height: 1em }
footer { background: var(--soft); padding: .75rem 1rem; border-radius: 6px } footer p { margin: 0 0 .3rem; font-size: .85rem }
code { display: block; font: .75rem/1.6 'DejaVu Sans Mono', Consolas, monospace; overflow-wrap: anywhere }
@media (max-width: 40rem) { .sides { grid-template-columns: 1fr } }
@page { size: A4; margin: 14mm 12mm 16mm; @bottom-center { content: counter(page) ' / ' counter(pages); font: 8pt 'DejaVu Sans', sans-serif; color: #5b6470 } }
@media print {
  body { font-size: 9.5pt; max-width: none; padding: 0 }
  section { break-before: page } article, footer { break-inside: avoid } h2, h3 { break-after: avoid }
  table, footer, .facts { -webkit-print-color-adjust: exact; print-color-adjust: exact }
}
`
