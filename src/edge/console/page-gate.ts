/// <reference lib="dom" />
import { config } from 'zod'

type Policy = { createHTML(html: string, type: string, sink: string): string }
type Types = { createPolicy(name: 'default', policy: Policy): unknown }

/**
 * The page takes no HTML from text (Trusted Types), but for one place: where htmx reads an answer of our own house.
 * Scripts are made from text nowhere.
 */
const types = (globalThis as { trustedTypes?: Types }).trustedTypes
types?.createPolicy('default', {
  createHTML: (html, _, sink) => {
    if (/parseFromString|parseHTMLUnsafe/.test(sink)) return html
    throw new TypeError(`no HTML is made from text here: ${sink}`)
  },
})

// Without this, zod tries once whether it may make functions from text.
config({ jitless: true })
