/** What proves later that a file was just this at that time: its fingerprint. Nothing of the file itself is in it. */
export type Receipt = {
  /** SHA-256, 64 hexadecimal digits. */
  readonly sha256: string
  readonly format: Format
}

export const formats = ['pdf', 'docx'] as const
export type Format = (typeof formats)[number]

/** Four digits are said in one breath. */
const BREATH = 4
const GROUPS_IN_A_LINE = 4

/** The fingerprint in lines of four groups of four: read aloud, typed, compared without losing the place. */
export function inGroups(sha256: string): readonly string[] {
  const groups = sha256.toUpperCase().match(new RegExp(`.{1,${BREATH}}`, 'g')) ?? []
  return Array.from({ length: Math.ceil(groups.length / GROUPS_IN_A_LINE) }, (_, line) =>
    groups.slice(line * GROUPS_IN_A_LINE, (line + 1) * GROUPS_IN_A_LINE).join(' '),
  )
}
