import { describe, expect, it } from 'vitest'
import { readPhones } from '../../src/directory/phone.ts'

describe('a phone cell', () => {
  it.each([
    ['(0432)655050', ['+380432655050']],
    ['(04332)52020', ['+380433252020']],
    ['324842025', ['+380324842025']],
    ['+380687752613', ['+380687752613']],
    ['380(4646)21345', ['+380464621345']],
    ['(03141) 2-42-90', ['+380314124290']],
    ['098 27 56 020', ['+380982756020']],
    ['04632-36-5-92', ['+380463236592']],
    ['80314422642', ['+380314422642']],
    ['8(04641)21203', ['+380464121203']],
    ['0 (66) 470 51 83', ['+380664705183']],
    ['03133(2-17-61)', ['+380313321761']],
    ['+380574732160, +380574732161', ['+380574732160', '+380574732161']],
    ['03(266)2-64-66,       03(266) 2-50-10', ['+380326626466', '+380326625010']],
    [
      '(095) 743-64-54, (099) 753-75-49; (095) 314-82-48',
      ['+380957436454', '+380997537549', '+380953148248'],
    ],
    ['067 811 21 27 098 72 72 773', ['+380678112127', '+380987272773']],
    ['тел. 0432 65 50 50', ['+380432655050']],
    ['0 800 500 335', ['+380800500335']],
    ['102', ['102']],
    ['15-47', ['1547']],
    ['116 123', ['116123']],
    ['+48 22 123 45 67', ['+48221234567']],
  ])('%s', (cell, expected) => {
    const found = readPhones(cell)
    expect(found.phones.map(({ number }) => number)).toEqual(expected)
    expect(found.text).toBeUndefined()
  })

  it('is read aloud in groups', () => {
    const aloud = (cell: string) => readPhones(cell).phones[0]?.readable
    expect(aloud('0687752613')).toBe('+380 68 775 26 13')
    expect(aloud('0800500335')).toBe('0 800 500 335')
    expect(aloud('1547')).toBe('15-47')
    expect(aloud('116123')).toBe('116 123')
  })

  it('keeps an extension beside the number', () => {
    expect(readPhones('(0432)655050 доб. 12').phones).toEqual([
      { number: '+380432655050', readable: '+380 43 265 5050', extension: '12' },
    ])
  })

  it('reads North American numbers only where they are meant', () => {
    expect(readPhones('305-860-3000', 'north-america').phones[0]?.number).toBe('+13058603000')
    expect(readPhones('305-860-3000').text).toBe('305-860-3000')
  })

  it('says nothing of a cell that says nothing', () => {
    for (const cell of ['', ' ', '-', 'ні', 'немає']) expect(readPhones(cell)).toEqual({ phones: [] })
  })
})

describe('what cannot be read is text and cannot be tapped', () => {
  it.each([
    ['a digit too few', '03141-355'],
    ['a digit too many', '3803241610513'],
    ['no code', '2271943'],
    ['a letter for a zero', '(О63)3114403'],
    ['another country by mistake', '(+30)987689910'],
    ['a code of nowhere', '0-(231) 3-02-25'],
    ['a number of the aggressor state', '+7 495 123 45 67'],
    ['a number of the village that looks like a hotline', '15-12'],
    ['words', 'див. сайт'],
  ])('%s', (_, cell) => {
    expect(readPhones(cell)).toEqual({ phones: [], text: cell })
  })

  it('offers the number that can be read, and keeps the cell for the other', () => {
    const cell = '0432655050, 65-50'
    expect(readPhones(cell)).toEqual({
      phones: [{ number: '+380432655050', readable: '+380 43 265 5050' }],
      text: cell,
    })
  })
})
