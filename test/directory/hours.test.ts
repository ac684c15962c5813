import { describe, expect, it } from 'vitest'
import { readHours } from '../../src/directory/hours.ts'

const days = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'нд']
const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

/** A week as one line: days that follow each other with the same hours stand together. */
function week(text: string): string {
  const hours = readHours(text)
  if (!hours) return 'nothing'
  if (hours.kind === 'unreadable') return 'text'
  const lines = days.map((_, day) =>
    hours.schedule
      .filter((opening) => opening.day === day)
      .map(({ opens, closes }) => `${clock(opens)}–${clock(closes)}`)
      .join(' '),
  )
  const groups: string[] = []
  for (let day = 0; day < 7; ) {
    let last = day
    while (last < 6 && lines[last + 1] === lines[day]) last++
    const name = last > day ? `${days[day]}-${days[last]}` : days[day]
    if (lines[day]) groups.push(`${name} ${lines[day]}`)
    day = last + 1
  }
  return groups.join(', ')
}

describe('a timetable that people wrote', () => {
  it.each([
    // As centres write them; each line was read by hand.
    ['пн: 8-30 до 16-00; вт: 8-30 до 16-00; ср: 8-30до 20-00', 'пн-вт 8:30–16:00, ср 8:30–20:00'],
    [
      'пн: з 8:00 - до 17:00; вт: з 8:00 - до 17:00; сб: з 8:00 - до 14:00',
      'пн-вт 8:00–17:00, сб 8:00–14:00',
    ],
    ['пн: 9.00-13.00; вт: -; ср: 9.00-16.00', 'пн 9:00–13:00, ср 9:00–16:00'],
    ['пн: 9.00-14.00; вт: 9.00-14.00; ср: 900-14.00', 'пн-ср 9:00–14:00'],
    ['пн: 9-00до17-00; вт: 9-00до 17-00', 'пн-вт 9:00–17:00'],
    ['пн: з 8:00 - до 17:00 вт: з 8:00 - до 20:00 сб: -', 'пн 8:00–17:00, вт 8:00–20:00'],
    ['пн: 08:00-17:00 пт: 08:00-15:45 сб: вихідний', 'пн 8:00–17:00, пт 8:00–15:45'],
    ['пн: 08,00-17,00; вт: 08,00-17,00', 'пн-вт 8:00–17:00'],
    ['пн: З 08:00 до 15:00 год; чт: З 08:00 до 20:00 год', 'пн 8:00–15:00, чт 8:00–20:00'],
    ['пн: 8 до 17; ср: 8 до 20', 'пн 8:00–17:00, ср 8:00–20:00'],
    ['пн: 9:00-17.00; ср: 9.00-.17.00; сб: 9.00.-13.00', 'пн 9:00–17:00, ср 9:00–17:00, сб 9:00–13:00'],
    ['пн: 8-00 - 17-00; ср: 8-00 - 20-00', 'пн 8:00–17:00, ср 8:00–20:00'],
    ['пн: 08:00-1700', 'пн 8:00–17:00'],
    ['пт: вих.; чт: 14.00-17.00', 'чт 14:00–17:00'],
    ['пн-пт 08:00- 17:00', 'пн-пт 8:00–17:00'],
    // As others do.
    ['Пн.–Пт.: з 9.00 до 16.00', 'пн-пт 9:00–16:00'],
    ['понеділок – четвер з 8.00 до 17.15, п’ятниця з 8.00 до 16.00', 'пн-чт 8:00–17:15, пт 8:00–16:00'],
    ['з понеділка по п’ятницю з 9:00 до 18:00', 'пн-пт 9:00–18:00'],
    ['пн, ср, пт 9-18', 'пн 9:00–18:00, ср 9:00–18:00, пт 9:00–18:00'],
    ['пн-пт: 9:00-18:00; вихідні: сб, нд', 'пн-пт 9:00–18:00'],
    ['щодня, крім неділі 9:00-18:00', 'пн-сб 9:00–18:00'],
    ['щодня 8:00-20:00', 'пн-нд 8:00–20:00'],
    ['9:00-18:00 щодня', 'пн-нд 9:00–18:00'],
    ['у будні 8:00–17:00', 'пн-пт 8:00–17:00'],
    ['цілодобово', 'пн-нд 0:00–24:00'],
    ['24/7', 'пн-нд 0:00–24:00'],
    ['Пoнeдiлoк 9:00-18:00', 'пн 9:00–18:00'],
    ['Графік роботи: пн-пт 8:00-17:00', 'пн-пт 8:00–17:00'],
    ['Mo-Fr 08:00-18:00; Sa 09:00-15:00; Su off; PH off', 'пн-пт 8:00–18:00, сб 9:00–15:00'],
    ['понедельник-пятница с 9:00 до 18:00, суббота, воскресенье - выходной', 'пн-пт 9:00–18:00'],
    // Breaks.
    ['пн-пт 8:00-17:00 (перерва 12:00-13:00)', 'пн-пт 8:00–12:00 13:00–17:00'],
    [
      'пн-чт 8:00-17:00, пт 8:00-15:45, обідня перерва: 12:00-12:45',
      'пн-чт 8:00–12:00 12:45–17:00, пт 8:00–12:00 12:45–15:45',
    ],
    [
      'пн-пт 9-18, перерва 13-14; сб 9-15, перерва 12-13',
      'пн-пт 9:00–13:00 14:00–18:00, сб 9:00–12:00 13:00–15:00',
    ],
    ['пн-пт 9:00-13:00, 14:00-18:00', 'пн-пт 9:00–13:00 14:00–18:00'],
    ['пн-пт 8:00-17:00 без перерви', 'пн-пт 8:00–17:00'],
  ])('%s', (text, expected) => {
    expect(week(text)).toBe(expected)
  })
})

