/** A colour in a light and in a dark picture. */
type Colour = { readonly light: string; readonly dark: string }

/** The colours of the pictures. Every word stands on its ground with a contrast of at least 4.5, every sign with 3 (WCAG AA): a test measures it. */
export const palette = {
  paper: { light: '#ffffff', dark: '#0d1117' },
  ink: { light: '#1f2328', dark: '#e6edf3' },
  faint: { light: '#59636e', dark: '#9aa5b1' },
  rule: { light: '#818b98', dark: '#6e7a87' },
  card: { light: '#f6f8fa', dark: '#161b22' },
  button: { light: '#ddf0ff', dark: '#12283d' },
  'button-rule': { light: '#0969da', dark: '#58a6ff' },
  deed: { light: '#fff5d6', dark: '#2b230c' },
  'deed-rule': { light: '#9a6700', dark: '#d29922' },
  field: { light: '#ffffff', dark: '#0d1117' },
  'write-rule': { light: '#8250df', dark: '#a98bf0' },
  say: { light: '#eef6f0', dark: '#14221a' },
  'say-rule': { light: '#3f7d54', dark: '#57ab74' },
  door: { light: '#efe6dc', dark: '#2a2118' },
  'door-rule': { light: '#8a5a2b', dark: '#c08a53' },
  urgent: { light: '#ffebe9', dark: '#3a1214' },
  'urgent-rule': { light: '#c11c28', dark: '#ff7b72' },
} as const satisfies Record<string, Colour>

const variables = (mode: keyof Colour) =>
  Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour[mode]}`)
    .join(';')

/** Type that every machine has; no font is loaded. */
const face = 'system-ui,-apple-system,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif'

const shape = (name: string, ground: string, rule: string, wide = 1.5, more = '') =>
  `.${name}{fill:var(--${ground});stroke:var(--${rule});stroke-width:${wide}${more}}`
const type = (name: string, pixels: number, colour: string, more = '') =>
  `.${name}{font-size:${pixels}px;fill:var(--${colour})${more}}`

/** The style sheet of a picture: it follows the reader's light or dark setting by itself. */
export const styles = [
  `svg{${variables('light')}}`,
  `@media(prefers-color-scheme:dark){svg{${variables('dark')}}}`,
  `text{font-family:${face}}`,
  '.paper{fill:var(--paper)}',
  shape('choose', 'card', 'button-rule'),
  shape('say', 'say', 'say-rule'),
  shape('write', 'card', 'write-rule'),
  shape('do', 'deed', 'deed-rule'),
  shape('end', 'door', 'door-rule'),
  shape('door', 'door', 'door-rule'),
  shape('urgent', 'urgent', 'urgent-rule'),
  shape('button', 'button', 'button-rule', 1),
  shape('result', 'paper', 'deed-rule', 1),
  shape('field', 'field', 'write-rule', 1, ';stroke-dasharray:4 3'),
  shape('back', 'card', 'rule', 1, ';stroke-dasharray:1 3'),
  shape('badge', 'paper', 'rule', 1),
  shape('number', 'paper', 'rule', 1),
  '.beginning{fill:var(--ink)}',
  '.wire{fill:none;stroke:var(--button-rule);stroke-width:1.6}',
  '.to-door{fill:none;stroke:var(--door-rule);stroke-width:1.3}',
  '.to-urgent{fill:none;stroke:var(--urgent-rule);stroke-width:1.6}',
  '.tip{fill:var(--button-rule)}.tip-door{fill:var(--door-rule)}.tip-urgent{fill:var(--urgent-rule)}',
  '.knob{fill:var(--door-rule)}.knob-urgent{fill:var(--urgent-rule)}',
  type('title', 22, 'ink', ';font-weight:600'),
  type('note', 12, 'faint'),
  type('words', 13, 'ink'),
  type('label', 12, 'ink'),
  type('quiet', 12, 'faint'),
  type('small', 10.5, 'faint'),
  type('on-dark', 12, 'paper', ';font-weight:600'),
].join('\n')
