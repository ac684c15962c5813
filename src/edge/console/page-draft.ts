/// <reference lib="dom" />
import type { Recipient } from '../../sealing/entry-seal.ts'
import { seal } from '../sealing/browser.ts'
import { base64, bytesOf } from './base64.ts'
import { keyring } from './page-keyring.ts'

type Kept = { readonly at: string; readonly wraps: string; readonly body: string }

/** Those who put a draft away when the page is about to be locked. */
const drafts = new Set<() => Promise<void>>()

/** Seals what is half written, before the key is let go of. */
export const putDraftsAway = () => Promise.all([...drafts].map((put) => put()))

/**
 * What she had written when the page was locked comes back when the key is open again. Meanwhile it lies in this tab, sealed
 * to her organization as everything else.
 */
export function draft(
  of: string,
  text: HTMLTextAreaElement,
  readers: () => readonly Recipient[] | undefined,
): () => void {
  const place = `draft:${of}`
  const about = (at: Date) => ({ entry: 'draft', case: of, author: 'staff', at }) as const
  const put = async () => {
    const recipients = readers()
    if (text.value.trim() === '' || !recipients) return
    const at = new Date()
    const plain = { about: about(at), content: new TextEncoder().encode(text.value) }
    const { wraps, body } = await seal(plain, recipients)
    const kept: Kept = { at: at.toISOString(), wraps: base64(wraps), body: base64(body) }
    sessionStorage.setItem(place, JSON.stringify(kept))
  }
  const bring = async () => {
    const [key] = keyring.keys()
    const stored = sessionStorage.getItem(place)
    if (!key || !stored || text.value !== '') return
    const { at, wraps, body } = JSON.parse(stored) as Kept
    const plain = await key.open({ wraps: bytesOf(wraps), body: bytesOf(body) }, about(new Date(at)))
    sessionStorage.removeItem(place)
    if (plain.ok && text.value === '') text.value = new TextDecoder().decode(plain.value)
  }
  drafts.add(put)
  const stop = keyring.onChange(() => void bring())
  void bring()
  return () => {
    drafts.delete(put)
    stop()
  }
}
