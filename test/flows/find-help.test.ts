import { it } from 'vitest'
import { home, says } from './shipped.ts'

it('finds the nearest where she is, shows it on the map, and the next one', () =>
  says(
    home,
    `
    amina: [nearby]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
    amina: [hospital]
    house: find-help:place <> … [!skip] [!back] [!home]
    amina: <50.45,30.52>
    act: take-place {"category":"hospital","place-given":"50.45,30.52"} (done)
    act: find-services {"category":"hospital","place-given":"","place":"50.45,30.52"} (found)
    house: find-help:found (service) {"place-name":"Kyiv","service":"s-1"} [Hospital · 400 m] [Clinic · 900 m] [map] [choose] [phones] [!skip] [!back] [!home]
    amina: [map]
    act: send-venue {"category":"hospital","place-given":"","place":"","place-name":"Kyiv","service":"s-1"} (done)
    reply: {"kind":"venue","service":"s-1"}
    house: find-help:map-sent
    house: find-help:found (service) {"place-name":"Kyiv","service":"s-1"} [Hospital · 400 m] [Clinic · 900 m] [map] [choose] [phones] [!skip] [!back] [!home]
    amina: [Clinic · 900 m]
    house: find-help:found (service) {"place-name":"Kyiv","service":"s-2"} [Hospital · 400 m] [Clinic · 900 m] [map] [choose] [phones] [!skip] [!back] [!home]
    amina: [choose]
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
  `,
  ))

it('says so when a place has no address to show', () =>
  says(
    home,
    `
    amina: [nearby]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
    amina: [police]
    house: find-help:place <> … [!skip] [!back] [!home]
    amina: Bucha
    act: take-place {"category":"police","place-given":"Bucha"} (done)
    act: find-services {"category":"police","place-given":"","place":"50.45,30.52"} (found)
    house: find-help:found (service) {"place-name":"Kyiv","service":"s-1"} [Hospital · 400 m] [Clinic · 900 m] [map] [choose] [phones] [!skip] [!back] [!home]
    amina: [map]
    act: send-venue {"category":"police","place-given":"","place":"","place-name":"Kyiv","service":"s-1"} (no-address)
    house: find-help:no-map
    house: find-help:found (service) {"place-name":"Kyiv","service":"s-1"} [Hospital · 400 m] [Clinic · 900 m] [map] [choose] [phones] [!skip] [!back] [!home]
  `,
  ))

it('asks which of several places she means, and always has something to do', () =>
  says(
    home,
    `
    amina: [nearby]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
    amina: [free-legal-aid]
    house: find-help:legal [free-legal-aid] [choose] [!skip] [!back] [!home]
    amina: [free-legal-aid]
    house: find-help:place <> … [!skip] [!back] [!home]
    amina: Lypivka
    act: take-place {"category":"free-legal-aid","place-given":"Lypivka"} (several)
    house: find-help:which [Lypivka, Makariv] [again] [!skip] [!back] [!home]
    amina: [Lypivka, Makariv]
    act: find-services {"category":"free-legal-aid","place-given":"","place":"UA-1"} (none)
    house: find-help:none [choose] [place] [phones] [!back] [!home]
    amina: [place]
    house: find-help:place <> … [!skip] [!back] [!home]
  `,
  ))

it('knows no such place, and one outside the country', () =>
  says(
    home,
    `
    amina: [nearby]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
    amina: [pharmacy]
    house: find-help:place <> … [!skip] [!back] [!home]
    amina: Atlantis
    act: take-place {"category":"pharmacy","place-given":"Atlantis"} (none)
    house: find-help:not-found [again] [pick] [phones] [!back] [!home]
    amina: [again]
    house: find-help:place <> … [!skip] [!back] [!home]
    amina: <48.85,2.35>
    act: take-place {"category":"pharmacy","place-given":"48.85,2.35"} (outside)
    house: find-help:outside [pick] [again] [phones] [!back] [!home]
    amina: [again]
    house: find-help:place <> … [!skip] [!back] [!home]
  `,
  ))

it('lets her pick from lists, and shows no address in occupied territory', () =>
  says(
    home,
    `
    amina: [nearby]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
    amina: [others]
    house: find-help:category-others [social-services-centre] [primary-care] [service-centre] [talk] [first] [!skip] [!back] [!home]
    amina: [service-centre]
    house: find-help:place <> … [!skip] [!back] [!home]
    amina: [!skip]
    act: list-oblasts {"category":"service-centre"} (done)
    house: find-help:oblast [Kyiv oblast] [!skip] [!back] [!home]
    amina: [Kyiv oblast]
    act: list-communities {"category":"service-centre","oblast":"UA32"} (done)
    house: find-help:community [Bucha] [oblast] [!skip] [!back] [!home]
    amina: [oblast]
    act: list-oblasts {"category":"service-centre","oblast":"UA32"} (done)
    house: find-help:oblast [Kyiv oblast] [!skip] [!back] [!home]
    amina: [Kyiv oblast]
    act: list-communities {"category":"service-centre","oblast":"UA32"} (remote-only)
    house: find-help:remote
    house: find-help:remote-now [phones] [place] [limits] [!back] [!home]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
  `,
  ))

it('picks a community', () =>
  says(
    home,
    `
    amina: [nearby]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
    amina: [others]
    house: find-help:category-others [social-services-centre] [primary-care] [service-centre] [talk] [first] [!skip] [!back] [!home]
    amina: [social-services-centre]
    house: find-help:social [social-services-centre] [choose] [!skip] [!back] [!home]
    amina: [social-services-centre]
    house: find-help:place <> … [!skip] [!back] [!home]
    amina: [!skip]
    act: list-oblasts {"category":"social-services-centre"} (done)
    house: find-help:oblast [Kyiv oblast] [!skip] [!back] [!home]
    amina: [Kyiv oblast]
    act: list-communities {"category":"social-services-centre","oblast":"UA32"} (done)
    house: find-help:community [Bucha] [oblast] [!skip] [!back] [!home]
    amina: [Bucha]
    act: find-services {"category":"social-services-centre","oblast":"UA32","place":"UA-2"} (found)
    house: find-help:found (service) {"place-name":"Kyiv","service":"s-1"} [Hospital · 400 m] [Clinic · 900 m] [map] [choose] [phones] [!skip] [!back] [!home]
  `,
  ))

it('never names an address to stay, but who brings her there', () =>
  says(
    home,
    `
    amina: [nearby]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
    amina: [stay]
    house: find-help:stay [next] [social-services-centre] [phones] [!skip] [!back] [!home]
    amina: [next]
    house: find-help:stay-refused [phones] [choose] [!back] [!home]
    amina: [choose]
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
    amina: [stay]
    house: find-help:stay [next] [social-services-centre] [phones] [!skip] [!back] [!home]
    amina: [social-services-centre]
    house: find-help:place <> … [!skip] [!back] [!home]
  `,
  ))

it('has people to ask for whoever does not know what she needs', () =>
  says(
    home,
    `
    amina: [nearby]
    act: recall-limits (known)
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
    amina: [!skip]
    house: find-help:any [phones] [choose] [ask] [!back] [!home]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
  `,
  ))

it('says the limits to whoever comes another way', () =>
  says(
    ['[!emergency]', '[phones]', '[first]'],
    `
    amina: [nearby]
    act: recall-limits (new)
    house: find-help:limits
    house: find-help:category [hospital] [pharmacy] [police] [free-legal-aid] [stay] [others] [!skip] [!home]
  `,
  ))
