/// <reference lib="dom" />
import { ask, part, word } from './page-house.ts'
import { keyring } from './page-keyring.ts'
import { showRecipients, wrapAnew } from './page-rotation.ts'
import { contentOf, type Row } from './page-timeline.ts'
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
    const notes = await notesIn(form)
    if (!notes) return refuseIn(form, word('no-connection'))
    const wraps = found.wraps.filter(({ entry }) => !notes.has(entry))
    const done = await wrapAnew(form.getAttribute('action') ?? '', { ...found, wraps }, keyring.keys())
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

/** Notes for colleagues stay with them: they are no part of what she agreed to. A body that does not come with the list is a file. */
async function notesIn(form: HTMLFormElement): Promise<ReadonlySet<string> | undefined> {
  const { timeline: from = '', case: of = '' } = form.dataset
  const answer = await ask<{ entries: readonly Row[] }>(from)
  if ('refused' in answer) return undefined
  const notes = new Set<string>()
  for (const row of answer.data.entries.filter(({ author, body }) => author === 'staff' && body)) {
    const content = await contentOf(row, { of, from, keys: keyring.keys() })
    if ('head' in content && content.head.kind === 'note') notes.add(row.entry)
  }
  return notes
}
