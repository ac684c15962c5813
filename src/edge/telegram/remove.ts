import { type Api, GrammyError } from 'grammy'

/** Telegram deletes at most this many messages in one call. */
const DELETE_BATCH = 100

/** Takes messages out of a chat: all that can be, whatever becomes of some of them. */
export async function remove(api: Api, chat: string, messages: readonly number[]): Promise<void> {
  if (messages.length === 0) return
  const batches = Array.from({ length: Math.ceil(messages.length / DELETE_BATCH) }, (_, index) =>
    messages.slice(index * DELETE_BATCH, (index + 1) * DELETE_BATCH),
  )
  const removed = await Promise.allSettled(batches.map((batch) => removeBatch(api, chat, batch)))
  for (const one of removed) if (one.status === 'rejected') throw one.reason
}

/** One message that has just grown too old makes Telegram refuse the whole call: the others must go all the same. */
async function removeBatch(api: Api, chat: string, batch: readonly number[]): Promise<void> {
  try {
    await api.deleteMessages(chat, [...batch])
  } catch (fault) {
    if (!(fault instanceof GrammyError) || fault.error_code !== 400) throw fault
    if (batch.length === 1) return
    const half = Math.ceil(batch.length / 2)
    await removeBatch(api, chat, batch.slice(0, half))
    await removeBatch(api, chat, batch.slice(half))
  }
}
