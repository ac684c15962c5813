const letters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ю: 'iu',
  я: 'ia',
  ь: '',
  '’': '',
  "'": '',
  ʼ: '',
}
const first: Readonly<Record<string, string>> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' }

/** A Ukrainian name in Latin letters by the official table (Cabinet resolution 55 of 2010). */
export function romanize(name: string): string {
  const text = name.replace(/зг/g, 'зgh').replace(/Зг/g, 'Зgh')
  return text.replace(/\p{L}|[’']/gu, (letter, at: number) => {
    const small = letter.toLowerCase()
    const begins = at === 0 || /[\s-]/.test(text[at - 1]!)
    const sound = (begins ? first[small] : undefined) ?? letters[small] ?? letter
    return small === letter ? sound : sound.charAt(0).toUpperCase() + sound.slice(1)
  })
}
