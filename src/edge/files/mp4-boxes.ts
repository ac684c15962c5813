/** One box of an MP4: its four letters, and what is inside. */
export type Box = { readonly name: string; readonly inside: Buffer }

/** The boxes that stand side by side in these bytes. Throws where one is cut. */
export function boxesIn(bytes: Buffer): Box[] {
  const boxes: Box[] = []
  for (let at = 0; at < bytes.length; ) {
    const [from, to] = endsOf(bytes, at)
    if (to > bytes.length || to < from) throw new Error('a box that is cut')
    boxes.push({ name: bytes.toString('latin1', at + 4, at + 8), inside: bytes.subarray(from, to) })
    at = to
  }
  return boxes
}

/** Size 1: the size stands behind the name, in eight bytes. Size 0: to the end. */
function endsOf(bytes: Buffer, at: number): readonly [number, number] {
  const size = bytes.readUInt32BE(at)
  if (size === 1) return [at + 16, at + Number(bytes.readBigUInt64BE(at + 8))]
  return [at + 8, size === 0 ? bytes.length : at + size]
}

/** The inside of the box at the end of a way of names. Throws where there is none. */
export function inside(bytes: Buffer, ...way: readonly string[]): Buffer {
  let found = bytes
  for (const name of way) {
    const box = boxesIn(found).find((one) => one.name === name)
    if (!box) throw new Error(`no ${name}`)
    found = box.inside
  }
  return found
}

/** A box of these parts; a number is four bytes, a text stands as it is. */
export function box(name: string, ...parts: readonly (Buffer | number | string)[]): Buffer {
  const body = Buffer.concat(parts.map(written))
  return Buffer.concat([written(body.length + 8), Buffer.from(name, 'latin1'), body])
}

function written(part: Buffer | number | string): Buffer {
  if (typeof part !== 'number') return Buffer.from(part as string, 'latin1')
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(part)
  return bytes
}
