/// <reference lib="dom" />
import { words } from '../../sealing/entry-content.ts'
import { ask, part, word } from './page-house.ts'
import { goTo } from './page-travel.ts'
import { formOf, onlyUnlocked, recipientsOf, refuseIn, write } from './page-writing.ts'

/** A note that stays at the desk: sealed like everything else, and never a letter. */
export function note(form: HTMLFormElement): () => void {
  const text = part<HTMLTextAreaElement>(form, 'textarea')
  const send = async () => {
    const readers = recipientsOf(form)
    if (!readers) return refuseIn(form, word('other-key'))
    if (text.value.trim() === '') return refuseIn(form, word('nothing-written'))
    const written = await write(words(text.value.trim(), 'note'), form.dataset['case'] ?? '', readers)
    const answer = await ask<object>(form.getAttribute('action') ?? '', formOf(written))
    if ('refused' in answer) return refuseIn(form, answer.refused)
    text.value = ''
    goTo(`${location.pathname}?said=note`)
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void send()
  })
  return onlyUnlocked(form)
}
