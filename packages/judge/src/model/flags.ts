// The flags of a segment: yes-or-no facts that the net takes by their numbers.
import { numbersIn } from '../detect/numbers.ts'
import { CONCEPTS } from '../frames/concept.ts'
import { FRAMES } from '../frames/frames.ts'
import type { Piece } from '../judgement.ts'
import { CONCEPT_NAMES } from '../lexicon/concepts.ts'
import { COLON, EXCLAMATION, NUMBER, OPENING, QUESTION } from '../text/characters.ts'
import type { SegmentFacts, Surroundings } from './facts.ts'
import { withoutRepeats } from './features.ts'
import { type Token, tokensOf } from './tokens.ts'
import type { View } from './view.ts'
import type { Word } from './words.ts'

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'ja', 'pt', 'nl', 'pl'] as const

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

/** The number of a flag by its name. */
function numberOf(name: string): number {
  return SHAPE_FLAGS.indexOf(name)
}

function numbersOf(prefix: string, names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name) => [name, numberOf(`${prefix} ${name}`)]))
}

const LANGUAGE_FLAGS = numbersOf('language', LANGUAGES)
const KIND_FLAGS = numbersOf('kind', KINDS)
const STATE_FLAGS = numbersOf('order', STATES)
const NUMBER_FLAGS = numbersOf('number', NUMBERS)
const FIRST_CONCEPT = SHAPE_FLAGS.indexOf(`concept ${CONCEPTS[0]}`)
const FIRST_FRAME = SHAPE_FLAGS.indexOf(`frame ${FRAMES[0]?.name}`)

/** Numbers of the flags for concepts. */
function meaningFlags(meanings: readonly (readonly number[])[]): readonly number[] {
  const flags: number[] = []
  for (const here of meanings) for (const concept of here) flags.push(FIRST_MEANING + concept)
  return withoutRepeats(flags)
}

/** Numbers of the flags that are up for a segment. */
export function flagsOf(
  piece: Pick<Piece, 'part' | 'kind'>,
  { view, facts, surroundings }: { view: View; facts: SegmentFacts; surroundings: Surroundings },
): number[] {
  const flags: number[] = []
  const raise = (flag: number | undefined) => {
    if (flag !== undefined) flags.push(flag)
  }
  raise(LANGUAGE_FLAGS.get(surroundings.language))
  raise(KIND_FLAGS.get(piece.kind))
  raise(STATE_FLAGS.get(surroundings.state ?? ''))
  for (let index = 0; index < CONCEPTS.length; index += 1)
    if (facts.concepts & (1 << index)) raise(FIRST_CONCEPT + index)
  for (const index of facts.frames) raise(FIRST_FRAME + index)
  if (view.traits.digits > 0)
    for (const kind of new Set(numbersIn(view.text, view.cues).map((found) => found.kind)))
      raise(NUMBER_FLAGS.get(kind))
  raise(placeOf(piece, surroundings))
  raise(lengthOf(view, surroundings.language))
  raiseShape(view, raise)
  raiseContacts(facts, surroundings, raise)
  raiseThread(view.tokens, surroundings, raise)
  for (const flag of meaningFlags(facts.meanings)) flags.push(flag)
  return flags
}

type Raise = (flag: number) => void

function placeOf({ part }: Pick<Piece, 'part'>, { index, count }: Surroundings): number {
  if (part === 'subject') return PLACE.subject
  if (count === 1) return PLACE.alone
  if (index === count - 1) return PLACE.last
  if (index === 0) return PLACE.first
  if (index === 1) return PLACE.second
  return index === count - 2 ? PLACE.lastButOne : PLACE.middle
}

const PLACE = {
  subject: numberOf('subject'),
  alone: numberOf('alone'),
  last: numberOf('last'),
  first: numberOf('first'),
  second: numberOf('second'),
  lastButOne: numberOf('last but one'),
  middle: numberOf('middle'),
}

/** Flags for lengths in words, each with the longest that has it. */
const LENGTHS = [
  [1, numberOf('1 word')],
  [3, numberOf('2-3 words')],
  [7, numberOf('4-7 words')],
  [15, numberOf('8-15 words')],
  [30, numberOf('16-30 words')],
  [Number.POSITIVE_INFINITY, numberOf('31+ words')],
] as const

function lengthOf({ text, tokens }: View, language: string): number {
  const length = language === 'ja' ? text.length / 2.5 : tokens.length
  return (LENGTHS.find(([longest]) => length <= longest) ?? LENGTHS[0])[1]
}

const SHAPE = {
  question: numberOf('question'),
  exclamation: numberOf('exclamation'),
  colon: numberOf('colon'),
  capitals: numberOf('capitals'),
  number: numberOf('number'),
  placeholder: numberOf('placeholder'),
}

function raiseShape({ text, traits: { kinds, capitals } }: View, raise: Raise): void {
  if ((kinds & QUESTION) !== 0) raise(SHAPE.question)
  if ((kinds & EXCLAMATION) !== 0) raise(SHAPE.exclamation)
  if ((kinds & COLON) !== 0 && /[:：]\s*$/.test(text)) raise(SHAPE.colon)
  if (capitals) raise(SHAPE.capitals)
  if ((kinds & NUMBER) !== 0) raise(SHAPE.number)
  if ((kinds & OPENING) !== 0 && PLACEHOLDER.test(text)) raise(SHAPE.placeholder)
}

const PLACEHOLDER = /[{[<]{1,2}\s?[\p{L}_. -]{2,40}\s?[}\]>]{1,2}/u

const CONTACT = {
  custom: numberOf('custom order'),
  email: numberOf('email'),
  phone: numberOf('phone'),
  service: numberOf('service'),
  handle: numberOf('handle'),
  outsideLink: numberOf('outside link'),
  neededLink: numberOf('needed link'),
}

function raiseContacts(facts: SegmentFacts, { custom, hrefs }: Surroundings, raise: Raise): void {
  if (custom) raise(CONTACT.custom)
  if (facts.emails.length > 0) raise(CONTACT.email)
  if (facts.phones.length > 0) raise(CONTACT.phone)
  if (facts.services.length > 0) raise(CONTACT.service)
  if (facts.handles.length > 0) raise(CONTACT.handle)
  if (facts.outsideHosts.length > 0) raise(CONTACT.outsideLink)
  else if (hrefs.length > 0) raise(CONTACT.neededLink)
}

const THREAD = {
  answers: numberOf('answers the buyer'),
  sharesWords: numberOf('in the buyer’s words'),
  sharesOne: numberOf('partly in the buyer’s words'),
}

/** How much of a segment speaks of what the buyer wrote. */
function raiseThread(
  tokens: readonly Token[],
  { answersBuyer, buyerWords }: Surroundings,
  raise: Raise,
): void {
  if (!answersBuyer) return
  raise(THREAD.answers)
  let shared = 0
  for (const { word } of tokens) if (isTelling(word) && buyerWords.has(stemOf(word))) shared += 1
  if (shared > 0) raise(shared >= 2 ? THREAD.sharesWords : THREAD.sharesOne)
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
