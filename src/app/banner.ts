import type { Config } from '../edge/settings.ts'
import { DEMO_PASSPHRASE } from './demo-content.ts'

/** What the operator reads when the house is open: where it is, and what to mend before real people come. */
export function banner(
  config: Config,
  port: number,
  {
    overdue = [],
    hidden = 0,
    example,
  }: { overdue?: readonly string[]; hidden?: number; example?: string | undefined } = {},
): string {
  const local = `http://localhost:${port}`
  const lines = [
    '',
    '  Stezhka is open.',
    '',
    `  Web page    ${config.publicUrl ?? local}`,
    ...(config.publicUrl ? [`              ${local} on this machine`] : []),
    `  Telegram    ${config.telegram ? config.telegram.mode : 'off: set BOT_TOKEN to open this door'}`,
    `  Desk        ${config.publicUrl ?? local}/desk`,
    `  Health      ${local}/healthz`,
    ...exampleLines(local, example),
    ...(config.hostKeyBesideData
      ? [
          '',
          '  Before real people come: the host key lies beside the database, and one copy takes both.',
          '  Move it elsewhere and set HOST_KEY_FILE (see “Going live” in the README).',
        ]
      : []),
    ...(overdue.length > 0 ? ['', `  Past their term: ${overdue.join(', ')}`] : []),
    ...(hidden > 0
      ? ['', `  Texts that are hidden today: ${hidden}. Why: npm run stezhka -- content status`]
      : []),
    '',
    '  Ctrl-C closes it.',
    '',
  ]
  return `${lines.join('\n')}\n`
}

/** The way into a desk with nobody real in it. */
const exampleLines = (local: string, example: string | undefined): string[] =>
  example
    ? [
        '',
        '  An example desk, with nobody real in it. This link opens it once, within the hour:',
        `              ${local}${example}`,
        `  Its key opens with the words: ${DEMO_PASSPHRASE}`,
      ]
    : []
