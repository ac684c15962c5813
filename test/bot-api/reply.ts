import type { ServerResponse } from 'node:http'
import type { Answer } from './answer.ts'
import type { Fault } from './faults.ts'

const json = 'application/json'

const written = (answer: Answer) => {
  if (!answer.ok) return JSON.stringify(answer)
  return 'json' in answer ? `{"ok":true,"result":${answer.json}}` : JSON.stringify(answer)
}

const send = (response: ServerResponse, status: number, { type, body }: { type: string; body: string }) => {
  const length = String(Buffer.byteLength(body))
  response.writeHead(status, ['Content-Type', type, 'Content-Length', length])
  response.end(body)
}

/** Breaks the connection with a reset, as a cable that is pulled out. */
export const reset = (response: ServerResponse) => {
  response.socket?.resetAndDestroy()
}

const drip = (
  response: ServerResponse,
  body: Buffer,
  { bytes, everyMs }: Extract<Fault, { kind: 'drip' }>,
) => {
  let from = 0
  const next = () => {
    if (response.destroyed) return
    response.write(body.subarray(from, from + bytes))
    from += bytes
    if (from >= body.length) response.end()
    else setTimeout(next, everyMs)
  }
  next()
}

/** Writes the answer, or what a fault makes of it. */
export const reply = (response: ServerResponse, answer: Answer, fault?: Fault) => {
  if (response.destroyed) return
  const status = answer.ok ? 200 : answer.error_code
  const body = written(answer)
  const half = body.slice(0, Math.floor(body.length / 2))
  switch (fault?.kind) {
    case 'silence':
      return
    case 'truncate':
      return send(response, status, { type: json, body: half })
    case 'html':
      return send(response, fault.code, { type: 'text/html', body: `<html><h1>${fault.code}</h1></html>` })
    case 'drip':
    case 'reset':
      if (fault.kind === 'reset' && fault.when !== 'mid-body') return reset(response)
      response.writeHead(status, {
        'Content-Type': json,
        'Content-Length': Buffer.byteLength(body),
      })
      if (fault.kind === 'drip') return drip(response, Buffer.from(body), fault)
      // The first half must be out before the connection breaks.
      response.write(half, () => setTimeout(() => reset(response), 20))
      return
    default:
      return send(response, status, { type: json, body })
  }
}
