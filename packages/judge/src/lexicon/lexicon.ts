// Finds the words of a lexicon in a text. A lexicon names concepts, one a line, each with its words: `name: word stem*
// words_of_a_phrase`. Concepts are numbers, the same in every language: what one language taught holds in the others.

import type { Token } from '../model/tokens.ts'
import type { Word } from '../model/words.ts'
import { Beginnings } from './beginnings.ts'

/** One language's words, made ready to be found. */
export interface Lexicon {
  readonly exact: ReadonlyMap<string, readonly Entry[]>
  readonly stems: ReadonlyMap<string, readonly Entry[]>
  readonly beginnings: Beginnings
  readonly longestStem: number
}

/** What follows the first word of an entry (nothing for a single word), and the concept it stands for. */
interface Entry {
  readonly rest: readonly string[]
  readonly concept: number
}

/** Stems shorter than this would catch half the language. */
const SHORTEST_STEM = 2

/** Concepts and their words, in the order of the lines. */
export function readLines(text: string): (readonly [concept: string, words: readonly string[]])[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const colon = line.indexOf(':')
      return [
        line.slice(0, colon),
        line
          .slice(colon + 1)
          .trim()
          .split(/\s+/),
      ]
    })
}

/** Makes a lexicon out of words by concept, the concepts numbered in order. */
export function compileLexicon(wordsByConcept: readonly (readonly string[])[]): Lexicon {
  const exact = new Map<string, Entry[]>()
  const stems = new Map<string, Entry[]>()
  for (const [concept, words] of wordsByConcept.entries()) {
    for (const word of words) {
      const [first = '', ...rest] = word.split(/[_-]/).filter((part) => part !== '')
      if (first === '' || first === '*') continue
      if (first.endsWith('*')) add(stems, first.slice(0, -1), { rest, concept })
      else add(exact, first, { rest, concept })
    }
  }
  const longestStem = Math.max(0, ...[...stems.keys()].map((stem) => stem.length))
  return { exact, stems, beginnings: new Beginnings(stems.keys()), longestStem }
}

function add(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const entries = map.get(key)
  if (entries) entries.push(entry)
  else map.set(key, [entry])
}

/** What a word stands for in a lexicon: by itself, and with what may follow it. */
export interface WordMeanings {
  readonly alone: readonly number[]
  readonly phrases: readonly Entry[]
}

/** Concepts that begin at each word of a text where any does, in rising order; a phrase counts at its first word. */
export function conceptsAt(words: readonly Token[], lexicon: Lexicon): (readonly number[])[] {
  const found: (readonly number[])[] = []
  for (let index = 0; index < words.length; index += 1) {
    const { alone, phrases } = meaningsOf((words[index] as Token).word, lexicon)
    const here = phrases.length === 0 ? alone : withPhrases(words, index, { alone, phrases })
    if (here.length > 0) found.push(here)
  }
  return found
}

function withPhrases(
  words: readonly Token[],
  index: number,
  { alone, phrases }: WordMeanings,
): readonly number[] {
  const begun = phrases.filter(({ rest }) =>
    rest.every((pattern, at) => matches(words[index + 1 + at]?.word.text, pattern)),
  )
  return begun.length === 0 ? alone : inOrder([...alone, ...begun.map(({ concept }) => concept)])
}

function inOrder(concepts: readonly number[]): readonly number[] {
  return [...new Set(concepts)].sort((a, b) => a - b)
}

function meaningsOf(word: Word, lexicon: Lexicon): WordMeanings {
  if (word.meanings?.lexicon !== lexicon) word.meanings = { lexicon, found: meaningsIn(lexicon, word.text) }
  return word.meanings.found
}

const NO_MEANINGS: WordMeanings = { alone: [], phrases: [] }

function meaningsIn(lexicon: Lexicon, word: string): WordMeanings {
  const whole = lookUp(word, lexicon)
  const entries = word.includes("'") ? [...whole, ...lookUp(afterApostrophe(word), lexicon)] : whole
  if (entries.length === 0) return NO_MEANINGS
  const alone = inOrder(entries.filter(({ rest }) => rest.length === 0).map(({ concept }) => concept))
  return { alone, phrases: entries.filter(({ rest }) => rest.length > 0) }
}

/** French and Italian write the article on: `l'adresse`, `dell'ordine`. */
function afterApostrophe(word: string): string {
  return word.slice(word.indexOf("'") + 1 || word.length)
}

function lookUp(word: string, { exact, stems, beginnings, longestStem }: Lexicon): Entry[] {
  const entries = [...(exact.get(word) ?? [])]
  for (const length of beginnings.lengthsIn(word, longestStem))
    if (length >= SHORTEST_STEM) entries.push(...(stems.get(word.slice(0, length)) ?? []))
  return entries
}

function matches(word: string | undefined, pattern: string): boolean {
  if (word === undefined) return false
  return pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern
}

/** Strings to be found anywhere in a text that sets no spaces, by their first character. */
export type UnspacedLexicon = ReadonlyMap<string, readonly (readonly [text: string, concept: number])[]>

export function compileUnspaced(wordsByConcept: readonly (readonly string[])[]): UnspacedLexicon {
  const byFirst = new Map<string, [string, number][]>()
  for (const [concept, words] of wordsByConcept.entries()) {
    for (const word of words.map((one) => one.toLowerCase()).filter((one) => one !== '')) {
      const first = word.charAt(0)
      const others = byFirst.get(first)
      if (others) others.push([word, concept])
      else byFirst.set(first, [[word, concept]])
    }
  }
  return byFirst
}

/** Concepts that begin at each place of a text where any does, in order. */
export function conceptsInUnspaced(text: string, lexicon: UnspacedLexicon): (readonly number[])[] {
  const folded = text.toLowerCase()
  const found: (readonly number[])[] = []
  for (let at = 0; at < folded.length; at += 1) {
    const here: number[] = []
    for (const [word, concept] of lexicon.get(folded.charAt(at)) ?? [])
      if (folded.startsWith(word, at)) here.push(concept)
    if (here.length > 0) found.push(here.length === 1 ? here : inOrder(here))
  }
  return found
}
