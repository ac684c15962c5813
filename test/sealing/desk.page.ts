import * as island from '../../src/edge/sealing/browser.ts'

/** What the page of the test can call: the island itself, and nothing beside it. */
export type Page = { readonly island: typeof island }

Object.assign(globalThis, { island })
