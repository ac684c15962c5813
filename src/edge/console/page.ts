/// <reference lib="dom" />
import './page-gate.ts'
import 'htmx.org'
import { makeIn } from './page-ceremony.ts'
import { part, word } from './page-house.ts'
import { keyring } from './page-keyring.ts'
import { note } from './page-note.ts'
import { watchPresence } from './page-presence.ts'
import { reply } from './page-reply.ts'
import { rotation } from './page-rotation.ts'
import { share } from './page-share.ts'
import { timeline } from './page-timeline.ts'
import { goTo } from './page-travel.ts'
import { unlockWith } from './page-unlock.ts'

type Island = (place: HTMLElement) => () => void

/** The parts of a page that need a script, by the name that stands on them. */
const islands: Readonly<Record<string, Island>> = {
  timeline,
  unlock: unlockWith,
  rotation,
  reply: (place) => reply(place as HTMLFormElement),
  note: (place) => note(place as HTMLFormElement),
  share: (place) => share(place as HTMLFormElement),
  ceremony: (place) => {
    part<HTMLButtonElement>(place, 'form button[type=submit]').disabled = false
    makeIn(place, async ({ key }) => {
      keyring.take([key])
      goTo('/desk/key?said=key')
    })
    return () => undefined
  },
}

/** What runs on the page now, with how to stop it. */
const running = new Map<HTMLElement, () => void>()

function settle(): void {
  for (const [place, stop] of running) {
    if (place.isConnected) continue
    stop()
    running.delete(place)
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-island]')) {
    const island = islands[place.dataset['island'] ?? '']
    if (island && !running.has(place)) running.set(place, island(place))
  }
  showKeyState()
}

function showKeyState(): void {
  const state = document.getElementById('key-state')
  if (!state) return
  state.dataset['locked'] ??= state.textContent
  const open = keyring.keys().length > 0
  state.textContent = (open ? state.dataset['open'] : state.dataset['locked']) ?? ''
  state.classList.toggle('open', open)
}

/** Listens whether something is new at the desk; a browser that was cut off asks again by itself. */
function listen(path: string): void {
  const source = new EventSource(path)
  const ring = () => document.body.dispatchEvent(new CustomEvent('ring'))
  source.addEventListener('ring', ring)
  // Something may have come before anybody listened, or while the line was cut.
  source.addEventListener('ready', ring)
}

const { live } = document.body.dataset
// A link that is spent by one use does not stay in the address.
const forget = document.querySelector<HTMLElement>('[data-forget-address]')?.dataset['forgetAddress']
if (forget) history.replaceState(null, '', forget)
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})
keyring.onChange(showKeyState)
settle()
if (live) {
  listen(live)
  watchPresence()
  document.body.addEventListener('htmx:afterSettle', (event) => {
    settle()
    // Where reading begins after another page came in the place of this one; a list that was loaded anew moves nothing.
    if ((event.target as HTMLElement).id === 'desk') document.getElementById('title')?.focus()
  })
  document.body.addEventListener('htmx:sendError', () => {
    const said = document.getElementById('said')
    if (said) said.textContent = word('no-connection')
  })
}
