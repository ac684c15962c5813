import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { FILE_MAX } from '../../src/edge/files/file-type.ts'
import { openParcels } from '../../src/edge/files/parcels.ts'
import { openUploads } from '../../src/edge/files/upload.ts'
import { photo } from './planted.ts'

let server: Server
let address = ''
const readUpload = openUploads(1)
beforeAll(async () => {
  const answer = async (request: Request) => {
    const upload = await readUpload(request)
    if (!upload.ok) return new Response(upload.refusal, { status: 422 })
    const { fields, file } = upload.value
    return Response.json({ fields: [...fields], bytes: file?.length ?? 0, last: file?.at(-1) })
  }
  server = createServer(
    getRequestListener(answer, { errorHandler: () => new Response('fault', { status: 500 }) }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as { port: number }).port}`
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

const form = (bytes: Buffer | undefined, name = 'Амінa.jpg') => {
  const body = new FormData()
  body.append('step', '7')
  body.append('file', new Blob(bytes ? [new Uint8Array(bytes)] : []), bytes ? name : '')
  body.append('text', 'ось воно')
  return body
}
const posts = (body: FormData | string | ReadableStream, headers: Record<string, string> = {}) =>
  fetch(address, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

describe('a form with a file', () => {
  it('gives its fields and the bytes, and forgets what the file was called', async () => {
    const bytes = photo()
    const answer = await posts(form(bytes))
    expect(await answer.json()).toEqual({
      fields: [
        ['step', '7'],
        ['text', 'ось воно'],
      ],
      bytes: bytes.length,
      last: bytes.at(-1),
    })
  })

  it('may come without the file', async () => {
    expect(await (await posts(form(undefined))).json()).toMatchObject({ bytes: 0 })
  })

  it('takes a file of 20 MB, and answers to a larger one that it is too large', async () => {
    expect(await (await posts(form(Buffer.alloc(FILE_MAX)))).json()).toMatchObject({ bytes: FILE_MAX })
    const tooLarge = await posts(form(Buffer.alloc(FILE_MAX + 128 * 1024)))
    expect([tooLarge.status, await tooLarge.text()]).toEqual([422, 'file-too-large'])
  })

  it('that is no such form, cut, or without end is refused and leaves the line free', async () => {
    const type = { 'content-type': 'multipart/form-data; boundary=x' }
    for (const [body, headers] of [
      ['a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
      ['a=b', type],
      ['--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc', type],
      ['{}', { 'content-type': 'multipart/form-data' }],
    ] as const)
      expect(await (await posts(body, headers)).text()).toBe('upload-malformed')
    const endless = await posts(
      new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(1 << 20)) }),
      type,
    ).catch(() => undefined)
    expect(endless?.status ?? 422).toBe(422)
    expect((await posts(form(photo()))).status).toBe(200)
  })

  it('whose sender hangs up in the middle leaves the line free', async () => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    socket.write(
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 9999\r\n\r\n--x',
    )
    await new Promise((resolve) => socket.once('connect', () => setImmediate(resolve)))
    const next = posts(form(photo()))
    socket.destroy()
    expect((await next).status).toBe(200)
  })
})

describe('parcels', () => {
  const file = (name: string) => ({ name, type: 'image/jpeg', bytes: Uint8Array.of(1) }) as const

  it('are found until they are passed on, by a word that nobody can guess', () => {
    const parcels = openParcels()
    const one = parcels.keep(file('a'))
    const other = parcels.keep(file('b'))
    expect(one).toMatch(/^parcel [\w-]{22}$/)
    expect(parcels.find(other)?.name).toBe('b')
    parcels.drop(other)
    expect(parcels.find(other)).toBeUndefined()
    expect(parcels.find(one)?.name).toBe('a')
    expect(parcels.find('parcel x')).toBeUndefined()
  })

  it('do not pile up, and do not stay', () => {
    vi.useFakeTimers()
    const parcels = openParcels()
    const words = ['a', 'b', 'c', 'd', 'e'].map((name) => parcels.keep(file(name)))
    expect(parcels.find(words[0]!)).toBeUndefined()
    expect(parcels.find(words[1]!)?.name).toBe('b')
    vi.advanceTimersByTime(600_000)
    expect(parcels.find(words[4]!)).toBeUndefined()
    vi.useRealTimers()
  })
})
