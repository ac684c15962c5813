/// <reference lib="dom" />
import type { Recipient } from '../../sealing/entry-seal.ts'
import type { UnlockedKey } from '../sealing/browser.ts'
import { fingerprintOf } from '../sealing/fingerprint.ts'
import { base64, bytesOf } from './base64.ts'
import { type Made, makeIn } from './page-ceremony.ts'
import { ask, part, word } from './page-house.ts'
import { keyring } from './page-keyring.ts'

type Wraps = {
  readonly recipients: readonly { readonly publicKey: string; readonly name: string }[]
  readonly wraps: readonly { readonly entry: string; readonly wraps: string }[]
}

/** Another key in the place of this one: made, kept, and then every entry that the old key opens is sealed to it as well. */
export function rotation(section: HTMLElement): () => void {
  const press = part<HTMLButtonElement>(section, 'form button[type=submit]')
  const look = () => {
    const locked = keyring.keys().length === 0
    press.disabled = locked
    part(section, '[data-locked]').hidden = !locked
  }
  makeIn(section, (made) => follow(section, made))
  const stop = keyring.onChange(look)
  look()
  return stop
}

/** The old keys come under the new passphrase, so that one phrase opens all; then it is shown for whom entries are sealed anew. */
async function follow(section: HTMLElement, { key, passphrase }: Made): Promise<void> {
  const older = keyring.keys()
  part(section, '[data-said]').textContent = word('key-kept')
  for (const old of older) {
    const wrapped = await old.wrap(passphrase)
    if (!wrapped.ok) continue
    const form = new FormData()
    form.set('publicKey', old.recipient.publicKey)
    form.set('wrapped', wrapped.value)
    await ask(`${section.dataset['keepAt']}/again`, form)
  }
  keyring.take([key, ...older])
  const cases = await ask<{ cases: readonly string[] }>(section.dataset['wraps'] ?? '')
  if ('refused' in cases) {
    part(section, '[data-said]').textContent = cases.refused
    return
  }
  const all: { path: string; found: Wraps }[] = []
  for (const code of cases.data.cases) {
    const path = `${section.dataset['wraps']}/${encodeURIComponent(code)}`
    const found = await ask<Wraps>(path)
    if ('data' in found) all.push({ path, found: found.data })
  }
  offer(section, all)
}

function offer(section: HTMLElement, all: readonly { readonly path: string; readonly found: Wraps }[]): void {
  const anew = part(section, '[data-anew]')
  showRecipients(
    part(anew, '[data-prints]'),
    all.flatMap(({ found }) => found.recipients),
  )
  anew.hidden = false
  const press = part<HTMLButtonElement>(anew, '[data-again]')
  const bar = part<HTMLProgressElement>(anew, 'progress')
  press.onclick = () => {
    press.disabled = true
    void (async () => {
      let [changed, left] = [0, 0]
      for (const [nth, { path, found }] of all.entries()) {
        const done = await wrapAnew(path, found, keyring.keys())
        changed += done.changed
        left += done.left
        bar.value = ((nth + 1) / all.length) * 100
      }
      part(anew, '[data-count]').textContent = word('anew-done', {
        changed: String(changed),
        left: String(left),
      })
      press.disabled = left === 0
    })()
  }
}

/** Names and fingerprints of everybody for whom something is sealed, each once. */
export function showRecipients(place: HTMLElement, recipients: Wraps['recipients']): void {
  const known = new Map(recipients.map((one) => [one.publicKey, one.name]))
  place.replaceChildren(
    ...[...known].map(([publicKey, name]) => {
      const line = document.createElement('li')
      line.textContent = `${name || word('another-organization')} · ${fingerprintOf(publicKey)}`
      return line
    }),
  )
}

/** New wraps for the entries of one case, with whichever of our keys opens the old ones. `left`: those that none opens. */
export async function wrapAnew(path: string, { recipients, wraps }: Wraps, keys: readonly UnlockedKey[]) {
  const to: Recipient[] = recipients.map(({ publicKey }) => ({
    publicKey,
    fingerprint: fingerprintOf(publicKey),
  }))
  const changes: { entry: string; before: string; after: string }[] = []
  for (const { entry, wraps: before } of wraps) {
    for (const key of keys) {
      const after = await key.rewrap(bytesOf(before), to)
      if (!after.ok) continue
      changes.push({ entry, before, after: base64(after.value) })
      break
    }
  }
  const form = new FormData()
  form.set('changes', JSON.stringify(changes))
  const answer = changes.length > 0 ? await ask<object>(path, form) : { data: {} }
  const refused = 'refused' in answer
  return {
    changed: refused ? 0 : changes.length,
    left: wraps.length - (refused ? 0 : changes.length),
    ...(refused && { refused: answer.refused }),
  }
}
