import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('shows the numbers first, to somebody never seen before', () =>
  says(
    [],
    `
    amina: [!emergency]
    house: emergency:numbers (emergency) [cannot-speak] [questions] [phones] [!home]
  `,
  ))

it('says what can be done by whoever cannot speak', () =>
  says(
    ['[!emergency]'],
    `
    amina: [cannot-speak]
    house: emergency:cannot-speak [numbers] [!back] [!home]
    amina: [numbers]
    house: emergency:numbers (emergency) [cannot-speak] [questions] [phones] [!home]
  `,
  ))

it('says what will be asked', () =>
  says(
    ['[!emergency]'],
    `
    amina: [questions]
    house: emergency:questions [numbers] [!back] [!home]
    amina: [!back]
    house: emergency:numbers (emergency) [cannot-speak] [questions] [phones] [!home]
  `,
  ))

it('leads to the other numbers, and back to what she was doing', () =>
  says(
    home,
    `
    amina: [nearby]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
    amina: [hospital]
    house: find-help:place <> … [!skip] [!back] [!home]
    amina: [!emergency]
    house: emergency:numbers (emergency) [cannot-speak] [questions] [phones] [!resume] [!home]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!resume] [!home]
    amina: [!resume]
    house: find-help:place <> … [!skip] [!back] [!home]
  `,
  ))
