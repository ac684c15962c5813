import type { Context } from 'hono'
import { stepOf } from './form.ts'
import { type Desk, down, notice } from './reception.ts'
import { readCookie } from './session-cookie.ts'
import { retake, takeTurn } from './turns.ts'

/** A form with a file: cleaned first, then a turn like any other. What is refused leaves the question as it stands. */
export async function takeFile(desk: Desk, c: Context): Promise<Response> {
  const cookie = readCookie(desk.door, c)
  const { files } = desk.door
  if (!cookie || !files) return notice(desk, c, 'expired')
  try {
    // Nobody unknown makes the house read something large.
    if (!(await desk.visits.look(cookie.id))) return notice(desk, c, 'expired')
    const { fields, file } = await files.receive(c.req.raw)
    const step = stepOf(fields) ?? 0
    const page = fields.get('page') ?? undefined
    if (file && !file.ok) {
      const hint = `refusals:${file.refusal === 'upload-malformed' ? 'file-damaged' : file.refusal}`
      return await retake(desk, c, cookie, { step, page }, hint)
    }
    if (!file) return await retake(desk, c, cookie, { step, page }, 'refusals:empty-answer')
    const input = { type: 'sent-file', file: files.keep(file.value) } as const
    return await desk.visits.inOrder(cookie.id, () => takeTurn(desk, c, cookie, { step, page, input }))
  } catch (fault) {
    return down(desk, c, fault)
  }
}
