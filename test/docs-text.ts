type Table = { readonly rows: readonly (readonly string[])[] }

/** A document without what stands between fences: there nothing is a link or a span. */
export const unfenced = (text: string) => text.replace(/^ *```[\s\S]*?^ *```$/gm, '')
/** What stands between backticks. */
export const spans = (text: string) =>
  [...unfenced(text).matchAll(/`([^`\n]+)`/g)].map(([, inside]) => inside!)

function cells(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())
}

/** The tables of a document that begin with this word. */
export function tables(text: string | undefined, first: string): Table[] {
  const found = (text ?? '').match(/(^\|.*\n?)+/gm) ?? []
  return found.flatMap((block) => {
    const [head, , ...rows] = block.trimEnd().split('\n')
    const names = cells(head!)
    return names[0] === first ? [{ rows: rows.map(cells) }] : []
  })
}

/** The names in backticks of one cell. */
export const named = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)
/** The parts of a document, as links call them. */
export const anchors = (text: string) =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/ /g, '-'),
  )

/** `House.turn` or `inspect`: is it declared in that file? */
export function declares(text: string, name: string): boolean {
  const [owner, member] = name.split('.')
  const declared = new RegExp(`\\b(function\\*?|const|let|class|type|interface) ${owner}\\b`).test(text)
  if (!member) return declared
  const isMember = new RegExp(`^ +((private|readonly|async|get|static) )*${member}[(:<]`, 'm').test(text)
  return declared && isMember
}
