import { setImmediate } from 'node:timers/promises'
import type { Point } from '../../directory/place.ts'
import type { ServiceAtLocation, Services } from '../../directory/service.ts'
import { nearestIndex } from './nearest.ts'

/** The directory in memory, and the way to read it anew. */
export type ServicesInMemory = {
  readonly services: Services
  /** Reads everything again beside what is there and puts it in its place; resolves to how many services there are. */
  readonly reload: () => Promise<number>
}

/** Services as packed text: a hundred thousand of them weigh tens of megabytes, and only those shown are opened. */
class Shelf {
  private readonly starts: number[] = [0]
  private pages: Buffer[] = []
  private packed = Buffer.alloc(0)
  readonly ends: number[] = []

  add(services: readonly ServiceAtLocation[]) {
    for (const service of services) {
      const text = Buffer.from(JSON.stringify(service))
      this.pages.push(text)
      this.starts.push(this.starts.at(-1)! + text.length)
      this.ends.push(service.expiresDay ?? Number.MAX_SAFE_INTEGER)
    }
  }

  close() {
    this.packed = Buffer.concat(this.pages)
    this.pages = []
  }

  open(at: number): ServiceAtLocation {
    return JSON.parse(this.packed.toString('utf8', this.starts[at], this.starts[at + 1]!))
  }
}

type Doors = { readonly points: Point[]; readonly at: number[] }
type Opened = Omit<Services, 'ready'>

const pushed = <Value>(map: Map<string, Value[]>, key: string, value: Value) => {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Sorts services by category into those with a door and those without, and hands out the ways to find them. */
class Sorting {
  private readonly shelf = new Shelf()
  private readonly doors = new Map<string, Doors>()
  private readonly areas = new Map<string, number[]>()
  private readonly ids = new Map<string, number>()

  add(page: readonly ServiceAtLocation[]) {
    for (const service of page) {
      const at = this.ids.size
      this.ids.set(service.id, at)
      if (service.venue?.point) {
        const doors = this.doors.get(service.category) ?? { points: [], at: [] }
        this.doors.set(service.category, doors)
        doors.points.push(service.venue.point)
        doors.at.push(at)
      } else pushed(this.areas, `${service.category} ${service.oblast ?? ''}`, at)
    }
    this.shelf.add(page)
  }

  async done(): Promise<Opened> {
    this.shelf.close()
    const { shelf, areas, ids } = this
    const nearest = new Map<string, { find: ReturnType<typeof nearestIndex>; at: readonly number[] }>()
    for (const [category, { points, at }] of this.doors) {
      nearest.set(category, { find: nearestIndex(points), at })
      await setImmediate()
    }
    return {
      nearest: ({ category, to, day, limit }) => {
        const among = nearest.get(category)
        if (!among) return []
        const found = among.find(to, limit, (index) => shelf.ends[among.at[index]!]! > day)
        return found.map(({ index, metres }) => ({ service: shelf.open(among.at[index]!), metres }))
      },
      inArea: ({ category, oblast, day, limit }) =>
        [...(areas.get(`${category} ${oblast}`) ?? []), ...(areas.get(`${category} `) ?? [])]
          .filter((at) => shelf.ends[at]! > day)
          .slice(0, Math.max(0, limit))
          .map((at) => shelf.open(at)),
      find: (id) => {
        const at = ids.get(id)
        return at === undefined ? undefined : shelf.open(at)
      },
    }
  }
}

const nothing: Opened = { nearest: () => [], inArea: () => [], find: () => undefined }

/**
 * Opens an empty directory that fills when `reload` is called, page by page, so that nobody waits for it.
 * `allowed` tells in which oblasts local services may be shown at all.
 */
export function servicesInMemory(
  pages: () => AsyncIterable<readonly ServiceAtLocation[]>,
  allowed: (oblast: string) => boolean,
): ServicesInMemory {
  let opened = nothing
  let ready = false
  return {
    services: {
      ready: () => ready,
      nearest: (search) => opened.nearest(search),
      inArea: (search) => opened.inArea(search),
      find: (id) => opened.find(id),
    },
    reload: async () => {
      const sorting = new Sorting()
      let count = 0
      for await (const page of pages()) {
        const shown = page.filter(({ oblast }) => !oblast || allowed(oblast))
        sorting.add(shown)
        count += shown.length
        await setImmediate()
      }
      opened = await sorting.done()
      ready = true
      return count
    },
  }
}
