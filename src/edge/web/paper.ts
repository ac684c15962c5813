import type { Context } from 'hono'
import { readForm } from './form.ts'
import { type Desk, down, notice } from './reception.ts'
import { readCookie } from './session-cookie.ts'
import { addressOf } from './visits.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Her paper as a file, once: it is made now and kept nowhere here. */
export async function takePaper(desk: Desk, c: Context): Promise<Response> {
  const cookie = readCookie(desk.door, c)
  const id = (await readForm(c.req.raw)).get('paper')
  if (!cookie) return notice(desk, c, 'expired')
  if (!id) return notice(desk, c, 'not-understood')
  try {
    const paper = await desk.visits.inOrder(cookie.id, () => desk.door.papers.take(addressOf(cookie.id), id))
    if (!paper) return c.redirect('/', 303)
    return c.body(Uint8Array.from(paper.bytes), 200, {
      'content-type': paper.type ?? (paper.name.endsWith('.docx') ? DOCX : 'application/pdf'),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(paper.name)}`,
    })
  } catch (fault) {
    return down(desk, c, fault)
  }
}
