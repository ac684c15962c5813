/// <reference lib="dom" />
import { type EntryContent, readContent } from '../../sealing/entry-content.ts'
import type { UnlockedKey } from '../sealing/browser.ts'
import { bytesOf } from './base64.ts'
import { fileParts } from './page-file.ts'
import { ask, askBytes, part, word } from './page-house.ts'
import { keyring } from './page-keyring.ts'

export type Row = {
  readonly entry: string
  readonly author: 'person' | 'staff'
  readonly at: string
  readonly size: number
  readonly wraps?: string
  readonly body?: string
}

/** What was said in a case: fetched sealed, opened here, told why where it does not open. Forgotten when the key is. */
export function timeline(list: HTMLElement): () => void {
  const shown = new Set<string>()
  const said = part(list.parentElement!, '[data-timeline-said]')
  let turn = 0

  const show = async (anew: boolean) => {
    turn += 1
    const own = turn
    if (anew) {
      shown.clear()
      list.replaceChildren()
    }
    const sentence = await fill(list, shown, () => own === turn)
    if (own === turn) said.textContent = sentence
  }

  const stop = keyring.onChange(() => void show(true))
  const more = () => void show(false)
  document.body.addEventListener('ring', more)
  void show(true)
  return () => {
    turn += 1
    stop()
    document.body.removeEventListener('ring', more)
  }
}

/** Adds what is not shown yet, for as long as nothing newer is under way. Gives back what is to be said below it. */
async function fill(list: HTMLElement, shown: Set<string>, isMine: () => boolean): Promise<string> {
  const { entries: from = '', case: of = '', unread = '' } = list.dataset
  const keys = keyring.keys()
  if (keys.length === 0) return word('locked')
  const answer = await ask<{ entries: readonly Row[] }>(from)
  if ('refused' in answer) return answer.refused
  for (const row of answer.data.entries.filter(({ entry }) => !shown.has(entry))) {
    const item = await itemOf(row, { of, from, keys, unread: unread.split(' ').includes(row.entry) })
    if (!isMine()) return ''
    shown.add(row.entry)
    list.append(item)
  }
  return shown.size === 0 ? word('nothing-said') : ''
}

type Around = {
  readonly of: string
  readonly from: string
  readonly keys: readonly UnlockedKey[]
  readonly unread: boolean
}

async function itemOf(row: Row, around: Around): Promise<HTMLElement> {
  const item = document.createElement('li')
  item.className = row.author
  const content = await contentOf(row, around)
  const kind = 'refused' in content ? row.author : content.head.kind === 'note' ? 'note' : row.author
  item.classList.add(kind)
  const head = document.createElement('p')
  head.className = 'small'
  const at = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Kyiv',
  })
  head.textContent = [word(`by-${kind}`), at.format(new Date(row.at)), around.unread ? word('unread') : '']
    .filter((one) => one !== '')
    .join(' · ')
  item.append(head, ...('refused' in content ? [closed(content.refused)] : partsOf(content)))
  return item
}

const closed = (sentence: string) => {
  const line = document.createElement('p')
  line.className = 'closed'
  line.textContent = sentence
  return line
}

function partsOf(content: EntryContent): readonly HTMLElement[] {
  const { head, bytes } = content
  if (head.kind === 'file') return fileParts(head, bytes)
  const line = document.createElement('p')
  line.className = 'words'
  line.textContent = new TextDecoder().decode(bytes)
  return [line]
}

/** The content, with the first of our keys that opens it; else the reason. */
export async function contentOf(
  row: Row,
  { of, from, keys }: Omit<Around, 'unread'>,
): Promise<EntryContent | { readonly refused: string }> {
  if (!row.wraps) return { refused: word('entry-shredded') }
  const body = row.body ? bytesOf(row.body) : await askBytes(`${from}/${row.entry}`)
  if (!body) return { refused: word('no-connection') }
  const about = { entry: row.entry, case: of, author: row.author, at: new Date(row.at) }
  let why = 'not-sealed-to-this-key'
  for (const key of keys) {
    const plain = await key.open({ wraps: bytesOf(row.wraps), body }, about)
    if (plain.ok) {
      const content = readContent(plain.value)
      return content.ok ? content.value : { refused: word(`entry-${content.refusal}`) }
    }
    if (plain.refusal !== 'not-sealed-to-this-key') why = plain.refusal
  }
  return { refused: word(`entry-${why}`) }
}
