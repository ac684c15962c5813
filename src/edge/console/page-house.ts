/// <reference lib="dom" />

/** A word of the page, by its key without `js-`; `{{name}}` in it is filled in. */
export function word(key: string, values: Readonly<Record<string, string>> = {}): string {
  const words = JSON.parse(document.body.dataset['words'] ?? '{}') as Record<string, string>
  const text = words[`js-${key}`] ?? words['js-fault'] ?? ''
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
}

/** What the house answers to our script: data, a way on, or a sentence that says no. */
export type Answered<Data> = { readonly data: Data; readonly to?: string } | { readonly refused: string }

/** Asks the house. Without a connection it is said so; when nobody is signed in any more, the page is left. */
export async function ask<Data>(path: string, form?: FormData): Promise<Answered<Data>> {
  const headers = { accept: 'application/json' }
  const sent = form ? { method: 'POST', headers, body: form } : { headers }
  try {
    const answer = await fetch(path, sent)
    const data = (await answer.json()) as Data & { to?: string; refused?: string }
    if (answer.status === 401) location.assign(data.to ?? '/desk/sign-in')
    if (data.refused !== undefined || !answer.ok) return { refused: data.refused ?? word('fault') }
    return { data, ...(data.to && { to: data.to }) }
  } catch {
    return { refused: word('no-connection') }
  }
}

/** The bytes behind an address of ours. */
export async function askBytes(path: string): Promise<Uint8Array | undefined> {
  try {
    const answer = await fetch(path)
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined
  } catch {
    return undefined
  }
}

/** An element inside another one that must be there. */
export function part<Kind extends HTMLElement = HTMLElement>(inside: ParentNode, selector: string): Kind {
  const found = inside.querySelector<Kind>(selector)
  if (!found) throw new Error(`the page has no ${selector}`)
  return found
}
