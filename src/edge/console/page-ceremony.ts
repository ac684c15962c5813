/// <reference lib="dom" />
import { makeKey, type UnlockedKey } from '../sealing/browser.ts'
import { ask, part, word } from './page-house.ts'

/** A key that was made here, before anything of it is kept. */
export type Made = {
  readonly key: UnlockedKey
  readonly wrapped: string
  readonly paper: string
  readonly passphrase: string
}

/**
 * Making a key: a passphrase twice, a second or two, the secret shown once. Nothing is kept before she says that it is on
 * paper; `kept` is what follows then.
 */
export function makeIn(section: HTMLElement, kept: (made: Made) => Promise<void>): void {
  const form = part<HTMLFormElement>(section, 'form')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void make(form).then((made) => made && showPaper(section, made, kept))
  })
}

async function make(form: HTMLFormElement): Promise<Made | undefined> {
  const typed = new FormData(form)
  const [passphrase, again] = [String(typed.get('passphrase')), String(typed.get('again'))]
  const said = part(form, '[data-refused]')
  said.textContent = ''
  if (passphrase !== again) {
    said.textContent = word('refused-not-the-same')
    return undefined
  }
  const bar = part<HTMLProgressElement>(form, 'progress')
  const press = part<HTMLButtonElement>(form, 'button[type=submit]')
  press.disabled = true
  bar.hidden = false
  const made = await makeKey(passphrase, (share) => {
    bar.value = share * 100
  })
  bar.hidden = true
  press.disabled = false
  if (made.ok) return { ...made.value, passphrase }
  said.textContent = word(`refused-${made.refusal}`)
  return undefined
}

function showPaper(section: HTMLElement, made: Made, kept: (made: Made) => Promise<void>): void {
  const paper = part(section, '[data-paper]')
  const keep = part<HTMLButtonElement>(paper, '[data-keep]')
  const written = part<HTMLInputElement>(paper, '[data-written]')
  const form = part<HTMLFormElement>(section, 'form')
  part(paper, '[data-secret]').textContent = made.paper
  part(paper, '[data-print]').textContent = made.key.recipient.fingerprint
  form.reset()
  form.hidden = true
  paper.hidden = false
  paper.focus()
  part(paper, '[data-printer]').onclick = () => print()
  written.onchange = () => {
    keep.disabled = !written.checked
  }
  keep.onclick = () => {
    keep.disabled = true
    void keepKey(section, made).then(async (refused) => {
      part(section, '[data-said]').textContent = refused ?? ''
      keep.disabled = false
      if (refused) return
      part(paper, '[data-secret]').textContent = ''
      paper.hidden = true
      await kept(made)
    })
  }
}

async function keepKey(section: HTMLElement, { key, wrapped }: Made): Promise<string | undefined> {
  const form = new FormData()
  form.set('publicKey', key.recipient.publicKey)
  form.set('wrapped', wrapped)
  const answer = await ask<object>(section.dataset['keepAt'] ?? '', form)
  return 'refused' in answer ? answer.refused : undefined
}
