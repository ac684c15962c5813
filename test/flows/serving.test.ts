import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('warns of the device and of what telling a colleague can start, before any number', () =>
  says(
    home,
    `
    amina: [serving]
    house: serving:device
    house: serving:ways [outside] [ministry] [ombudsman] [not-army] [punish] [rights] [!home]
  `,
  ))

it('shows every way, the one outside first', () =>
  says(
    home,
    `
    amina: [serving]
    house: serving:device
    house: serving:ways [outside] [ministry] [ombudsman] [not-army] [punish] [rights] [!home]
    amina: [outside]
    house: serving:outside [ways] [phones] [!back] [!home]
    amina: [ways]
    house: serving:ways [outside] [ministry] [ombudsman] [not-army] [punish] [rights] [!home]
    amina: [ministry]
    house: serving:ministry [ways] [!back] [!home]
    amina: [ways]
    house: serving:ways [outside] [ministry] [ombudsman] [not-army] [punish] [rights] [!home]
    amina: [ombudsman]
    house: serving:ombudsman [next] [ways] [!back] [!home]
    amina: [next]
    house: serving:ombudsman-contact [phones] [ways] [!back] [!home]
    amina: [ways]
    house: serving:ways [outside] [ministry] [ombudsman] [not-army] [punish] [rights] [!home]
    amina: [not-army]
    house: serving:not-army [ways] [phones] [!back] [!home]
    amina: [ways]
    house: serving:ways [outside] [ministry] [ombudsman] [not-army] [punish] [rights] [!home]
    amina: [punish]
    house: serving:punish [outside] [ways] [!back] [!home]
    amina: [outside]
    house: serving:outside [ways] [phones] [!back] [!home]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
  `,
  ))
