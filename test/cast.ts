import { personId } from '../src/kernel/id.ts'

/** Amina writes to us. */
export const amina = personId('amina')

/** Bako is her caseworker. */
export const bako = personId('bako')

/** Chidi supervises. */
export const chidi = personId('chidi')

/** Dana volunteers and should see nothing. */
export const dana = personId('dana')

/** A calm Tuesday morning in Kyiv: the time at which conversations in the tests begin. */
export const morning = new Date('2026-11-24T07:30:00Z')
