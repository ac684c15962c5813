/** One thing wrong with a sentence: why, and what mends it. */
export type Flaw = { readonly cause: string; readonly mend: string }

export const flaw = (cause: string, mend: string): Flaw => ({ cause, mend })

/** Words as rules see them: small letters, one kind of apostrophe and space, no hidden signs, nothing that is filled in later. */
export const plain = (text: string): string => spelled(text).toLowerCase()

/** The same with its capitals, for rules that tell КК from кк. */
export const spelled = (text: string): string => {
  const filled = text.replace(/\{\{[^}]*\}\}/g, '…')
  return unusual.test(filled) ? usual(filled) : filled
}

/** Signs that look like others, or like nothing. */
const unusual = /[\u0300-\u036F\u00A0\u00AD\u2007\u2009-\u200D\u2010\u2011\u202F\u2060\uFEFF’ʼ`´]/
const usual = (text: string) =>
  text
    .normalize('NFC')
    // Stress marks, soft hyphens and signs without width hide a word from a rule, not from a reader.
    .replace(/[\u0300\u0301\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[\u00A0\u202F\u2007\u2009]/g, ' ')
    .replace(/[\u2010\u2011]/g, '-')
