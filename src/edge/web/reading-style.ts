/** How what is read in full looks: one column that the eye can hold, the conversation beside it where there is room, and on paper. */
export const readingStyle = `
a.button, a.way, button.way {
  display: inline-flex;
  align-items: center;
  min-block-size: 2.75rem;
  padding: .5rem 1rem;
  background: var(--sheet);
  border: 1px solid var(--edge);
  border-radius: .5rem;
  color: var(--ink);
  text-decoration: none;
  overflow-wrap: anywhere;
}
a.way, button.way { color: var(--calm); }
a.button:hover, a.way:hover { background: var(--tint); }
a.button.urgent { color: var(--urgent); border-color: var(--urgent); }
a.button.urgent:hover { background: var(--urgent-tint); }
main > a.way { justify-self: start; }

.reading { display: grid; gap: 1.75rem; max-inline-size: 68ch; line-height: 1.6; }
.reading section { display: grid; gap: .875rem; }
.reading section.headed { padding-block-start: .25rem; }
.reading h2 { font-size: 1.375rem; line-height: 1.3; }
.reading h2, .reading h3, .reading h4 { margin: 0; text-wrap: balance; }
.reading .headed:has(h2) { padding-block-start: 1.75rem; border-block-start: 1px solid var(--line); }
.reading h3 { font-size: 1.125rem; line-height: 1.35; }
.reading h4 { font-size: 1rem; color: var(--soft); }
.reading .small { font-size: .875rem; }
.ways { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; }
.ways a, .ways button.way {
  display: inline-flex;
  align-items: center;
  min-block-size: 2.75rem;
  min-inline-size: 2.75rem;
  padding: .5rem 1rem;
  background: var(--tint);
  border: 1px solid transparent;
  border-radius: .5rem;
  color: var(--ink);
  text-decoration: none;
}
.ways a:hover, .ways button.way:hover { border-color: var(--calm); }
.contents { display: grid; gap: .5rem; list-style: none; }
.contents a, .contents button {
  display: flex;
  inline-size: 100%;
  align-items: center;
  min-block-size: 3.25rem;
  padding: .625rem 1rem;
  background: var(--sheet);
  border: 1px solid var(--line);
  border-radius: .5rem;
  color: var(--ink);
  font-weight: 600;
  text-decoration: none;
}
.contents a:hover, .contents button:hover { background: var(--tint); border-color: var(--calm); }
.warned { border: 1px solid var(--line); border-radius: .5rem; }
.warned > summary {
  min-block-size: 2.75rem;
  padding: .75rem 1rem;
  color: var(--calm);
  font-weight: 600;
  cursor: pointer;
  overflow-wrap: anywhere;
}
.warned[open] > summary { border-block-end: 1px solid var(--line); }
.warned > section, .warned > .warned { margin: 1.25rem 1rem; }
.foot { display: grid; gap: .875rem; padding-block-start: 1.75rem; border-block-start: 1px solid var(--line); }
.foot p.narrow { display: flex; flex-wrap: wrap; gap: .5rem; }
section:focus, article:focus, .reading:focus { outline: none; }

.wide { display: none !important; }
@media screen and (min-width: 62rem) {
  .wide { display: revert !important; }
  a.button.wide, button.way.wide { display: inline-flex !important; }
  .narrow { display: none !important; }
  .paired { display: grid; grid-template: auto 1fr / minmax(0, 1fr) 24rem; column-gap: 3.5rem; padding-inline: 2rem; max-inline-size: 76rem; margin-inline: auto; }
  .paired > header { grid-column: 1 / -1; margin-inline: -2rem; }
  .paired > header .bar { max-inline-size: none; padding-inline: 2rem; }
  .paired > main { max-inline-size: 42rem; padding-inline: 0; margin-inline: 0; padding-block: 2rem 4rem; }
  .paired > main > h1 { font-size: 2rem; line-height: 1.2; text-wrap: balance; margin-block-end: .5rem; }
  aside.wide {
    display: grid !important;
    gap: 1rem;
    align-content: start;
    align-self: start;
    position: sticky;
    inset-block-start: 6rem;
    max-block-size: calc(100vh - 7.5rem);
    overflow-y: auto;
    overscroll-behavior: contain;
    margin-block: 2rem;
    padding: 1.25rem;
    background: var(--sheet);
    border: 1px solid var(--line);
    border-radius: .75rem;
  }
  aside.wide #now { scroll-margin-block-start: 9rem; }
  aside.wide h2 { font-size: 1rem; color: var(--soft); }
}

@media print {
  @page { margin: 2cm; }
  :root {
    --paper: #fff; --sheet: #fff; --ink: #000; --soft: #333; --line: #999; --edge: #999;
    --calm: #000; --tint: #fff; --urgent: #000;
  }
  html { font-size: 11pt; }
  .paired { display: block; padding: 0; max-inline-size: none; }
  main, .paired > main, .reading { max-inline-size: none; padding: 0; }
  .wide, .ways, .foot, .tongues, .warned:not([open]), .warned > summary, .date ~ .small { display: none !important; }
  .warned { border: 0; }
  .warned > section { margin-inline: 0; }
  h2, h3, h4 { break-after: avoid; }
  .line, .emergency { break-inside: avoid; }
  .call { padding-block: .125rem; }
  a.phone { padding: 0; margin: 0; text-decoration: none; }
  .emergency { border: 1px solid #999; padding: .5rem; }
}
`
