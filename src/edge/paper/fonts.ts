import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const fonts = createRequire(import.meta.url)

/** DejaVu Sans has Cyrillic; the fonts that every PDF reader brings along have not. */
export const fontFile = (face: string) => readFileSync(fonts.resolve(`dejavu-fonts-ttf/ttf/${face}.ttf`))
