// What the model sees of a segment: hashed words, pairs of words and runs of letters, and a few dozen flags.
import { emailsIn, linksIn, outsideHosts } from '../detect/links.ts'
import { handlesIn, servicesIn } from '../detect/messengers.ts'
import { numbersIn } from '../detect/numbers.ts'
import { phonesIn } from '../detect/phones.ts'
import { plainContacts } from '../detect/plain-contacts.ts'
import { CONCEPTS } from '../frames/concept.ts'
import { FRAMES, framesIn } from '../frames/frames.ts'
import { conceptsInJapanese, conceptsOf } from '../frames/lexicon.ts'
import type { Piece } from '../judgement.ts'
import { CONCEPT_NAMES, conceptsOf as meaningsOf } from '../lexicon/concepts.ts'
import { hashPair, hashText } from './hash.ts'
import { isUnspaced, type Token, tokensOf } from './tokens.ts'

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'ja', 'pt', 'nl', 'pl'] as const

/** Namespaces of the hash. */
const WORD = 1
const PAIR = 2
const LETTERS = 3
const RUN = 4
const EDGE = 5
const MEANING = 6
const MEANING_PAIR = 7

const SHORTEST = 3
const LONGEST = 5
/** Words longer than this are read by their beginning: nothing a person writes is. */
const WORD_LIMIT = 40

const wordFeatures = new Map<string, Uint32Array>()
const WORD_FEATURES_LIMIT = 50_000

/** Hashes of one word: itself and its runs of three to five letters with the edges marked. */
export function featuresOfWord(word: string): Uint32Array {
  const known = wordFeatures.get(word)
  if (known) return known
  const features = isUnspaced(word) ? runFeatures(word) : letterFeatures(word.slice(0, WORD_LIMIT))
  if (wordFeatures.size >= WORD_FEATURES_LIMIT) wordFeatures.clear()
  wordFeatures.set(word, features)
  return features
}

function letterFeatures(word: string): Uint32Array {
  const features = [wordHash(word)]
  if (/^\p{L}/u.test(word) && word.length > 1) {
    const marked = `<${word}>`
    for (let size = SHORTEST; size <= LONGEST; size += 1)
      for (let from = 0; from + size <= marked.length; from += 1)
        features.push(hashText(LETTERS, marked, from, from + size))
  }
  return Uint32Array.from(features)
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
  let previous = wordHash(tokens[0]?.word as string)
  features[0] = hashPair(EDGE, 1, previous)
  for (let index = 1; index < tokens.length; index += 1) {
    const hash = wordHash(tokens[index]?.word as string)
    features[index] = hashPair(PAIR, previous, hash)
    previous = hash
  }
  features[tokens.length] = hashPair(EDGE, 2, previous)
  return features
}

/** Hashes of concepts and of pairs of neighbouring ones: the same in every language. */
export function meaningFeatures(meanings: readonly (readonly number[])[]): Uint32Array {
  const features = new Set<number>()
  let previous: readonly number[] = []
  for (const here of meanings) {
    for (const concept of here) {
      features.add(hashPair(MEANING, concept, 0))
      for (const before of previous) features.add(hashPair(MEANING_PAIR, before, concept))
    }
    previous = here
  }
  return Uint32Array.from(features)
}

/** Numbers of the flags for concepts. */
export function meaningFlags(meanings: readonly (readonly number[])[]): number[] {
  return [...new Set(meanings.flat())].map((concept) => FIRST_MEANING + concept)
}

/** Whether a flag stands for a concept. */
export function isMeaningFlag(flag: number): boolean {
  return flag >= FIRST_MEANING
}

function wordHash(word: string): number {
  return hashText(WORD, word, 0, Math.min(word.length, WORD_LIMIT))
}

/** What surrounds a segment and bears on its reading. */
export interface Surroundings {
  readonly language: string
  readonly hrefs: readonly string[]
  readonly allowedHosts: readonly string[]
  readonly known: readonly string[]
  readonly answersBuyer: boolean
  readonly buyerWords: ReadonlySet<string>
  readonly state: string | undefined
  readonly custom: boolean
  /** Index of the segment, and how many the message has. */
  readonly index: number
  readonly count: number
}

/** Facts found in a segment that are more than words. */
export interface SegmentFacts {
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly services: readonly string[]
  readonly handles: readonly string[]
  readonly outsideHosts: readonly string[]
  readonly frames: readonly number[]
  readonly concepts: number
  /** Concepts of the lexicon word by word. */
  readonly meanings: readonly (readonly number[])[]
}

const STATES = ['paid', 'shipped', 'delivered', 'cancelled', 'returned']
const KINDS = ['sentence', 'list_item', 'link', 'greeting', 'signature', 'quote', 'disclaimer']
const NUMBERS = ['order_number', 'tracking_number', 'money', 'percent', 'date']

/** Names of the flags for what is more than words; concepts come after them. */
const SHAPE_FLAGS: readonly string[] = [
  ...LANGUAGES.map((name) => `language ${name}`),
  ...KINDS.map((name) => `kind ${name}`),
  ...STATES.map((name) => `order ${name}`),
  ...CONCEPTS.map((name) => `concept ${name}`),
  ...FRAMES.map(({ name }) => `frame ${name}`),
  ...NUMBERS.map((name) => `number ${name}`),
  ...['subject', 'first', 'second', 'middle', 'last but one', 'last', 'alone'],
  ...['1 word', '2-3 words', '4-7 words', '8-15 words', '16-30 words', '31+ words'],
  ...['question', 'exclamation', 'colon', 'capitals', 'number', 'placeholder', 'custom order'],
  ...['email', 'phone', 'service', 'handle', 'outside link', 'needed link'],
  ...['answers the buyer', 'in the buyer’s words', 'partly in the buyer’s words'],
]

