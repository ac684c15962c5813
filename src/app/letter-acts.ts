import type { Case } from '../casework/case.ts'
import { nextLetter, putAway } from '../channel/her-letters.ts'
import { passOn, readersOf } from '../channel/her-words.ts'
import { newId } from '../channel/keep.ts'
import type { Acted, Acts, Request } from '../conversation/act.ts'
import { findings, withoutFindings } from '../intake/opsec.ts'
import { type Help, type Here, textOf } from './help.ts'
import { aboutCase } from './her-case.ts'

/** Acts of the conversation with whoever answers her: what she reads, what she writes, what she sends. */
export const letterActs = (here: Here): Acts => ({ ...readingActs(here), ...writingActs(here) })

/** The oldest letter, on one screen. Its words never stand in the session: only what finds them for some minutes. */
async function read(found: Case, { at }: Request, { channel, brief }: Help): Promise<Acted> {
  const next = await nextLetter(channel, found)
  if (!next) return { result: 'none' }
  const { letter, later } = next
  const handle = newId(channel)
  brief.put(handle, letter.text, at)
  return {
    result: letter.file ? 'letter-with-file' : 'letter',
    answers: {
      letter: letter.id,
      'letter-text': handle,
      'letter-at': letter.at.toISOString(),
      'letters-later': String(later),
    },
  }
}

const readingActs = (here: Here): Acts => {
  const leaves = ['letter', 'letter-text', 'letter-at', 'letters-later']
  return {
    'read-letters': aboutCase(here, ['letter', 'letter-with-file', 'none'], read, {
      leaves: { letter: leaves, 'letter-with-file': leaves },
    }),
    'put-away-letters': aboutCase(
      here,
      ['put-away'],
      async (found, { answers }, { channel, brief }) => {
        await putAway(channel, found, textOf(answers, 'letter'))
        brief.drop(textOf(answers, 'letter-text'))
        return { result: 'put-away', answers: { letter: '', 'letter-text': '' } }
      },
      { needs: ['letter'] },
    ),
    'take-file': aboutCase(
      here,
      ['sent'],
      async (found, { answers }, { file }) => ({
        result: 'sent',
        says: [{ lane: 'reply', saying: file(found, textOf(answers, 'letter')) }],
      }),
      { needs: ['letter'] },
    ),
  }
}

/** Seals her words to whoever answers her. */
async function pass(help: Help, found: Case, text: string): Promise<Acted> {
  const bytes = new TextEncoder().encode(text)
  const passed = await passOn(help.channel, found, { head: { kind: 'words' }, bytes })
  if (passed.ok) return { result: 'passed' }
  return { result: passed.refusal === 'nobody-to-read' ? 'nobody' : 'look-again' }
}

/** What she wrote. Somebody in service is shown first what could give people away; until then nothing of it is kept. */
async function passWords(found: Case, { answers, at, message }: Request, help: Help): Promise<Acted> {
  const text = textOf(answers, 'words-given')
  const forgotten = { 'words-given': '' }
  const seen = found.request.track === 'service' ? findings(text) : []
  if (seen.length === 0) {
    const acted = await pass(help, found, text)
    return { ...acted, ...goneFromChat(acted, message), answers: { ...acted.answers, ...forgotten } }
  }
  const draft = newId(help.channel)
  help.brief.put(draft, text, at)
  const kinds = [...new Set(seen.map(({ kind }) => kind))]
  return {
    result: 'findings',
    answers: {
      ...forgotten,
      draft,
      'draft-kinds': kinds,
      'draft-message': message === undefined ? '' : String(message),
    },
  }
}

/** What she decided about words that were not passed on yet. They are gone from here whatever it was. */
async function passDraft(found: Case, { answers, at }: Request, help: Help): Promise<Acted> {
  const draft = textOf(answers, 'draft')
  const text = help.brief.get(draft, at)
  help.brief.drop(draft)
  if (text === undefined) return { result: 'gone', answers: noDraft }
  const cleaned = textOf(answers, 'draft-choice') !== 'as-is'
  const acted = await pass(help, found, cleaned ? withoutFindings(text) : text)
  return { ...acted, answers: noDraft, ...goneFromChat(acted, Number(textOf(answers, 'draft-message'))) }
}

const noDraft = { draft: '', 'draft-kinds': [], 'draft-message': '', 'draft-choice': '' }

/** What was passed on does not stay in the chat for whoever holds her phone next. */
const goneFromChat = ({ result }: Acted, message = 0): Pick<Acted, 'says'> =>
  message > 0 && (result === 'passed' || result === 'sent')
    ? { says: [{ lane: 'reply', saying: { kind: 'sweep', remove: [message] } }] }
    : {}

/** Her own message goes out of the chat; a page has no such message. */
const outOfChat = (answers: Request['answers']): Pick<Acted, 'says'> => {
  const message = Number(textOf(answers, 'draft-message'))
  return message > 0 ? { says: [{ lane: 'reply', saying: { kind: 'sweep', remove: [message] } }] } : {}
}

const writingActs = (here: Here): Acts => ({
  'pass-words': aboutCase(here, ['passed', 'findings', 'nobody'], passWords, {
    needs: ['words-given'],
    leaves: { findings: ['draft', 'draft-kinds', 'draft-message'] },
  }),
  'pass-draft': aboutCase(here, ['passed', 'gone', 'nobody'], passDraft, { needs: ['draft'] }),
  'drop-draft': {
    results: ['done'],
    needs: ['draft'],
    run: async ({ answers }) => {
      here().brief.drop(textOf(answers, 'draft'))
      return { result: 'done', answers: noDraft }
    },
  },
  'remove-draft': {
    results: ['done'],
    needs: ['draft'],
    run: async ({ answers }) => {
      here().brief.drop(textOf(answers, 'draft'))
      return { result: 'done', answers: noDraft, ...outOfChat(answers) }
    },
  },
  'pass-file': aboutCase(
    here,
    ['sent', 'nobody'],
    async (found, { answers, person, message }, { channel, setOut }) => {
      const readers = await readersOf(channel, found)
      if (readers.length > 0) await setOut(found, person, textOf(answers, 'file-given'))
      const result = readers.length > 0 ? 'sent' : 'nobody'
      return { result, dropsAnswers: true, answers: { case: found.id }, ...goneFromChat({ result }, message) }
    },
    { needs: ['file-given'] },
  ),
})
