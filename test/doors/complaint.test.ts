import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openStorage } from '../../src/edge/storage/open.ts'
import { readCatalogues } from '../../src/edge/words.ts'
import { textOfDocx, textOfPdf } from '../complaint/read-files.ts'
import { Person as Visitor } from '../web/person.ts'
import { canaryCyrillic, canaryWord, everything, formsOf, hits } from './canary.ts'
import { type entries, openStreet, quiet, type Street } from './street.ts'

const words = readCatalogues(join(import.meta.dirname, '../../locales'))['en']!
const say = (catalogue: string, key: string) => words[catalogue]![key]!
const flow = (key: string) => say('flows/complaint', key)

let street: Street
afterEach(() => street.close())

async function open(entry: keyof typeof entries, settings: Record<string, string> = {}) {
  street = await openStreet({ entry, settings })
}

/** From home to a paper, with a sentence of hers; every other question is skipped. */
const toTheSentence = [
  ...[
    say('flows/lobby', 'home#rights'),
    say('flows/rights', 'menu#other'),
    say('flows/rights', 'other#paper'),
  ],
  ...[flow('lawyer#which'), flow('which#police'), flow('police#go'), flow('where#home')],
  ...[say('lobby', 'skip'), say('lobby', 'skip')],
]
const toThePaper = [say('lobby', 'skip'), say('lobby', 'skip'), flow('review#make')]

const tight = (text: string) => text.replace(/\s+/g, '')
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
/** The groups of a receipt, as one would type them again. */
const typed = (text: string) => text.replace(/\s+/g, '').toLowerCase()

/** Amina on Telegram, up to her sentence; then on to the paper. */
function onTelegram() {
  const amina = street.newcomer()
  const press = async (button: string) => {
    const shown = amina.answers()
    amina.presses(button)
    await amina.waits(() => amina.answers() > shown)
    await quiet(street.api)
  }
  return {
    amina,
    press,
    begins: async () => {
      amina.comes()
      await amina.waits(() => amina.buttons().length > 0)
      await quiet(street.api)
      await press(say('flows/lobby', 'safe-now#yes'))
      for (const button of toTheSentence) await press(button)
    },
    writes: async (sentence: string) => {
      amina.says(sentence)
      await amina.waits(flow('witnesses').split('\n')[0]!)
    },
    ends: async () => {
      for (const button of toThePaper) await press(button)
      amina.presses(flow('format#both'))
      await amina.waits(() => amina.chat().filter(({ file }) => file).length === 2, 20_000)
      await quiet(street.api)
    },
  }
}

/** Every value of every row in the database of a house that has ended. */
async function rowsOf(folder: string): Promise<Map<string, Buffer>> {
  const storage = await openStorage({ url: `file:${join(folder, 'data', 'stezhka.db')}`, readOnly: true })
  const tables = await storage.sql.rows<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table'",
    [],
  )
  const found = new Map<string, Buffer>()
  for (const { name } of tables) {
    const rows = await storage.sql.rows<Record<string, unknown>>(`SELECT * FROM "${name}"`, [])
    const bytes = rows.flatMap((row) =>
      Object.values(row).map((value) =>
        value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value)),
      ),
    )
    found.set(name, Buffer.concat(bytes))
  }
  await storage.close()
  return found
}

describe('her sentence goes with the paper', () => {
  it('on Telegram: two files that she may pass on, whose receipt stands below, and nothing of it is left', async () => {
    await open('product')
    const sentence = canaryCyrillic()
    const { amina, begins, writes, ends } = onTelegram()
    await begins()
    await writes(sentence)
    await ends()
    const files = amina.chat().flatMap(({ file, guarded }) => (file ? [{ ...file, guarded }] : []))
    expect(files.map(({ name, guarded }) => [name, guarded])).toEqual([
      ['document.pdf', false],
      ['document.docx', false],
    ])
    const [pdf, docx] = files
    expect(tight(textOfPdf(pdf!.bytes).join(''))).toContain(sentence)
    expect(textOfDocx(docx!.bytes)).toContain(sentence)
    for (const { bytes } of files) expect(typed(amina.sees())).toContain(sha256(bytes))
    await street.house.end('SIGKILL')
    const left = everything([street.folder], { output: street.house.output() })
    expect(hits({ sentence }, left)).toEqual([])
  }, 120_000)

  it('on the page: each file once, by its own button, and nothing of it is left', async () => {
    await open('product')
    const sentence = canaryWord()
    const amina = new Visitor(`http://127.0.0.1:${street.house.port}`)
    const seen = async () => (await amina.get()).text()
    const waiting = async () =>
      [...(await seen()).matchAll(/name="paper" value="([^"]+)"/g)].map(([, id]) => id!)
    await amina.post('/begin')
    for (const button of [say('flows/lobby', 'safe-now#yes'), ...toTheSentence]) await amina.press(button)
    await amina.write(sentence)
    for (const button of [...toThePaper, flow('format#both')]) await amina.press(button)
    const page = await seen()
    expect(page).toContain(`${say('web', 'download')} (PDF)`)
    expect(page).toContain(`${say('web', 'download')} (DOCX)`)
    expect(page).not.toContain(sentence)
    const [first, second] = await waiting()
    const taken = await Promise.all([first, second].map((paper) => amina.post('/paper', { paper: paper! })))
    expect(taken.map((file) => file.headers.get('content-type'))).toEqual([
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ])
    const [pdf, docx] = await Promise.all(taken.map(async (file) => new Uint8Array(await file.arrayBuffer())))
    expect(tight(textOfPdf(pdf!).join(''))).toContain(sentence)
    expect(textOfDocx(docx!)).toContain(sentence)
    for (const file of [pdf!, docx!]) expect(typed(page.replace(/<[^>]+>/g, ' '))).toContain(sha256(file))
    expect(await waiting()).toEqual([])
    expect((await amina.post('/paper', { paper: first! })).status).toBe(303)
    await street.house.end('SIGKILL')
    const left = everything([street.folder], { output: street.house.output() })
    expect(hits({ sentence }, left)).toEqual([])
  }, 120_000)
})

describe('a house that seals nothing shows where the sentence lies', () => {
  const mutant = { MUTANT: 'unsealed', CONTENT: 'product' }
  const tablesWith = async (sentence: string) => {
    const rows = await rowsOf(street.folder)
    return [...rows].flatMap(([table, bytes]) =>
      formsOf(sentence).some((form) => bytes.includes(form)) ? [table] : [],
    )
  }

  it('in her conversation, while she is still asked', async () => {
    await open('small', mutant)
    const sentence = canaryWord()
    const { begins, writes } = onTelegram()
    await begins()
    await writes(sentence)
    await street.house.end('SIGTERM')
    expect(await tablesWith(sentence)).not.toEqual([])
  }, 120_000)

  it('and in no row once the paper was handed over', async () => {
    await open('small', mutant)
    const sentence = canaryWord()
    const { amina, begins, writes, ends } = onTelegram()
    await begins()
    await writes(sentence)
    await ends()
    expect(amina.chat().filter(({ file }) => file)).toHaveLength(2)
    await street.house.end('SIGTERM')
    expect(await tablesWith(sentence)).toEqual([])
  }, 120_000)
})
