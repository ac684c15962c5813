/** A call that Telegram would refuse, in its own form. */
export type Refused = {
  readonly ok: false
  readonly error_code: number
  readonly description: string
  readonly parameters?: { readonly retry_after: number }
}

/** What one call gives back. `json` is a result that is already written out. */
export type Answer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: true; readonly json: string; readonly count: number }
  | Refused

export const granted = (result: unknown): Answer => ({ ok: true, result })

/** A refusal with the code that the call's author sees; 400 in most cases. */
export const refused = (error_code: number, description: string): Refused => ({
  ok: false,
  error_code,
  description,
})

/** 400, in Telegram's words. */
export const bad = (reason: string): Refused => refused(400, `Bad Request: ${reason}`)
