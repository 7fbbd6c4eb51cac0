// Words as they were read before: what each module has found out about a word is kept with it, so that a letter costs
// one look-up a word.
import { BoundedCache } from '../bounded-cache.ts'
import { cuesOf } from '../detect/cues.ts'
import type { WordMeanings } from '../lexicon/lexicon.ts'
import { hashText } from './hash.ts'
import type { Network } from './network.ts'

/** Words longer than this are read by their beginning: nothing a person writes is. */
export const WORD_LIMIT = 40

/** Namespace of whole words in the hash. */
const WORD = 1

/** Letters are made of the same few thousand words; with all that is kept of each about 30 MB at most. */
const WORDS_KEPT = 60_000

/** Scripts that set no spaces between words: their runs are read by n-grams of characters. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]/u

/** A word, and room for what was found out about it, each by the module that asks. */
export class Word {
  /** Lower case; `0` for a number, with its letters where it has any. */
  readonly text: string
  readonly isUnspaced: boolean
  readonly hash: number
  /** Which detectors it gives reason to run. */
  readonly cues: number
  /** What a known word in disguise stands for; null where it is none. */
  restored: string | null | undefined
  /** Where the kernel keeps the sum of its embeddings, if it still does. */
  slot = 0
  sum: { readonly network: Network; readonly sum: Int16Array; readonly count: number } | undefined
  /** By the number of the lexicon: many words are words in several languages. */
  readonly meanings: (WordMeanings | undefined)[]
  readonly frames: (number | undefined)[]

  constructor(written: string) {
    this.text = folded(written)
    this.isUnspaced = UNSPACED.test(this.text)
    this.hash = hashText(WORD, this.text, 0, Math.min(this.text.length, WORD_LIMIT))
    this.cues = cuesOf(written)
    this.restored = undefined
    this.sum = undefined
    this.meanings = []
    this.frames = []
  }
}

const words = new BoundedCache<Word>(WORDS_KEPT)

/** The word that is written so. */
export function wordOf(written: string): Word {
  return words.get(written, (text) => new Word(text))
}

const DIGITS = /\p{N}+/gu

function folded(written: string): string {
  return written.toLowerCase().replace(/[’´`]/g, "'").replace(DIGITS, '0')
}
