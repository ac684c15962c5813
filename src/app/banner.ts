import type { Config } from '../edge/settings.ts'

/** What the operator reads when the house is open: where it is, and what to mend before real people come. */
export function banner(config: Config, port: number, overdue: readonly string[], hidden = 0): string {
  const local = `http://localhost:${port}`
  const lines = [
    '',
    '  Stezhka is open.',
    '',
    `  Web page    ${config.publicUrl ?? local}`,
    ...(config.publicUrl ? [`              ${local} on this machine`] : []),
    `  Telegram    ${config.telegram ? config.telegram.mode : 'off: set BOT_TOKEN to open this door'}`,
    `  Health      ${local}/healthz`,
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
