/** The middle of several measurements, and how far they lie apart (largest minus smallest, in parts of the middle). */
export type Figure = { readonly median: number; readonly spread: number }

export function figureOf(measured: readonly number[]): Figure {
  const sorted = [...measured].sort((a, b) => a - b)
  const median = percentile(sorted, 0.5)
  return { median, spread: median === 0 ? 0 : (sorted.at(-1)! - sorted[0]!) / median }
}

/** Of a sorted list; nothing measured is not a number. */
export const percentile = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
