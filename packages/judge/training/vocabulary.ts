// Which features are worth keeping: those that more than one author used. What a single voice says is its own way of
// talking; learning it would be learning the author.
import type { LetterExample } from './dataset.ts'

/** Bytes of the table of known features: with about 300 000 of them, one unknown in fifteen slips through. */
const KNOWN_BYTES = 1 << 19

/** The place of a feature in the table of known ones; apart from the bits that choose its row (network.ts). */
function bitOf(feature: number): number {
  return (feature >>> 7) & (KNOWN_BYTES * 8 - 1)
}

/** Marks the features that at least two voices of the letters use. */
export function knownFeatures(examples: readonly LetterExample[]): Uint8Array {
  const voices = new Map<number, string | true>()
  const note = (feature: number, voice: string) => {
    const before = voices.get(feature)
    if (before === undefined) voices.set(feature, voice)
    else if (before !== voice) voices.set(feature, true)
  }
  for (const { letter, segments, buyer } of examples)
    for (const features of [...segments.flatMap(({ own, meanings }) => [own, meanings]), buyer])
      for (const feature of features) note(feature, letter.voice)
  const known = new Uint8Array(KNOWN_BYTES)
  for (const [feature, voice] of voices) {
    if (voice !== true) continue
    const bit = bitOf(feature)
    known[bit >>> 3] = (known[bit >>> 3] as number) | (1 << (bit & 7))
  }
  return known
}

/** The rows of the table for the features that are known. */
export function rowsOf(features: Uint32Array, known: Uint8Array, buckets: number): Int32Array {
  const rows: number[] = []
  for (const feature of features) {
    const bit = bitOf(feature)
    if (((known[bit >>> 3] as number) & (1 << (bit & 7))) !== 0) rows.push(feature & (buckets - 1))
  }
  return Int32Array.from(rows)
}