const FIRST_MEANING = SHAPE_FLAGS.length

/** Names of the flags; the position in this list is the flag's number. */
export const FLAGS: readonly string[] = [...SHAPE_FLAGS, ...CONCEPT_NAMES.map((name) => `means ${name}`)]

const FLAG: ReadonlyMap<string, number> = new Map(SHAPE_FLAGS.map((name, index) => [name, index]))

/** Looks a segment over for what is more than words. */
export function factsOf(text: string, tokens: readonly Token[], surroundings: Surroundings): SegmentFacts {
  const { language, known, hrefs, allowedHosts } = surroundings
  const plain = plainContacts(text)
  const words = tokens.map(({ word }) => word)
  const concepts =
    conceptsOf(words, language).reduce((bits, at) => bits | at, 0) |
    (language === 'ja' ? conceptsInJapanese(text) : 0)
  return {
    emails: emailsIn(plain),
    phones: phonesIn(plain, language, known),
    services: servicesIn(plain),
    handles: handlesIn(plain),
    outsideHosts: outsideHosts(linksIn(plain), hrefs, allowedHosts),
    frames: framesIn(concepts),
    concepts,
    meanings: meaningsOf(words, language),
  }
}

/** Numbers of the flags that are up for a segment. */
export function flagsOf(
  piece: Pick<Piece, 'part' | 'kind' | 'text'>,
  {
    tokens,
    facts,
    surroundings,
  }: { tokens: readonly Token[]; facts: SegmentFacts; surroundings: Surroundings },
): number[] {
  const names = [
    `language ${surroundings.language}`,
    `kind ${piece.kind}`,
    `order ${surroundings.state}`,
    ...CONCEPTS.filter((_, index) => facts.concepts & (1 << index)).map((name) => `concept ${name}`),
    ...facts.frames.map((index) => `frame ${FRAMES[index]?.name}`),
    ...new Set(numbersIn(piece.text).map(({ kind }) => `number ${kind}`)),
    placeOf(piece, surroundings),
    lengthOf(piece.text, tokens.length, surroundings.language),
    ...shapeOf(piece.text),
    ...contactFlags(facts, surroundings),
    ...threadFlags(tokens, surroundings),
  ]
  const flags = names.map((name) => FLAG.get(name)).filter((flag) => flag !== undefined)
  return [...new Set([...flags, ...meaningFlags(facts.meanings)])]
}

function placeOf({ part }: Pick<Piece, 'part'>, { index, count }: Surroundings): string {
  if (part === 'subject') return 'subject'
  if (count === 1) return 'alone'
  if (index === count - 1) return 'last'
  if (index === 0) return 'first'
  if (index === 1) return 'second'
  return index === count - 2 ? 'last but one' : 'middle'
}

function lengthOf(text: string, words: number, language: string): string {
  const length = language === 'ja' ? text.length / 2.5 : words
  if (length <= 1) return '1 word'
  if (length <= 3) return '2-3 words'
  if (length <= 7) return '4-7 words'
  if (length <= 15) return '8-15 words'
  return length <= 30 ? '16-30 words' : '31+ words'
}

function shapeOf(text: string): string[] {
  return [
    /[?？]/.test(text) ? 'question' : '',
    /[!！]/.test(text) ? 'exclamation' : '',
    /[:：]\s*$/.test(text) ? 'colon' : '',
    /\p{Lu}{4,}/u.test(text) ? 'capitals' : '',
    /\p{N}/u.test(text) ? 'number' : '',
    /[{[<]{1,2}\s?[\p{L}_. -]{2,40}\s?[}\]>]{1,2}/u.test(text) ? 'placeholder' : '',
  ]
}

function contactFlags(facts: SegmentFacts, { custom, hrefs }: Surroundings): string[] {
  return [
    custom ? 'custom order' : '',
    facts.emails.length > 0 ? 'email' : '',
    facts.phones.length > 0 ? 'phone' : '',
    facts.services.length > 0 ? 'service' : '',
    facts.handles.length > 0 ? 'handle' : '',
    facts.outsideHosts.length > 0 ? 'outside link' : '',
    facts.outsideHosts.length === 0 && hrefs.length > 0 ? 'needed link' : '',
  ]
}

/** How much of a segment speaks of what the buyer wrote. */
function threadFlags(tokens: readonly Token[], { answersBuyer, buyerWords }: Surroundings): string[] {
  if (!answersBuyer) return []
  const own = tokens.filter(({ word }) => isTelling(word))
  const shared = own.filter(({ word }) => buyerWords.has(stemOf(word))).length
  if (shared === 0) return ['answers the buyer']
  return ['answers the buyer', shared >= 2 ? 'in the buyer’s words' : 'partly in the buyer’s words']
}

/** The words of the buyer's message that tell what it is about, cut to their beginnings. */
export function tellingWords(text: string): ReadonlySet<string> {
  return new Set(
    tokensOf(text)
      .filter(({ word }) => isTelling(word))
      .map(({ word }) => stemOf(word)),
  )
}

function isTelling(word: string): boolean {
  return isUnspaced(word) ? word.length >= 2 : word.length >= 5
}

/** Endings change with the grammar; five letters tell the word. */
function stemOf(word: string): string {
  return isUnspaced(word) ? word.slice(0, 2) : word.slice(0, 5)
}
