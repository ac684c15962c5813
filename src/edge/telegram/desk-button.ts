import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { type CaseId, caseId } from '../../kernel/id.ts'

/** What stands in a button that takes a case: a random-looking word, another one in every group. */
export type Claims = {
  write(group: string, found: CaseId): string
  /** Nothing, when this house did not write it, or wrote it for another group. */
  read(group: string, data: string): CaseId | undefined
}

const BLOCK = 16
const ID = 12

/** `key`: 16 bytes derived from the host key. One AES block: the id of the case, and 32 bits that only fit one group. */
export function openClaims(key: Uint8Array): Claims {
  const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false)
  const decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false)
  return {
    write: (group, found) =>
      cipher.update(Buffer.concat([Buffer.from(found, 'hex'), markOf(group)])).toString('base64url'),
    read: (group, data) => {
      const sealed = Buffer.from(data, 'base64url')
      if (sealed.length !== BLOCK) return undefined
      const plain = decipher.update(sealed)
      return plain.subarray(ID).equals(markOf(group))
        ? caseId(plain.subarray(0, ID).toString('hex'))
        : undefined
    },
  }
}

const markOf = (group: string) =>
  createHash('sha256')
    .update(`claim in ${group}`)
    .digest()
    .subarray(0, BLOCK - ID)
