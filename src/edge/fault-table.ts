import type { Fault } from '../conversation/inspect-rule.ts'

/** What `inspect` found, for the terminal: file and place on one line, cause and mend under it. */
export const faultTable = (faults: readonly Fault[]): string =>
  faults
    .map(({ file, path, cause, mend }) => `  ${file}  ${path}\n      ${cause}\n      mend: ${mend}`)
    .join('\n')
