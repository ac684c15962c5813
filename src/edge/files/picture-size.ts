/** A photo of the largest phone cameras fits; more makes the browser of whoever opens it stand still. */
const PIXELS_MAX = 128_000_000
const SIDE_MAX = 24_000

/** A picture that is small as a file and huge when it is drawn. */
export class TooManyPixels extends Error {}

/** Throws for a picture that nobody should open. */
export function checkSize(width: number, height: number): void {
  if (width === 0 || height === 0) throw new Error('a picture without a size')
  if (width > SIDE_MAX || height > SIDE_MAX || width * height > PIXELS_MAX)
    throw new TooManyPixels('too many pixels')
}
