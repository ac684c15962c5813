/** Names that a value of ours may not use, because here they stand for what JSON cannot say. */
const MOMENT = '$at'
const BYTES = '$bytes'

type Plain = { readonly [name: string]: unknown }
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function written(value: unknown): unknown {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new TypeError('a moment that is none cannot be kept')
    return { [MOMENT]: value.getTime() }
  }
  if (value instanceof Uint8Array) return { [BYTES]: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return value.map(written)
  if (!isPlain(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (name.startsWith('$')) throw new TypeError('a name that begins with $ cannot be kept')
      return [name, written(part)]
    }),
  )
}

/** Changes what JSON made in its place: a desk reads hundreds of cases for one page. */
function read(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const parts = value as Record<string, unknown>
  const { [MOMENT]: moment, [BYTES]: bytes } = parts
  if (typeof moment === 'number') return new Date(moment)
  if (typeof bytes === 'string') return Uint8Array.from(Buffer.from(bytes, 'base64'))
  for (const name of Object.keys(parts)) {
    const part = parts[name]
    if (typeof part === 'object' && part !== null) parts[name] = read(part)
  }
  return value
}

/** A value as JSON in which moments and bytes come back as what they were. Throws at what would come back as something else. */
export const valueText = (value: unknown): string => JSON.stringify(written(value))

/** The value again. What is read here was sealed by this house or written by it, so its shape is believed. */
export const valueIn = <Value>(text: string) => read(JSON.parse(text)) as Value
