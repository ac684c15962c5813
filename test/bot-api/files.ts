import { createHash } from 'node:crypto'

/** A file that came with a call. */
export type Upload = { readonly name: string; readonly bytes: Buffer }

/** A file that the server holds, so that a test can open what was sent. */
export type StoredFile = {
  readonly id: string
  readonly uniqueId: string
  readonly path: string
  readonly name: string
  readonly bytes: Buffer
}

/** The files of one bot. */
export type Files = {
  readonly keep: (folder: 'documents' | 'photos' | 'stickers' | 'voice', upload: Upload) => StoredFile
  readonly find: (id: string) => StoredFile | undefined
  readonly at: (path: string) => StoredFile | undefined
}

export const startFiles = (): Files => {
  const byId = new Map<string, StoredFile>()
  const byPath = new Map<string, StoredFile>()
  return {
    keep: (folder, { name, bytes }) => {
      const number = byId.size
      const path = `${folder}/file_${number}${/\.\w{1,8}$/.exec(name)?.[0] ?? ''}`
      const uniqueId = `AQAD${createHash('sha256').update(bytes).digest('base64url').slice(0, 12)}`
      const file = { id: `BQACAgI${String(number).padStart(8, '0')}`, uniqueId, path, name, bytes }
      byId.set(file.id, file)
      byPath.set(path, file)
      return file
    },
    find: (id) => byId.get(id),
    at: (path) => byPath.get(path),
  }
}

export const described = (file: StoredFile) => ({
  file_id: file.id,
  file_unique_id: file.uniqueId,
  file_size: file.bytes.length,
})
