import type { Fault } from '../conversation/inspect-rule.ts'

/** What `inspect` found, for the terminal: file, line and place first, cause and mend under it. */
export const faultTable = (faults: readonly Fault[]): string =>
  faults
    .map(
      ({ file, line, path, cause, mend }) =>
        `  ${file}${line === undefined ? '' : `:${line}`}  ${path}\n      ${cause}\n      mend: ${mend}`,
    )
    .join('\n')
