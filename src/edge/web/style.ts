/** How every page looks: one column, one quiet colour, the reader's own letters and size, both directions of writing. */
export const style = `:root {
  color-scheme: light dark;
  --paper: #f6f5f1;
  --sheet: #ffffff;
  --ink: #1c2a30;
  --soft: #51616a;
  --line: #c4ccc9;
  --edge: #7a8a8c;
  --calm: #0e5a63;
  --calm-ink: #ffffff;
  --tint: #e2f0ee;
  --urgent: #8f2222;
  --urgent-tint: #fbeeec;
  --focus: #b25400;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12181b;
    --sheet: #1b2428;
    --ink: #e8edee;
    --soft: #aab8bd;
    --line: #35444a;
    --edge: #7d9097;
    --calm: #8fd3d0;
    --calm-ink: #0b2326;
    --tint: #1e3a3d;
    --urgent: #ffb3ab;
    --urgent-tint: #3a2020;
    --focus: #ffc46b;
  }
}
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html {
  font: 100%/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  background: var(--paper);
  color: var(--ink);
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
  scroll-padding-block-start: 5.5rem;
}
body { margin: 0; min-block-size: 100vh; min-block-size: 100svh; display: flex; flex-direction: column; }
.bar, main { inline-size: 100%; max-inline-size: 36rem; margin-inline: auto; padding-inline: 1rem; }
h1, h2, p, ul, fieldset, form { margin: 0; padding: 0; border: 0; }
p { overflow-wrap: anywhere; white-space: pre-line; }

header {
  position: sticky;
  inset-block-start: 0;
  z-index: 1;
  background: var(--paper);
  border-block-end: 1px solid var(--line);
}
@media (max-height: 22rem) { header { position: static; } html { scroll-padding-block-start: 0; } }
.bar { display: flex; flex-wrap: wrap; align-items: start; gap: .5rem; padding-block: .5rem; }
.exit { margin-inline-start: auto; }
.keys { flex-basis: 100%; margin-block-start: -.375rem; color: var(--soft); font-size: .8125rem; text-align: end; }
@media (pointer: coarse), (max-width: 30rem) { .keys { display: none; } }
.skip {
  position: absolute;
  inset-inline-start: .5rem;
  inset-block-start: -10rem;
  z-index: 2;
  padding: .75rem 1rem;
  background: var(--sheet);
  color: var(--ink);
  border-radius: .5rem;
}
.skip:focus { inset-block-start: .5rem; }

main { flex: 1; padding-block: 1rem 2rem; display: grid; gap: 1.25rem; align-content: start; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h1.name { font-size: 1rem; font-weight: 600; color: var(--soft); }
h2 { font-size: 1.125rem; }
.said { display: grid; gap: .75rem; }
.line { display: grid; gap: .75rem; }
.line.question { font-size: 1.0625rem; }
.small { font-size: .9375rem; color: var(--soft); }
.hint {
  padding: .75rem 1rem;
  background: var(--tint);
  border-inline-start: .25rem solid var(--calm);
  border-radius: .25rem;
}
a { color: var(--calm); text-underline-offset: .2em; }
.call { display: block; padding-block: .625rem; }
a.phone {
  display: inline-block;
  min-inline-size: 2.75rem;
  padding-block: .625rem;
  margin-block: -.625rem;
  font-weight: 650;
  font-variant-numeric: tabular-nums;
  unicode-bidi: isolate;
}
.whole { white-space: nowrap; }

form { display: grid; gap: .5rem; justify-items: stretch; }
fieldset { display: grid; gap: .5rem; min-inline-size: 0; }
legend { padding: 0; margin-block-end: .5rem; font-size: .9375rem; color: var(--soft); }
label { font-weight: 600; }
input, textarea, button { font: inherit; color: inherit; }
input[type=text], textarea {
  inline-size: 100%;
  min-block-size: 2.75rem;
  padding: .625rem .75rem;
  background: var(--sheet);
  border: 1px solid var(--edge);
  border-radius: .5rem;
  resize: vertical;
}
button {
  min-block-size: 2.75rem;
  min-inline-size: 2.75rem;
  padding: .5rem 1rem;
  background: var(--sheet);
  border: 1px solid var(--edge);
  border-radius: .5rem;
  text-align: start;
  overflow-wrap: anywhere;
  cursor: pointer;
}
button:hover { background: var(--tint); }
.option { inline-size: 100%; padding-block: .75rem; }
.option[aria-pressed=true] { background: var(--tint); border-color: var(--calm); box-shadow: inset 0 0 0 1px var(--calm); }
.main { background: var(--calm); border-color: var(--calm); color: var(--calm-ink); font-weight: 600; text-align: center; }
.main:hover { background: var(--calm); text-decoration: underline; }
.urgent { color: var(--urgent); border-color: var(--urgent); font-weight: 600; }
.urgent:hover { background: var(--urgent-tint); }
.leave { background: var(--ink); border-color: var(--ink); color: var(--paper); font-weight: 600; }
.leave:hover { background: var(--ink); text-decoration: underline; }
nav form { display: flex; flex-wrap: wrap; gap: .5rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line); }
nav button { background: transparent; color: var(--calm); }
nav .more { flex-basis: 100%; text-align: center; }
.languages { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; }
.languages a { display: inline-block; min-inline-size: 2.75rem; min-block-size: 2.75rem; padding-block: .625rem; }
.languages [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.emergency {
  display: grid;
  gap: .5rem;
  padding: 1rem;
  background: var(--sheet);
  border: 1px solid var(--line);
  border-inline-start: .25rem solid var(--urgent);
  border-radius: .5rem;
}
.notes main { gap: .5rem; }
.notes textarea { min-block-size: 60vh; }

:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
/* Where reading begins, not something to press: a ring round the whole text would cry out on every screen. */
#now:focus { outline: none; }
@media (prefers-reduced-motion: no-preference) { button { transition: background-color .12s; } }
@media (forced-colors: active) { .option[aria-pressed=true] { border-width: 3px; } }
@media print {
  header, .skip, nav { display: none; }
  body { background: #fff; color: #000; }
  a.phone { color: #000; }
  p, .option { break-inside: avoid; }
}
`
