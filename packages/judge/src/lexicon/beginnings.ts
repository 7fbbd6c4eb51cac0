// Tells at little cost which beginnings of a word a table could hold, so that few of them have to be looked up.
import { addUnit, beginHash, endHash } from '../model/hash.ts'

/** Bits for each text; one look in some fifty is in vain. */
const BITS_EACH = 16

/** A set of texts that answers for all beginnings of a word in one pass over it. It may say yes too often, never no. */
export class Beginnings {
  readonly #bits: Uint8Array
  readonly #mask: number

  constructor(texts: Iterable<string>) {
    const all = [...texts]
    const size = 2 ** Math.ceil(Math.log2(Math.max(64, all.length * BITS_EACH)))
    this.#bits = new Uint8Array(size / 8)
    this.#mask = size - 1
    for (const text of all) {
      let hash = beginHash(0)
      for (let at = 0; at < text.length; at += 1) hash = addUnit(hash, text.charCodeAt(at))
      const bit = endHash(hash) & this.#mask
      this.#bits[bit >> 3] = (this.#bits[bit >> 3] as number) | (1 << (bit & 7))
    }
  }

  /** Lengths of the beginnings of a word that may be in the set, shortest first. */
  lengthsIn(word: string, longest: number): number[] {
    const lengths: number[] = []
    const end = Math.min(word.length, longest)
    let hash = beginHash(0)
    for (let at = 0; at < end; at += 1) {
      hash = addUnit(hash, word.charCodeAt(at))
      const bit = endHash(hash) & this.#mask
      if (((this.#bits[bit >> 3] as number) & (1 << (bit & 7))) !== 0) lengths.push(at + 1)
    }
    return lengths
  }
}
