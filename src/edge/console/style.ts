import { readingStyle } from '../web/reading-style.ts'
import { style } from '../web/style.ts'

/** How the desk looks: the web door's colours and letters, wider, with lists and one case side by side. */
export const deskStyle = `${style}${readingStyle}
.top .bar, #desk > main { max-inline-size: 68rem; }
#desk { flex: 1; display: flex; flex-direction: column; }
.top .bar { align-items: center; justify-content: space-between; padding-block: .25rem; }
.top nav { min-inline-size: 0; }
.places { display: flex; flex-wrap: wrap; gap: 0 .25rem; list-style: none; }
.places a, a.quiet, button.quiet {
  display: inline-flex;
  align-items: center;
  gap: .375rem;
  min-block-size: 2.75rem;
  min-inline-size: 2.75rem;
  padding: .25rem .5rem;
  background: transparent;
  border: 0;
  border-radius: .375rem;
  color: var(--calm);
  text-decoration: none;
}
.places a:hover, a.quiet:hover, button.quiet:hover { text-decoration: underline; background: var(--tint); }
.places [aria-current] { color: var(--ink); font-weight: 650; box-shadow: inset 0 -3px var(--calm); border-radius: 0; }
.own { display: flex; flex-wrap: wrap; align-items: center; gap: 0 .25rem; font-size: .9375rem; }
.own form { display: block; }
#key-state::before { content: ''; inline-size: .625rem; block-size: .625rem; border: 2px solid currentColor; border-radius: 50%; }
#key-state.open::before { background: currentColor; }
.badge { display: inline-block; min-inline-size: 1.5rem; padding: 0 .375rem; background: var(--calm); color: var(--calm-ink); border-radius: 1rem; font-size: .8125rem; font-weight: 650; text-align: center; font-variant-numeric: tabular-nums; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.empty { display: none; }
.soft { color: var(--soft); }
.late { color: var(--urgent); font-weight: 600; }
.promise { font-weight: 600; }
.refused:empty, .hints:empty, [data-said]:empty, [data-timeline-said]:empty { display: none; }
.refused { padding: .625rem .75rem; background: var(--urgent-tint); border-inline-start: .25rem solid var(--urgent); border-radius: .25rem; }
#title:focus, .paper:focus, #link:focus { outline: none; }
.narrowed { max-inline-size: 32rem; padding-block-start: 3rem; }
.narrowed .tongues { display: flex; gap: .25rem; margin-block-start: 2rem; }

.cases ul, ul.cases { display: grid; gap: .75rem; padding: 0; list-style: none; }
.card { display: grid; gap: .5rem; padding: 1rem; background: var(--sheet); border: 1px solid var(--line); border-radius: .625rem; }
.card h2 { font-size: 1.125rem; overflow-wrap: anywhere; }
.chips { display: flex; flex-wrap: wrap; gap: .375rem; white-space: normal; }
.chip { padding: .125rem .625rem; background: var(--tint); border-radius: 1rem; font-size: .9375rem; }
.marks { display: flex; flex-wrap: wrap; gap: .375rem; list-style: none; }
.marks li { padding: .125rem .625rem; border: 1px solid var(--edge); border-radius: 1rem; font-size: .875rem; }
.deeds { display: flex; flex-wrap: wrap; gap: .75rem; align-items: start; }
.plain { display: grid; gap: .375rem; padding-inline-start: 1.25rem; }
.prints { display: grid; gap: .25rem; padding: 0; list-style: none; font-size: .875rem; color: var(--soft); font-variant-numeric: tabular-nums; }
.print { font: 600 1.0625rem/1.5 ui-monospace, 'DejaVu Sans Mono', monospace; overflow-wrap: anywhere; user-select: all; }

summary { display: inline-flex; align-items: center; min-block-size: 2.75rem; padding: .25rem .75rem; color: var(--calm); font-weight: 600; cursor: pointer; border-radius: .375rem; }
summary::after { content: '▾'; margin-inline-start: .5rem; }
details[open] > summary::after { content: '▴'; }
summary::-webkit-details-marker { display: none; }
details > form, details.deed > :not(summary) { margin: .25rem .75rem 1rem; }
details.deed { border: 1px solid var(--line); border-radius: .5rem; background: var(--sheet); }
.deeds-list { display: grid; gap: .5rem; }
.field { display: grid; gap: .25rem; }
#main .find { grid-template-columns: minmax(0, 24rem) auto; align-items: end; justify-content: start; padding-block-start: 1rem; border-block-start: 1px solid var(--line); }
select, input[type=password], input[type=number], input[type=time], input[type=datetime-local], input[type=file] {
  min-block-size: 2.75rem;
  padding: .5rem .75rem;
  font: inherit;
  color: inherit;
  background: var(--sheet);
  border: 1px solid var(--edge);
  border-radius: .5rem;
  max-inline-size: 100%;
}
input[type=password] { inline-size: 100%; }
button:disabled { opacity: .6; cursor: default; }
progress { inline-size: 100%; block-size: .75rem; accent-color: var(--calm); }
.ticks { display: grid; gap: 0; }
.ticks label, .tick { display: flex; align-items: center; gap: .625rem; min-block-size: 2.75rem; font-weight: 400; }
input[type=checkbox], input[type=radio] { inline-size: 1.25rem; block-size: 1.25rem; flex: none; accent-color: var(--calm); }
legend { font-weight: 600; color: var(--ink); }
.day { display: grid; grid-template-columns: 7.5rem repeat(4, minmax(0, 8.5rem)); align-items: center; gap: .375rem; }
.day input { inline-size: 100%; }
.reading > form, .reading > section { max-inline-size: 44rem; }

.case { display: grid; gap: 1.5rem; }
#main, #main form, #main section, .case, .talk, .field { grid-template-columns: minmax(0, 1fr); }
.facts { display: grid; gap: .625rem; align-content: start; }
.facts h2 { font-size: 1rem; color: var(--soft); margin-block-start: .5rem; }
.talk { display: grid; gap: 1.25rem; align-content: start; min-inline-size: 0; }
.talk > section, .unlock, .reply, .warning { display: grid; gap: .625rem; }
.unlock, .warning, .reply, .paper { padding: 1rem; background: var(--sheet); border: 1px solid var(--line); border-radius: .625rem; }
details .reply { padding: 0; border: 0; }
.warning { border: 3px solid var(--urgent); }
.timeline { display: grid; gap: .75rem; padding: 0; list-style: none; }
.timeline:empty { display: none; }
.timeline li { display: grid; gap: .375rem; justify-items: start; max-inline-size: 44rem; padding: .75rem 1rem; background: var(--sheet); border: 1px solid var(--line); border-radius: .625rem; }
.timeline li.person { margin-inline-end: 2rem; }
.timeline li.staff { margin-inline-start: 2rem; background: var(--tint); border-color: transparent; }
.timeline li.note { border-style: dashed; margin-inline-start: 2rem; background: transparent; }
.timeline .words { white-space: pre-wrap; }
.timeline .closed { color: var(--soft); font-style: italic; }
.timeline img { max-inline-size: 100%; block-size: auto; border-radius: .375rem; }
.hints { display: grid; gap: .25rem; padding: .625rem .75rem .625rem 1.75rem; background: var(--tint); border-radius: .375rem; }
.paper { display: grid; gap: .625rem; }
.paper pre { margin: 0; font: 600 1rem/1.8 ui-monospace, 'DejaVu Sans Mono', monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.qr svg { inline-size: 14rem; max-inline-size: 100%; block-size: auto; background: #fff; border-radius: .375rem; }
.scrolled { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .5rem 1rem .5rem 0; border-block-end: 1px solid var(--line); text-align: start; }
.audit { display: grid; gap: .375rem; padding-inline-start: 1.5rem; }
#cover { position: fixed; inset: 0; z-index: 9; display: grid; place-items: center; background: var(--paper); }
#cover p { padding: 1rem; }
.top { position: static; }
@media (min-width: 60rem) { #main .case { grid-template-columns: 20rem minmax(0, 1fr); gap: 2.5rem; } }
@media (max-width: 48rem) { .day { grid-template-columns: repeat(2, minmax(0, 1fr)); } .day > span { grid-column: 1 / -1; } }
@media (max-width: 30rem) { #main .find { grid-template-columns: 1fr; } .timeline li.person, .timeline li.staff, .timeline li.note { margin-inline: 0; } }
@media print {
  .top, #main > h1, .reading > :not(:has(.paper)), section:has(.paper) > :not(.paper), .paper button, .paper label { display: none !important; }
}
`
