// Finds the words of a lexicon in a text. A lexicon names concepts, one a line, each with its words: `name: word stem*
// words_of_a_phrase`. Concepts are numbers, the same in every language: what one language taught holds in the others.

import type { Token } from '../model/tokens.ts'
import type { Word } from '../model/words.ts'
import { Beginnings } from './beginnings.ts'

/** One language's words, made ready to be found. */
export interface Lexicon {
  /** Its place among the lexicons, under which words remember what they mean in it. */
  readonly number: number
  readonly exact: ReadonlyMap<string, readonly Entry[]>
  readonly stems: ReadonlyMap<string, readonly Entry[]>
  readonly beginnings: Beginnings
  readonly longestStem: number
}

/** A word of a phrase, or how it begins. */
interface Pattern {
  readonly text: string
  readonly isStem: boolean
}

/** What follows the first word of an entry (nothing for a single word), and the concept it stands for. */
interface Entry {
  readonly rest: readonly Pattern[]
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

/** Makes the lexicon of a number out of words by concept, the concepts numbered in order. */
export function compileLexicon(number: number, wordsByConcept: readonly (readonly string[])[]): Lexicon {
  const exact = new Map<string, Entry[]>()
  const stems = new Map<string, Entry[]>()
  for (const [concept, words] of wordsByConcept.entries()) {
    for (const word of words) {
      const [first, ...rest] = word
        .split(/[_-]/)
        .filter((part) => part !== '')
        .map(patternOf)
      if (first === undefined || first.text === '') continue
      add(first.isStem ? stems : exact, first.text, { rest, concept })
    }
  }
  const longestStem = Math.max(0, ...[...stems.keys()].map((stem) => stem.length))
  return { number, exact, stems, beginnings: new Beginnings(stems.keys()), longestStem }
}

function patternOf(written: string): Pattern {
  const isStem = written.endsWith('*')
  return { text: isStem ? written.slice(0, -1) : written, isStem }
}

function add(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const entries = map.get(key)
  if (entries) entries.push(entry)
  else map.set(key, [entry])
}

/** What a word stands for in a lexicon: by itself, and with what may follow it. */
export interface WordMeanings {
  readonly alone: readonly number[]
  /** By the first letter of their second word; under the empty text those that any word goes on. */
  readonly phrases: ReadonlyMap<string, readonly Entry[]> | undefined
}

/** Concepts that begin at each word of a text where any does, in rising order; a phrase counts at its first word. */
export function conceptsAt(words: readonly Token[], lexicon: Lexicon): (readonly number[])[] {
  const found: (readonly number[])[] = []
  for (let index = 0; index < words.length; index += 1) {
    const { alone, phrases } = meaningsOf((words[index] as Token).word, lexicon)
    const begun = phrases ? begunIn(phrases, words, index) : NONE
    const here = begun.length === 0 ? alone : inOrder([...alone, ...begun])
    if (here.length > 0) found.push(here)
  }
  return found
}

const NONE: readonly number[] = []

/** Concepts of the phrases that go on as the text does. */
function begunIn(
  phrases: NonNullable<WordMeanings['phrases']>,
  words: readonly Token[],
  index: number,
): readonly number[] {
  const next = words[index + 1]?.word.text
  if (next === undefined) return NONE
  const likely = phrases.get(next.charAt(0))
  const any = phrases.get('')
  if (!likely && !any) return NONE
  return [...(likely ?? []), ...(any ?? [])]
    .filter(({ rest }) => rest.every((pattern, at) => matches(words[index + 1 + at]?.word.text, pattern)))
    .map(({ concept }) => concept)
}

function inOrder(concepts: readonly number[]): readonly number[] {
  return [...new Set(concepts)].sort((a, b) => a - b)
}

function meaningsOf(word: Word, lexicon: Lexicon): WordMeanings {
  const known = word.meanings[lexicon.number]
  if (known) return known
  const found = meaningsIn(lexicon, word.text)
  word.meanings[lexicon.number] = found
  return found
}

const NO_MEANINGS: WordMeanings = { alone: NONE, phrases: undefined }

function meaningsIn(lexicon: Lexicon, word: string): WordMeanings {
  const whole = lookUp(word, lexicon)
  const entries = word.includes("'") ? [...whole, ...lookUp(afterApostrophe(word), lexicon)] : whole
  if (entries.length === 0) return NO_MEANINGS
  const alone = inOrder(entries.filter(({ rest }) => rest.length === 0).map(({ concept }) => concept))
  const phrases = entries.filter(({ rest }) => rest.length > 0)
  return {
    alone,
    phrases:
      phrases.length === 0 ? undefined : Map.groupBy(phrases, ({ rest }) => rest[0]?.text.charAt(0) ?? ''),
  }
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

function matches(word: string | undefined, { text, isStem }: Pattern): boolean {
  if (word === undefined) return false
  return isStem ? word.startsWith(text) : word === text
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
