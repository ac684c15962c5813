import { readingStyle } from './reading-style.ts'
import { script } from './script.ts'
import { style } from './style.ts'

/** A grey sheet: a picture for the tab that says nothing. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="3" y="2" width="10" height="12" rx="1.5" fill="#8a9499"/></svg>'

/** The files that pages refer to, all of them ours. */
export const files = [
  { path: '/static/page.css', type: 'text/css', text: style + readingStyle },
  { path: '/static/page.js', type: 'text/javascript', text: script },
  { path: '/static/icon.svg', type: 'image/svg+xml', text: icon },
  { path: '/favicon.ico', type: 'image/svg+xml', text: icon },
] as const
