// What the model sees of a segment: hashed words, pairs of words and runs of letters, and a few dozen flags.
import { contactsIn } from '../detect/contacts.ts'
import { outsideHosts } from '../detect/links.ts'
import { numbersIn } from '../detect/numbers.ts'
import { CONCEPTS } from '../frames/concept.ts'
import { FRAMES, framesIn } from '../frames/frames.ts'
import { conceptsInJapanese, conceptsOf } from '../frames/lexicon.ts'
import type { Piece } from '../judgement.ts'
import { CONCEPT_NAMES, conceptsOf as meaningsOf } from '../lexicon/concepts.ts'
import { COLON, EXCLAMATION, NUMBER, OPENING, QUESTION } from '../text/characters.ts'
import { addUnit, beginHash, endHash, hashPair, hashText } from './hash.ts'
import { type Token, tokensOf } from './tokens.ts'
import type { View } from './view.ts'
import { WORD_LIMIT, type Word } from './words.ts'

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'ja', 'pt', 'nl', 'pl'] as const

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

function withoutRepeats(numbers: readonly number[]): readonly number[] {
  if (numbers.length > FEW) return [...new Set(numbers)]
  const once: number[] = []
  for (const number of numbers) if (!once.includes(number)) once.push(number)
  return once
}

/** Numbers of the flags for concepts. */
export function meaningFlags(meanings: readonly (readonly number[])[]): readonly number[] {
  const flags: number[] = []
  for (const here of meanings) for (const concept of here) flags.push(FIRST_MEANING + concept)
  return withoutRepeats(flags)
}

/** Whether a flag stands for a concept. */
export function isMeaningFlag(flag: number): boolean {
  return flag >= FIRST_MEANING
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
const FIRST_CONCEPT = SHAPE_FLAGS.indexOf(`concept ${CONCEPTS[0]}`)
const FIRST_FRAME = SHAPE_FLAGS.indexOf(`frame ${FRAMES[0]?.name}`)

/** Looks a segment over for what is more than words. */
export function factsOf(view: View, surroundings: Surroundings): SegmentFacts {
  const { language, known, hrefs, allowedHosts } = surroundings
  const { emails, phones, services, handles, links } = contactsIn(view, language, known)
  const inJapanese = language === 'ja' ? conceptsInJapanese(view.text) : 0
  const concepts = conceptsOf(view.tokens, language).reduce((bits, at) => bits | at, inJapanese)
  return {
    ...{ emails, phones, services, handles },
    outsideHosts: outsideHosts(links, hrefs, allowedHosts),
    frames: framesIn(concepts),
    concepts,
    meanings: meaningsOf(view.tokens, language),
  }
}

/** Numbers of the flags that are up for a segment. */
export function flagsOf(
  piece: Pick<Piece, 'part' | 'kind'>,
  { view, facts, surroundings }: { view: View; facts: SegmentFacts; surroundings: Surroundings },
): number[] {
  const flags: number[] = []
  const raise = (name: string) => {
    const flag = FLAG.get(name)
    if (flag !== undefined) flags.push(flag)
  }
  raise(`language ${surroundings.language}`)
  raise(`kind ${piece.kind}`)
  raise(`order ${surroundings.state}`)
  for (let index = 0; index < CONCEPTS.length; index += 1)
    if (facts.concepts & (1 << index)) flags.push(FIRST_CONCEPT + index)
  for (const index of facts.frames) flags.push(FIRST_FRAME + index)
  if (view.traits.digits > 0)
    for (const kind of new Set(numbersIn(view.text, view.cues).map((found) => found.kind)))
      raise(`number ${kind}`)
  raise(placeOf(piece, surroundings))
  raise(lengthOf(view, surroundings.language))
  raiseShape(view, raise)
  raiseContacts(facts, surroundings, raise)
  raiseThread(view.tokens, surroundings, raise)
  flags.push(...meaningFlags(facts.meanings))
  return flags
}

type Raise = (flag: string) => void

function placeOf({ part }: Pick<Piece, 'part'>, { index, count }: Surroundings): string {
  if (part === 'subject') return 'subject'
  if (count === 1) return 'alone'
  if (index === count - 1) return 'last'
  if (index === 0) return 'first'
  if (index === 1) return 'second'
  return index === count - 2 ? 'last but one' : 'middle'
}

function lengthOf({ text, tokens }: View, language: string): string {
  const length = language === 'ja' ? text.length / 2.5 : tokens.length
  if (length <= 1) return '1 word'
  if (length <= 3) return '2-3 words'
  if (length <= 7) return '4-7 words'
  if (length <= 15) return '8-15 words'
  return length <= 30 ? '16-30 words' : '31+ words'
}

function raiseShape({ text, traits: { kinds, capitals } }: View, raise: Raise): void {
  if ((kinds & QUESTION) !== 0) raise('question')
  if ((kinds & EXCLAMATION) !== 0) raise('exclamation')
  if ((kinds & COLON) !== 0 && /[:：]\s*$/.test(text)) raise('colon')
  if (capitals) raise('capitals')
  if ((kinds & NUMBER) !== 0) raise('number')
  if ((kinds & OPENING) !== 0 && PLACEHOLDER.test(text)) raise('placeholder')
}

const PLACEHOLDER = /[{[<]{1,2}\s?[\p{L}_. -]{2,40}\s?[}\]>]{1,2}/u

function raiseContacts(facts: SegmentFacts, { custom, hrefs }: Surroundings, raise: Raise): void {
  if (custom) raise('custom order')
  if (facts.emails.length > 0) raise('email')
  if (facts.phones.length > 0) raise('phone')
  if (facts.services.length > 0) raise('service')
  if (facts.handles.length > 0) raise('handle')
  if (facts.outsideHosts.length > 0) raise('outside link')
  else if (hrefs.length > 0) raise('needed link')
}

/** How much of a segment speaks of what the buyer wrote. */
function raiseThread(
  tokens: readonly Token[],
  { answersBuyer, buyerWords }: Surroundings,
  raise: Raise,
): void {
  if (!answersBuyer) return
  raise('answers the buyer')
  let shared = 0
  for (const { word } of tokens) if (isTelling(word) && buyerWords.has(stemOf(word))) shared += 1
  if (shared > 0) raise(shared >= 2 ? 'in the buyer’s words' : 'partly in the buyer’s words')
}

/** The words of the buyer's message that tell what it is about, cut to their beginnings. */
export function tellingWords(text: string): ReadonlySet<string> {
  return new Set(
    tokensOf(text)
      .filter(({ word }) => isTelling(word))
      .map(({ word }) => stemOf(word)),
  )
}

function isTelling({ text, isUnspaced }: Word): boolean {
  return isUnspaced ? text.length >= 2 : text.length >= 5
}

/** Endings change with the grammar; five letters tell the word. */
function stemOf({ text, isUnspaced }: Word): string {
  return text.slice(0, isUnspaced ? 2 : 5)
}
