import { join } from 'node:path'
import { expect, it } from 'vitest'
import { webWords } from '../../src/edge/web/words.ts'
import { type Catalogues, readCatalogues } from '../../src/edge/words.ts'
import { catalogues } from './words.ts'

const missingIn = (read: Catalogues) =>
  Object.entries(read).flatMap(([language, { ...files }]) =>
    webWords
      .filter((word) => {
        const [file, key] = word.split(':') as [string, string]
        return files[file]?.[key] === undefined
      })
      .map((word) => `${language} ${word}`),
  )

it('every word of the pages stands in every language', () => {
  expect(missingIn(readCatalogues(join(import.meta.dirname, '../../locales')))).toEqual([])
  expect(missingIn(catalogues)).toEqual([])
})

it('a word that is missing is named', () => {
  const { uk, en } = catalogues
  const { start: _, ...web } = en!['web']!
  expect(missingIn({ uk: uk!, en: { ...en, web } })).toEqual(['en web:start'])
})
