// Looks concepts up in a text: the words of all languages in one table, each with the set of its concepts as bits.
import { Beginnings } from '../lexicon/beginnings.ts'
import type { Token } from '../model/tokens.ts'
import type { Word } from '../model/words.ts'
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
  /** Its place among the lexicons, under which words remember what they say in it. */
  readonly number: number
  /** Concepts of a word by its exact form. */
  readonly words: ReadonlyMap<string, number>
  /** Concepts of a word by its beginning. */
  readonly stems: ReadonlyMap<string, number>
  readonly beginnings: Beginnings
  readonly longestStem: number
  /** Phrases by their first word: the words that follow, and the concepts. */
  readonly phrases: ReadonlyMap<
    string,
    readonly { readonly rest: readonly string[]; readonly bits: number }[]
  >
}

const LEXICONS: ReadonlyMap<string, Lexicon> = new Map(
  Object.entries({ en, de, fr, es, it, pt, nl, pl }).map(([language, words], number) => [
    language,
    compile(words, number),
  ]),
)

/** Japanese is looked through for its words as they stand; by first character. */
const JAPANESE: ReadonlyMap<string, readonly (readonly [string, number])[]> = Map.groupBy(
  CONCEPTS.flatMap((concept) => ja[concept].split(/\s+/).map((word) => [word, BIT[concept]] as const)),
  ([word]) => word.charAt(0),
)

function compile(words: ConceptWords, number: number): Lexicon {
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
  return { number, words: exact, stems, beginnings: new Beginnings(stems.keys()), longestStem, phrases }
}

/** Concepts in a text of Japanese words. */
export function conceptsInJapanese(text: string): number {
  const folded = text.toLowerCase()
  let bits = 0
  for (let at = 0; at < folded.length; at += 1)
    for (const [word, bit] of JAPANESE.get(folded.charAt(at)) ?? [])
      if (folded.startsWith(word, at)) bits |= bit
  return bits
}

/** Concepts at each word of a text; a phrase counts at its first word. */
export function conceptsOf(words: readonly Token[], language: string): number[] {
  const lexicon = LEXICONS.get(language)
  if (!lexicon) return []
  return words.map(({ word }, index) => {
    const alone = conceptsOfWord(word, lexicon)
    return lexicon.phrases.has(word.text) ? alone | conceptsOfPhrase(words, index, lexicon) : alone
  })
}

function conceptsOfWord(word: Word, lexicon: Lexicon): number {
  const known = word.frames[lexicon.number]
  if (known !== undefined) return known
  const bits = lookUp(word.text, lexicon)
  word.frames[lexicon.number] = bits
  return bits
}

function lookUp(word: string, { words, stems, beginnings, longestStem }: Lexicon): number {
  let bits = words.get(word) ?? 0
  for (const length of beginnings.lengthsIn(word, longestStem))
    if (length >= 2) bits |= stems.get(word.slice(0, length)) ?? 0
  return bits
}

function conceptsOfPhrase(words: readonly Token[], index: number, { phrases }: Lexicon): number {
  const candidates = phrases.get((words[index] as Token).word.text) ?? []
  return candidates.reduce(
    (bits, phrase) =>
      phrase.rest.every((word, offset) => matches(words[index + 1 + offset]?.word.text, word))
        ? bits | phrase.bits
        : bits,
    0,
  )
}

function matches(word: string | undefined, pattern: string): boolean {
  if (word === undefined) return false
  return pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern
}
