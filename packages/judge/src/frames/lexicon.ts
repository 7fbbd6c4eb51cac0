// Looks concepts up in a text: the words of all languages in one table, each with the set of its concepts as bits.
import { CONCEPTS, type Concept, type ConceptWords } from './concept.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { it } from './words/it.ts'
import { ja } from './words/ja.ts'
import { nl } from './words/nl.ts'
import { pl } from './words/pl.ts'
import { pt } from './words/pt.ts'

/** Bit of a concept in a set of concepts. */
export const BIT: Readonly<Record<Concept, number>> = Object.fromEntries(
  CONCEPTS.map((concept, index) => [concept, 1 << index]),
) as Record<Concept, number>

/** One language's words, made ready to be found. */
export interface Lexicon {
  /** Concepts of a word by its exact form. */
  readonly words: ReadonlyMap<string, number>
  /** Concepts of a word by its beginning. */
  readonly stems: ReadonlyMap<string, number>
  readonly longestStem: number
  /** Phrases by their first word: the words that follow, and the concepts. */
  readonly phrases: ReadonlyMap<
    string,
    readonly { readonly rest: readonly string[]; readonly bits: number }[]
  >
}

const LEXICONS: ReadonlyMap<string, Lexicon> = new Map(
  Object.entries({ en, de, fr, es, it, pt, nl, pl }).map(([language, words]) => [language, compile(words)]),
)

/** Japanese is looked through for its words as they stand. */
const JAPANESE: readonly (readonly [string, number])[] = CONCEPTS.flatMap((concept) =>
  ja[concept].split(/\s+/).map((word): [string, number] => [word, BIT[concept]]),
)

function compile(words: ConceptWords): Lexicon {
  const exact = new Map<string, number>()
  const stems = new Map<string, number>()
  const phrases = new Map<string, { rest: string[]; bits: number }[]>()
  const add = (map: Map<string, number>, key: string, bits: number) =>
    map.set(key, (map.get(key) ?? 0) | bits)
  for (const concept of CONCEPTS) {
    for (const entry of words[concept].split(/\s+/).filter((word) => word !== '')) {
      const [first = '', ...rest] = entry.split('_')
      if (rest.length > 0) phrases.set(first, [...(phrases.get(first) ?? []), { rest, bits: BIT[concept] }])
      else if (entry.endsWith('*') && entry.length > 2) add(stems, entry.slice(0, -1), BIT[concept])
      else add(exact, entry, BIT[concept])
    }
  }
  const longestStem = Math.max(...[...stems.keys()].map((stem) => stem.length))
  return { words: exact, stems, longestStem, phrases }
}

/** Concepts in a text of Japanese words. */
export function conceptsInJapanese(text: string): number {
  const folded = text.toLowerCase()
  return JAPANESE.reduce((bits, [word, bit]) => (folded.includes(word) ? bits | bit : bits), 0)
}

/** Concepts at each word of a text; a phrase counts at its first word. */
export function conceptsOf(words: readonly string[], language: string): number[] {
  const lexicon = LEXICONS.get(language)
  if (!lexicon) return words.map(() => 0)
  return words.map((word, index) => conceptsOfWord(word, lexicon) | conceptsOfPhrase(words, index, lexicon))
}

function conceptsOfWord(word: string, { words, stems, longestStem }: Lexicon): number {
  let bits = words.get(word) ?? 0
  for (let length = Math.min(word.length, longestStem); length >= 2; length -= 1)
    bits |= stems.get(word.slice(0, length)) ?? 0
  return bits
}

function conceptsOfPhrase(words: readonly string[], index: number, { phrases }: Lexicon): number {
  const candidates = phrases.get(words[index] as string)
  if (!candidates) return 0
  return candidates.reduce(
    (bits, phrase) =>
      phrase.rest.every((word, offset) => matches(words[index + 1 + offset], word))
        ? bits | phrase.bits
        : bits,
    0,
  )
}

function matches(word: string | undefined, pattern: string): boolean {
  if (word === undefined) return false
  return pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern
}
