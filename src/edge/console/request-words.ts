import type { ContactContract } from '../../casework/contact-contract.ts'
import type { Request } from '../../casework/request.ts'
import { minuteText } from './times.ts'
import type { Voice } from './voice.ts'
import type { DeskWorld } from './world.ts'

/** The name of an oblast in this language. */
export function oblastName({ oblasts }: Pick<DeskWorld, 'oblasts'>, language: string, id: string): string {
  const names = oblasts.find((one) => one.id === id)?.names
  return names?.[language] ?? names?.['uk'] ?? id
}

/** All oblasts, to be ticked. */
export const oblastChoices = (world: Pick<DeskWorld, 'oblasts'>, { language }: Voice) =>
  world.oblasts.map(({ id }) => ({ value: id, label: oblastName(world, language, id) }))

const languages = new Map<string, Intl.DisplayNames>()

/** What a language is called in the language of the page. */
export function languageName({ language }: Voice, id: string): string {
  const names = languages.get(language) ?? new Intl.DisplayNames([language], { type: 'language' })
  languages.set(language, names)
  return names.of(id) ?? id
}

/** What she asked for, a few words each, the kind of help first. Whom she keeps away is not among it: nobody reads that. */
export function chipsOf(
  world: Pick<DeskWorld, 'oblasts'>,
  voice: Voice,
  request: Partial<Request>,
): readonly string[] {
  const { kind, topic, track, branch, region, language, prefers, urgency } = request
  return [
    kind && voice.say(`kind-${kind}`),
    topic && voice.say(`topic-${topic}`),
    urgency && voice.say(`urgency-${urgency}`),
    track && voice.say(`track-${track}`),
    branch && voice.say(`branch-${branch}`),
    region && oblastName(world, voice.language, region),
    language && languageName(voice, language),
    prefers && voice.say(`prefers-${prefers}`),
  ].filter((chip) => chip !== undefined)
}

/** When and how she may be written to, in sentences that a caseworker reads at a glance. */
export function contractWords(voice: Voice, contract: ContactContract): readonly string[] {
  const { channel, neverFirst, from, until, days, safeWord } = contract
  const safe = safeWord ? [voice.say('contract-safe-word')] : []
  if (channel === 'none' || neverFirst) return [voice.say('contract-never-first'), ...safe]
  const hours =
    from === until
      ? voice.say('contract-any-hour')
      : voice.say('contract-hours', { from: minuteText(from), until: minuteText(until) })
  return [hours, daysWords(voice, days), voice.say('contract-neutral'), ...safe]
}

function daysWords(voice: Voice, days: readonly number[]): string {
  if (days.length === 7) return voice.say('contract-every-day')
  return voice.say('contract-days', {
    days: [...days]
      .sort()
      .map((day) => voice.say(`day-${day}`))
      .join(', '),
  })
}
