import type { Fault, Finding, House, HouseRule } from './inspect-rule.ts'
import { faultAt } from './inspect-written.ts'
import { comparedCells, type Route, routeCells } from './route.ts'

const FILE = 'flows/routes.json'
/** A cell is one line on a phone card, not a text of its own. */
const CELL_MAX = 160

const at = (path: string, [cause, mend]: Finding): Fault => ({ file: FILE, path, cause, mend })

/** Somebody outside the service is offered first; whoever compares reads that route first as well. */
export const firstRouteFaults: HouseRule = ({ routes }) => {
  const [first] = routes
  if (!first) return []
  const unknown = comparedCells.find((cell) => first.cells[cell] === 'not-confirmed')
  return [
    ...(first.leads === 'inside'
      ? [
          at('$.routes[0]', [
            `${first.route}, a route inside the service, stands first`,
            'begin with one outside it',
          ]),
        ]
      : []),
    ...(unknown
      ? [
          at(`$.routes[0].cells['${unknown}']`, [
            `nothing is confirmed of the first route, so another stands first in the comparison of ${unknown}`,
            'confirm it, or begin with another route',
          ]),
        ]
      : []),
  ]
}

/** Every fact of the table is in the register. The steps that show it name it too, and there its strength is looked at. */
export const routeFactFaults: HouseRule = ({ routes, facts }) =>
  routes.flatMap(({ cells }, index) =>
    routeCells.flatMap((cell) => {
      const stated = cells[cell]
      return typeof stated === 'string'
        ? []
        : stated.flatMap((id, place) =>
            facts.some((fact) => fact.id === id)
              ? []
              : [
                  at(`$.routes[${index}].cells['${cell}'][${place}]`, [
                    `no fact ${id} in the register`,
                    'add it to flows/facts.json with its source',
                  ]),
                ],
          )
    }),
  )

/** A route is reached by lines of the directory that may be shown. */
export const routeLineFaults: HouseRule = ({ routes, lines: known }) =>
  routes.flatMap(({ lines = [] }, index) =>
    lines.flatMap((line, place) =>
      known.includes(line)
        ? []
        : [
            at(`$.routes[${index}].lines[${place}]`, [
              `no line ${line} that may be shown`,
              `use one of: ${known.join(', ')}`,
            ]),
          ],
    ),
  )

/** Names and confirmed cells have words in every language, each one line; what is not confirmed has none, so that nobody guesses. */
export const routeWordFaults: HouseRule = (house) =>
  house.languages.flatMap((language) => {
    const file = `locales/${language}/routes.json`
    const wanted = house.routes.flatMap(wordsOf)
    const spare = house.keys(language, 'routes').filter((key) => !wanted.includes(key))
    return [
      ...wanted.flatMap((key) => wrongWords(house, language, key).map((found) => faultAt(file, key, found))),
      ...spare.map((key) =>
        faultAt(file, key, [
          'words for what no fact confirms',
          'remove them, or name the facts in flows/routes.json',
        ]),
      ),
    ]
  })

const wordsOf = ({ route, cells }: Route) => [
  route,
  ...routeCells.filter((cell) => typeof cells[cell] !== 'string').map((cell) => `${route}#${cell}`),
]

function wrongWords(house: House, language: string, key: string): Finding[] {
  const text = house.words(language, `routes:${key}`)
  if (text === undefined || text.trim() === '')
    return [['no words', `write “${key}” in this language, or set the cell to "not-confirmed"`]]
  return [
    ...(text.length > CELL_MAX || text.includes('\n')
      ? [[`longer than one line of ${CELL_MAX} characters`, 'say it shorter'] as const]
      : []),
  ]
}

/** Every route of the table can be read somewhere. */
export const unshownRouteFaults: HouseRule = ({ routes, flows }) =>
  routes.flatMap(({ route }, index) =>
    flows.some(({ flow }) =>
      Object.values(flow.nodes).some((node) => 'card' in node && node.card === `route-${route}`),
    )
      ? []
      : [at(`$.routes[${index}]`, ['no step shows this route', `give a step the card "route-${route}"`])],
  )
