import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('says what cannot be protected, screen by screen, and leads back', () =>
  says(
    home,
    `
    amina: [settings]
    house: lobby:settings [language] [address] [limits] [forget] [!back]
    amina: [limits]
    house: limits:chat [next] [done] [!home]
    amina: [next]
    house: limits:phone [next] [done] [!back] [!home]
    amina: [next]
    house: limits:browser [next] [done] [!back] [!home]
    amina: [next]
    house: limits:erase [next] [done] [!back] [!home]
    amina: [next]
    house: limits:people [next] [done] [!back] [!home]
    amina: [next]
    house: limits:service-phone [serving] [done] [!back] [!home]
    amina: [done]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings]
  `,
  ))

it('can be left at any screen', () =>
  says(
    home,
    `
    amina: [settings]
    house: lobby:settings [language] [address] [limits] [forget] [!back]
    amina: [limits]
    house: limits:chat [next] [done] [!home]
    amina: [next]
    house: limits:phone [next] [done] [!back] [!home]
    amina: [done]
    act: recall-limits (known)
    house: lobby:home [nearby] [phones] [rights] [plan] [serving] [request] [settings]
  `,
  ))

it('leads those who serve to theirs', () =>
  says(
    home,
    `
    amina: [settings]
    house: lobby:settings [language] [address] [limits] [forget] [!back]
    amina: [limits]
    house: limits:chat [next] [done] [!home]
    amina: [next]
    house: limits:phone [next] [done] [!back] [!home]
    amina: [next]
    house: limits:browser [next] [done] [!back] [!home]
    amina: [next]
    house: limits:erase [next] [done] [!back] [!home]
    amina: [next]
    house: limits:people [next] [done] [!back] [!home]
    amina: [next]
    house: limits:service-phone [serving] [done] [!back] [!home]
    amina: [serving]
    act: recall-service-rules (new)
   house: serving:device
    house: serving:ways [outside] [respect] [home] [strain] [punish] [services] [post] [!home]
  `,
  ))
