// What the net adds up of a segment: hashed words, pairs of words, runs of letters, concepts and pairs of concepts.
import { addUnit, beginHash, endHash, hashPair, hashText } from './hash.ts'
import type { Token } from './tokens.ts'
import { WORD_LIMIT, type Word } from './words.ts'

/** Namespaces of the hash; 1 is that of whole words. */
const PAIR = 2
const LETTERS = 3
const RUN = 4
const EDGE = 5
const MEANING = 6
const MEANING_PAIR = 7

const SHORTEST = 3
const LONGEST = 5
/** Hashes of one word: itself and its runs of three to five letters with the edges marked. */
export function featuresOfWord({ text, hash, isUnspaced }: Word): Uint32Array {
  return isUnspaced ? runFeatures(text) : letterFeatures(text.slice(0, WORD_LIMIT), hash)
}

function letterFeatures(word: string, hash: number): Uint32Array {
  if (word.length < 2 || !/^\p{L}/u.test(word)) return Uint32Array.of(hash)
  const length = word.length + 2
  const features = new Uint32Array(1 + runsIn(length, SHORTEST) + runsIn(length, 4) + runsIn(length, LONGEST))
  features[0] = hash
  const unit = (at: number) => (at === 0 ? OPEN : at === length - 1 ? CLOSE : word.charCodeAt(at - 1))
  for (let from = 0; from + SHORTEST <= length; from += 1) {
    let run = addUnit(addUnit(addUnit(beginHash(LETTERS), unit(from)), unit(from + 1)), unit(from + 2))
    let at = 1 + from
    features[at] = endHash(run)
    for (let size = SHORTEST + 1; size <= LONGEST && from + size <= length; size += 1) {
      run = addUnit(run, unit(from + size - 1))
      at += runsIn(length, size - 1)
      features[at] = endHash(run)
    }
  }
  return features
}

/** The marks of a word's edges. */
const OPEN = 0x3c
const CLOSE = 0x3e

/** Runs of a size in a text of a length. */
function runsIn(length: number, size: number): number {
  return Math.max(0, length - size + 1)
}

/** Japanese is read by runs of one to four characters. */
function runFeatures(run: string): Uint32Array {
  const features: number[] = []
  const text = run.slice(0, 400)
  for (let size = 1; size <= 4; size += 1)
    for (let from = 0; from + size <= text.length; from += 1)
      features.push(hashText(RUN, text, from, from + size))
  return Uint32Array.from(features)
}

/** Hashes of neighbouring words, and of the first and last word as such. */
export function pairFeatures(tokens: readonly Token[]): Uint32Array {
  if (tokens.length === 0) return new Uint32Array(0)
  const features = new Uint32Array(tokens.length + 1)
  let previous = (tokens[0] as Token).word.hash
  features[0] = hashPair(EDGE, 1, previous)
  for (let index = 1; index < tokens.length; index += 1) {
    const { hash } = (tokens[index] as Token).word
    features[index] = hashPair(PAIR, previous, hash)
    previous = hash
  }
  features[tokens.length] = hashPair(EDGE, 2, previous)
  return features
}

/** Hashes of concepts and of pairs of neighbouring ones, each once: the same in every language. */
export function meaningFeatures(meanings: readonly (readonly number[])[]): Uint32Array {
  const features: number[] = []
  let previous: readonly number[] = []
  for (const here of meanings) {
    for (const concept of here) {
      features.push(hashPair(MEANING, concept, 0))
      for (const before of previous) features.push(hashPair(MEANING_PAIR, before, concept))
    }
    previous = here
  }
  return Uint32Array.from(withoutRepeats(features))
}

/** Up to here looking through a list is faster than a set. */
const FEW = 48

/** Numbers of a list, each once, in the order in which they come. */
export function withoutRepeats(numbers: readonly number[]): readonly number[] {
  if (numbers.length > FEW) return [...new Set(numbers)]
  const once: number[] = []
  for (const number of numbers) if (!once.includes(number)) once.push(number)
  return once
}
