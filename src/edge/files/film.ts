/** It moves, or there is something to see beside the sound: no film is taken. */
export class Film extends Error {}
