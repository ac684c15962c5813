import type { Channel } from '../channel/channel.ts'
import { queueFile } from '../edge/errand.ts'
import { type Clean, openCleaner } from '../edge/files/clean.ts'
import { openParcels, type Parcels } from '../edge/files/parcels.ts'
import { openUploads } from '../edge/files/upload.ts'
import type { WebFiles } from '../edge/web/door.ts'
import type { Help } from './help.ts'

/** What the files of a house go through: cleaned in a cell of their own, and held in memory until a turn takes them. */
export type HouseFiles = { readonly clean: Clean; readonly parcels: Parcels; readonly web: WebFiles }

export function openFiles(root: string): HouseFiles {
  const clean = openCleaner(root)
  const parcels = openParcels()
  const read = openUploads()
  return {
    clean,
    parcels,
    web: {
      keep: parcels.keep,
      receive: async (request) => {
        const upload = await read(request)
        if (!upload.ok) return { fields: new URLSearchParams(), file: upload }
        const { fields, file } = upload.value
        return { fields, file: file && (await clean(file)) }
      },
    },
  }
}

/** What her side of the channel leaves to the doors: files that come and go. */
export const outside = (channel: Channel): Pick<Help, 'setOut' | 'file'> => ({
  setOut: (found, person, reference) => queueFile(channel, found, person, reference),
  file: (found, letter) => ({ kind: 'file', case: found.id, letter }),
})