describe('a timetable that may mean something else stays text', () => {
  it.each([
    ['two colons between four numbers', 'чт: 8:00:15:00'],
    ['a colon where a dash should be', 'пн: 9.00:18.00; вт: 9.00:20.00'],
    ['hours without days', '8.00-17.15'],
    ['an hour that no clock has', 'пн: 08:00-70:00'],
    ['two times grown together', 'вт: 12:0020:00'],
    ['two times with nothing between', 'пт: 09:00 17:00'],
    ['a minute too long', 'пт: 08:00-15:450'],
    ['something left over', 'ср: з 8:00 - до 17:00з 8'],
    ['one end with minutes and one without', 'пт: 9.00-14'],
    ['dashes everywhere', 'чт: 08:00-20-00'],
    ['a zero', 'пн: 9.00-18.00; сб: 0'],
    ['a day with nothing said of it', 'пн: ; вт: 9:00-18:00'],
    ['days cut from their hours', 'пн; вт: 9:00-18:00'],
    ['nothing but days off', 'пн: -; вт: -; ср: -; чт: ні; пт: ні'],
    ['a closing before the opening', 'пн-нд 20:00-08:00'],
    ['one day twice', 'пн 9:00-18:00 пн 9:00-12:00'],
    ['a break that may be one day’s or everybody’s', 'пн-чт 8-17; пт 8-16 перерва 12-13'],
    ['a break across the closing', 'пн 9:00-12:30, перерва 12:00-13:00'],
    ['a rule of the month', 'перша субота місяця 9:00-12:00'],
    ['dates', 'пн-пт 01.03-05.10 9:00-18:00'],
    ['a phone number', 'пн-пт 9:00-18:00 тел. 2-15-47'],
    ['years', 'пн-пт 2020-2021'],
    ['words', 'за попереднім записом'],
    ['seven in the evening or in the morning', 'пн-пт 9:00 AM - 7:00 PM'],
  ])('%s', (_, text) => {
    expect(readHours(text)).toEqual({ kind: 'unreadable', text })
  })

  it('says nothing of an empty cell', () => {
    expect(readHours('  ')).toBeUndefined()
  })
})
