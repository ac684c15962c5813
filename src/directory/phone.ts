/** A number that can be dialled: E.164 or a short national code, how it is read aloud, and what to dial after it. */
export type Phone = { readonly number: string; readonly readable: string; readonly extension?: string }

/** What a phone cell holds: the numbers that can be tapped, and the cell as written where something in it cannot. */
export type Phones = { readonly phones: readonly Phone[]; readonly text?: string }

/** Whose local numbers are meant: in Ukraine they begin with 0 (or 380, 80, or nothing), in North America 3-3-4. */
export type Plan = 'ukraine' | 'north-america'

/** Codes of Ukraine's numbering plan, without the 0: regions, mobile networks, free and paid numbers. */
const region = /^(?:3[1-8]|4[1-9]|5[1-7]|6[1-5]|69)/
const mobile = /^(?:39|50|63|66|67|68|73|75|77|89|9[1-9])/
const free = /^(?:800|900)/

const grouped = (digits: string, sizes: readonly number[]) => {
  const starts = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size, 0))
  return starts.map((from, at) => digits.slice(from, from + sizes[at]!)).join(' ')
}

function ukrainian(national: string): Phone {
  const number = `+380${national}`
  if (free.test(national)) return { number, readable: `0 ${grouped(national, [3, 3, 3])}` }
  return { number, readable: `+380 ${grouped(national, mobile.test(national) ? [2, 3, 2, 2] : [2, 3, 4])}` }
}

/** The whole nine digits behind any way to write the trunk; a number that lacks a digit or has one too many is not read. */
function nationalOf(digits: string): string | undefined {
  const national = /^(?:380|80|0)?([1-9]\d{8})$/.exec(digits)?.[1]
  const known = national && (region.test(national) || mobile.test(national) || free.test(national))
  return known ? national : undefined
}

/**
 * 102, 15-47, 116 123, 7333: dialled as they are, inside the country only. Written in groups, only the well-known ones
 * are meant: "15-12" may be a village's own number.
 */
function shortCode(written: string): Phone | undefined {
  const digits = written.replace(/\D/g, '')
  if (/^(?:1547|15-47|15 47)$/.test(written)) return { number: digits, readable: '15-47' }
  if (/^116[ -]?\d{3}$/.test(written)) return { number: digits, readable: grouped(digits, [3, 3]) }
  return /^(?:1\d\d|15\d\d|7333)$/.test(written) ? { number: digits, readable: digits } : undefined
}

function abroad(written: string, plan: Plan): Phone | undefined {
  const digits = written.replace(/\D/g, '')
  const american = /^1?([2-9]\d{2})([2-9]\d{2})(\d{4})$/.exec(digits)
  const [, area, exchange, line] = american ?? []
  if (american && (plan === 'north-america' || /^\+1/.test(written))) {
    return { number: `+1${area}${exchange}${line}`, readable: `+1 ${area} ${exchange} ${line}` }
  }
  if (!/^\+[1-9]/.test(written) || /^(?:380|7)/.test(digits) || digits.length < 8 || digits.length > 15)
    return undefined
  return { number: `+${digits}`, readable: `+${digits}` }
}

const extensionForm =
  /\s*\(?(?:добавочний|доб|внутрішній|внутр|вн|дод|extension|ext|x)\.?\s*:?\s*(\d{1,6})\s*\)?$/iu

function readOne(written: string, plan: Plan): Phone | undefined {
  const extension = extensionForm.exec(written)?.[1]
  const main = (extension ? written.replace(extensionForm, '') : written).trim()
  if (!/^\+?[\d\s().-]+$/.test(main)) return undefined
  const digits = main.replace(/\D/g, '')
  const code = extension ? undefined : shortCode(main)
  const national = main.startsWith('+') && !digits.startsWith('380') ? undefined : nationalOf(digits)
  const phone = code ?? (national ? ukrainian(national) : abroad(main, plan))
  return phone && extension ? { ...phone, extension } : phone
}

/** Two numbers with only blanks between them, if there is exactly one place to cut. */
function cutAtBlank(written: string, plan: Plan): readonly Phone[] | undefined {
  const words = written.split(/\s+/)
  const cuts = words.slice(1).flatMap((_, at) => {
    const first = readOne(words.slice(0, at + 1).join(' '), plan)
    const second = readOne(words.slice(at + 1).join(' '), plan)
    return first && second ? [[first, second]] : []
  })
  return cuts.length === 1 ? cuts[0] : undefined
}

const nothing = /^(?:-+|ні|немає|нема|нет|no|none|n\/a)$/iu
const label = /^(?:телефон|тел|моб|факс\/тел|тел\/факс|phone|tel)\s*[.:]*\s*/iu

/** Reads a cell as people fill it in; what cannot be read stays text and is never offered to tap. */
export function readPhones(written: string, plan: Plan = 'ukraine'): Phones {
  const cell = written
    .replace(/[\u00a0\s]+/g, ' ')
    .replace(/[‐‑‒–—−]/g, '-')
    .trim()
  if (!cell || nothing.test(cell)) return { phones: [] }
  const parts = cell.split(/[,;/]|\s(?:або|та|і|и|or)\s/u).map((part) => part.trim().replace(label, ''))
  const read = parts.filter(Boolean).map((part) => {
    const one = readOne(part, plan)
    return one ? [one] : cutAtBlank(part, plan)
  })
  const found = read.flatMap((phones) => phones ?? [])
  const phones = found.filter((phone, at) => found.findIndex((other) => other.number === phone.number) === at)
  return read.every(Boolean) ? { phones } : { phones, text: cell }
}
