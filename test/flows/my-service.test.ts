import { it } from 'vitest'
import { home, says } from './shipped.ts'

const there = [...home, '[serving]', '(new)']

it('says what differs in each service, and keeps none of it', () =>
  says(
    there,
    `
    amina: [services]
    house: my-service:which [police] [border] [rescue] [guard] [respect] [!home]
    amina: [police]
    house: my-service:police [outside] [which] [respect] [!back] [!home]
    amina: [which]
    house: my-service:which [police] [border] [rescue] [guard] [respect] [!home]
    amina: [border]
    house: my-service:border [outside] [which] [respect] [!back] [!home]
    amina: [which]
    house: my-service:which [police] [border] [rescue] [guard] [respect] [!home]
    amina: [rescue]
    house: my-service:rescue [outside] [which] [respect] [!back] [!home]
    amina: [which]
    house: my-service:which [police] [border] [rescue] [guard] [respect] [!home]
    amina: [guard]
    house: my-service:guard [outside] [which] [respect] [!back] [!home]
    amina: [outside]
    house: my-service:outside [ask] [phones] [paper] [which] [!back] [!home]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
  `,
  ))
