/// <reference lib="dom" />
import type { UnlockedKey } from '../sealing/browser.ts'
import { ask, part, word } from './page-house.ts'
import { type KeptKey, keyring, openFromPaper, openWithPassphrase } from './page-keyring.ts'

type Kept = { readonly organization: string; readonly keys: readonly KeptKey[] }
type Opened =
  | { readonly ok: true; readonly value: readonly UnlockedKey[] }
  | { readonly ok: false; readonly refusal: string }

/** Opening the key: with the passphrase, or typed from paper. A key that is another one than last time stops everything until two people have compared it. */
export function unlockWith(section: HTMLElement): () => void {
  const look = () => {
    section.hidden = keyring.keys().length > 0
  }
  const forms = section.querySelectorAll<HTMLFormElement>('form[data-unlock]')
  for (const form of forms) {
    part<HTMLButtonElement>(form, 'button[type=submit]').disabled = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void open(section, form)
    })
  }
  const stop = keyring.onChange(look)
  look()
  return stop
}

async function open(section: HTMLElement, form: HTMLFormElement): Promise<void> {
  const press = part<HTMLButtonElement>(form, 'button[type=submit]')
  const said = part(form, '[data-refused]')
  said.textContent = ''
  press.disabled = true
  const kept = await ask<Kept>(section.dataset['keys'] ?? '')
  const opened = 'refused' in kept ? kept : await tryKeys(form, kept.data.keys)
  press.disabled = false
  if ('refused' in kept) said.textContent = kept.refused
  else if ('ok' in opened && opened.ok) {
    form.reset()
    compare(section, kept.data.organization, opened.value)
  } else if ('refusal' in opened) said.textContent = word(`refused-${opened.refusal}`)
}

async function tryKeys(form: HTMLFormElement, kept: readonly KeptKey[]): Promise<Opened> {
  const typed = new FormData(form)
  if (form.dataset['unlock'] === 'paper') return openFromPaper(kept, String(typed.get('paper')))
  const bar = part<HTMLProgressElement>(form, 'progress')
  bar.hidden = false
  const opened = await openWithPassphrase(kept, String(typed.get('passphrase')), (share) => {
    bar.value = share * 100
  })
  bar.hidden = true
  return opened
}

/** This browser remembers the fingerprint that it saw last. It is no secret, and tells nobody what it belongs to. */
function compare(section: HTMLElement, organization: string, keys: readonly UnlockedKey[]): void {
  const place = `print:${organization}`
  const before = localStorage.getItem(place)
  const now = keys[0]?.recipient.fingerprint ?? ''
  if (before === null || before === now) {
    localStorage.setItem(place, now)
    keyring.take(keys)
    return
  }
  const warning = part(section.parentElement!, '[data-changed]')
  part(warning, '[data-before]').textContent = before
  part(warning, '[data-now]').textContent = now
  section.hidden = true
  warning.hidden = false
  const form = part<HTMLFormElement>(warning, '[data-accept]')
  part<HTMLInputElement>(form, 'input').focus()
  form.onsubmit = (event) => {
    event.preventDefault()
    const digits = part<HTMLInputElement>(form, 'input').value.replace(/\D/g, '')
    if (digits !== now.slice(-5)) {
      part(form, '[data-refused]').textContent = word('refused-digits')
      return
    }
    localStorage.setItem(place, now)
    warning.hidden = true
    keyring.take(keys)
  }
}
