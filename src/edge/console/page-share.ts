/// <reference lib="dom" />
import { ask, part, word } from './page-house.ts'
import { keyring } from './page-keyring.ts'
import { showRecipients, wrapAnew } from './page-rotation.ts'
import { goTo } from './page-travel.ts'
import { onlyUnlocked, refuseIn } from './page-writing.ts'

type Wraps = Parameters<typeof wrapAnew>[1]

/** What was said so far goes along with a referral: sealed to the other organization as well, whose fingerprint is shown first. */
export function share(form: HTMLFormElement): () => void {
  let found: Wraps | undefined
  const look = async () => {
    const answer = await ask<Wraps>(form.dataset['entries'] ?? '')
    if ('refused' in answer) return
    found = answer.data
    showRecipients(part(form, '[data-prints]'), found.recipients)
  }
  const send = async () => {
    if (!found) return refuseIn(form, word('no-connection'))
    const done = await wrapAnew(form.getAttribute('action') ?? '', found, keyring.keys())
    if (done.refused) return refuseIn(form, done.refused)
    goTo(`${location.pathname}?said=share`)
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void send()
  })
  part(form.parentElement!, 'summary').addEventListener('click', () => void look(), { once: true })
  return onlyUnlocked(form)
}
