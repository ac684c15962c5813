/// <reference lib="dom" />
import type { ContactContract } from '../../casework/contact-contract.ts'
import { words } from '../../sealing/entry-content.ts'
import type { Recipient } from '../../sealing/entry-seal.ts'
import { type Hint, hintsFor } from './composing-hint.ts'
import { draft } from './page-draft.ts'
import { fileContent } from './page-file.ts'
import { ask, part, word } from './page-house.ts'
import { goTo } from './page-travel.ts'
import { formOf, onlyUnlocked, recipientsOf, refuseIn, type Written, write } from './page-writing.ts'

const FILE_MAX = 20 * 1024 * 1024

/** What is still to be sent. What the house has taken is not sent a second time. */
type Pending = { text?: Written; readonly written: string; sent: boolean }

/** The reply to a person: sealed for the desk, in clear for the letter that waits for her. */
export function reply(form: HTMLFormElement): () => void {
  const text = part<HTMLTextAreaElement>(form, 'textarea')
  const file = part<HTMLInputElement>(form, 'input[type=file]')
  const { case: of = '' } = form.dataset
  const stops = [onlyUnlocked(form), hints(form, text), draft(of, text, () => recipientsOf(form))]
  let pending: Pending | undefined

  const send = async () => {
    const readers = recipientsOf(form)
    if (!readers) return refuseIn(form, word('other-key'))
    const [chosen] = file.files ?? []
    if (text.value.trim() === '' && !chosen) return refuseIn(form, word('nothing-written'))
    if (chosen && chosen.size > FILE_MAX) return refuseIn(form, word('file-too-large'))
    if (pending?.written !== text.value) pending = { written: text.value, sent: false }
    const refused =
      (await sendText(form, pending, of, readers)) ?? (chosen && (await sendFile(form, chosen, of, readers)))
    if (refused) return refuseIn(form, refused)
    text.value = ''
    goTo(`${location.pathname}?said=reply`)
  }

  const submit = (event: Event) => {
    event.preventDefault()
    const press = part<HTMLButtonElement>(form, 'button[type=submit]')
    press.disabled = true
    refuseIn(form, '')
    void send().finally(() => {
      press.disabled = false
    })
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  }
  form.addEventListener('submit', submit)
  text.addEventListener('keydown', keys)
  return () => {
    for (const stop of stops) stop()
  }
}

async function sendText(form: HTMLFormElement, pending: Pending, of: string, readers: readonly Recipient[]) {
  const text = pending.written.trim()
  if (text === '' || pending.sent) return undefined
  pending.text ??= await write(words(text), of, readers)
  const sent = formOf(pending.text)
  sent.set('text', text)
  const answer = await ask<object>(form.getAttribute('action') ?? '', sent)
  if ('refused' in answer) return answer.refused
  pending.sent = true
  return undefined
}

async function sendFile(form: HTMLFormElement, file: File, of: string, readers: readonly Recipient[]) {
  const sent = formOf(await write(await fileContent(file), of, readers))
  sent.set('file', file)
  const answer = await ask<object>(form.getAttribute('action') ?? '', sent)
  return 'refused' in answer ? answer.refused : undefined
}

type Lists = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Words to look at again, and what her contract means for this reply, while it is being written. */
function hints(form: HTMLFormElement, text: HTMLTextAreaElement): () => void {
  const place = part(form, '[data-hints]')
  const contract = JSON.parse(form.dataset['contract'] ?? '{}') as ContactContract
  let lists: Lists = {}
  let waiting: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    const found = Object.values(lists).flatMap((list) => hintsFor(text.value, list, contract, new Date()))
    const sentences = new Set(text.value.trim() === '' ? [] : found.map(sentenceOf))
    place.replaceChildren(...[...sentences].map(lineOf))
  }
  const later = () => {
    clearTimeout(waiting)
    waiting = setTimeout(look, 400)
  }
  void ask<Lists>('/desk/words-to-avoid').then((answer) => {
    if ('data' in answer) lists = answer.data
  })
  text.addEventListener('input', later)
  return () => clearTimeout(waiting)
}

function sentenceOf(hint: Hint): string {
  if (hint.is === 'word') return word('hint-word', { word: hint.word, instead: hint.instead })
  if (hint.is !== 'later') return word(`hint-${hint.is}`)
  const at = new Intl.DateTimeFormat(document.documentElement.lang, {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Kyiv',
  })
  return word('hint-later', { when: at.format(hint.at) })
}

function lineOf(sentence: string): HTMLElement {
  const line = document.createElement('li')
  line.textContent = sentence
  return line
}
