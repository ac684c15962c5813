import type { Upload } from './files.ts'

/** What a call carries, whatever form its body had: fields of forms arrive as strings, of JSON as they are. */
export type Ask = {
  readonly fields: Readonly<Record<string, unknown>>
  readonly uploads: ReadonlyMap<string, Upload>
}

/** A text field, or nothing. */
export const textOf = (ask: Ask, name: string) => {
  const value = ask.fields[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
}

/** A whole or broken number, also from the strings that forms carry. */
export const numberOf = (ask: Ask, name: string) => {
  const value = ask.fields[name]
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined
}

export const flagOf = (ask: Ask, name: string) => {
  const value = ask.fields[name]
  return value === true || value === 1 || value === 'true' || value === '1' || value === 'True'
}

/** A list or an object; forms carry them as JSON in a string. Nothing at all if that JSON is broken. */
export const partsOf = (ask: Ask, name: string): unknown => {
  const value = ask.fields[name]
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}
