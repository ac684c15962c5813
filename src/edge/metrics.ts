import type { House } from './house.ts'

/** Counters in Prometheus' text form. Nothing here is about one person, one case, or one topic. */
export function metricsText(house: Pick<House, 'counts'> | undefined): string {
  const counts = house?.counts() ?? {}
  const lines = Object.entries(counts).map(
    ([name, value]) =>
      `# TYPE stezhka_${name} ${name.endsWith('_total') ? 'counter' : 'gauge'}\nstezhka_${name} ${value}`,
  )
  return `# TYPE stezhka_database_open gauge\nstezhka_database_open ${house ? 1 : 0}\n${lines.join('\n')}\n`
}
