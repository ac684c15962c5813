import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emergencyLines, isFresh, readHotlines } from '../../src/directory/hotline.ts'
import { seed } from './open-directory.ts'

const register = JSON.parse(readFileSync(join(seed, 'hotlines.json'), 'utf8'))
const lines = readHotlines(register)
const line = (id: string) => lines.find((one) => one.id === id)

describe('the lines of help', () => {
  it('are those that may be shown, with the numbers of the register and no other', () => {
    expect(
      lines.map(({ id, phones }) => `${id} ${phones.map(({ number }) => number).join(' ')}`.trim()),
    ).toEqual([
      'police_102 102',
      'ambulance_103 103',
      'rescue_101 101',
      'gov_1547 1547',
      'la_strada_116123 116123 +380800500335',
      'la_strada_116111 116111 +380800500225',
      'legal_aid +380800213103',
      'lifeline_7333 7333',
      'mod_1512 1512',
      'mod_rights_dir 1512',
      'military_ombudsman',
    ])
  })

  it('hide what is not to be displayed or not verified', () => {
    for (const id of ['emergency_112', 'vr_ombudsman', 'opg_crsv', 'sova_557', 'old_mod_0800500442']) {
      expect(
        register.hotlines.some((kept: { id: string }) => kept.id === id),
        id,
      ).toBe(true)
      expect(line(id), id).toBeUndefined()
    }
    const weak = { hotlines: [{ ...register.hotlines[0], confidence: 'weak' }] }
    expect(readHotlines(weak)).toEqual([])
  })

  it('are read aloud as people know them', () => {
    expect(line('gov_1547')?.phones[0]?.readable).toBe('15-47')
    expect(line('la_strada_116123')?.phones.map(({ readable }) => readable)).toEqual([
      '116 123',
      '0 800 500 335',
    ])
  })

  it('do not promise hours that nobody verified', () => {
    expect(line('legal_aid')?.always).toBe(false)
    expect(line('police_102')?.always).toBe(true)
  })

  it('have every emergency line among them', () => {
    for (const id of emergencyLines) expect(line(id)?.phones, id).not.toEqual([])
  })

  it('are unsigned until somebody signs, and fresh for their term only', () => {
    const police = line('police_102')!
    const signed = { ...police, signedBy: 'Chidi', signedAt: '2026-11-01' }
    expect(isFresh(police, new Date('2026-11-20'))).toBe(false)
    expect(isFresh(signed, new Date('2026-11-20'))).toBe(true)
    expect(isFresh(signed, new Date('2026-12-20'))).toBe(false)
  })

  it('refuse a register that is not one', () => {
    expect(() => readHotlines({ hotlines: [{ id: 'x' }] })).toThrow()
  })
})
