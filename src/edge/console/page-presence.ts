/// <reference lib="dom" />
import { putDraftsAway } from './page-draft.ts'
import { ask } from './page-house.ts'
import { keyring } from './page-keyring.ts'

/** After so long without a hand on it the page is locked, as the house locks the session. */
const IDLE_MS = 10 * 60_000
/** Somebody who writes a long reply sends nothing meanwhile: the house hears now and then that she is there. */
const HERE_MS = 4 * 60_000

/** Locks the page when nobody is there: what is half written is sealed, the keys are let go of, the screen is covered, the session ends. */
export function watchPresence(): void {
  let seen = Date.now()
  let told = Date.now()
  const stir = () => {
    seen = Date.now()
    if (seen - told < HERE_MS) return
    told = seen
    void ask('/desk/here', new FormData())
  }
  for (const sign of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
    addEventListener(sign, stir, { passive: true, capture: true })
  const look = () => {
    if (Date.now() - seen >= IDLE_MS) void lockPage()
  }
  setInterval(look, 5_000)
  document.addEventListener('visibilitychange', look)
}

async function lockPage(): Promise<void> {
  document.getElementById('cover')?.removeAttribute('hidden')
  await putDraftsAway().catch(() => undefined)
  keyring.lock()
  document.getElementById('desk')?.replaceChildren()
  await fetch('/desk/sign-out', { method: 'POST', redirect: 'manual' }).catch(() => undefined)
  location.replace('/desk/sign-in?away=1')
}
