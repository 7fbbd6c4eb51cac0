// Finds the words that decided: where the model's vector for a word points the way the verdict went, and without
// which the verdict would be less sure. What is named has been tried: taking it out does lower the confidence.
import { DEFAULT_CLASSES, INTENTS } from '../intents.ts'
import type { Segment } from '../judgement.ts'
import { FUNCTION_WORDS } from '../language/function-words.ts'
import { conceptsOf } from '../lexicon/concepts.ts'
import { softmax } from '../model/exp.ts'
import { isMeaningFlag, meaningFlags } from '../model/flags.ts'
import { gradient, type NetSegment, type Place, placeIn, runWithout, wordVector } from '../model/network.ts'
import type { Token } from '../model/tokens.ts'
import type { LetterReading, PieceReading } from '../reading/read-letter.ts'

/** Words that are named at most. */
const NAMED = 4

/** Words that carry a segment's meaning are tried in longer sentences only up to here. */
const TRIED = 60

/** Words that are taken out one by one where the vectors name none. */
const TRIED_ALONE = 25

/** Reads the letter again with another text in a segment's place; returns that segment. */
export type Reread = (index: number, text: string) => Segment

/** The segments of a reading with the words that decided in `because`. */
export function explainWords(reading: LetterReading, reread: Reread): Segment[] {
  return reading.segments.map((segment, index) => {
    const isFormula = segment.class === 'neutral' || segment.because.length > 0
    return isFormula ? segment : { ...segment, because: decisiveWords(segment, { reading, reread, index }) }
  })
}

/** Little words tell a reader nothing where others can be named. */
function tellingFirst(tokens: readonly Token[], language: string): readonly Token[] {
  const telling = tokens.filter(({ word }) => !FUNCTION_WORDS.get(word.text)?.includes(language))
  return telling.length > 0 ? telling : tokens
}

/** How likely a class is, and how likely without some of the words. */
interface Trial {
  readonly before: number
  readonly without: (left: ReadonlySet<Token>) => number
}

interface At {
  readonly reading: LetterReading
  readonly reread: Reread
  readonly index: number
}

function decisiveWords(segment: Segment, at: At): string[] {
  const { reading, index } = at
  const piece = reading.pieces[index] as PieceReading
  const tokens = tellingFirst(piece.view.tokens.slice(0, TRIED), reading.language)
  if (tokens.length === 0) return []
  const place = placeIn(reading.model.network, reading.state, { index, flags: piece.flags })
  const trial = trialOf(segment, place, reading)
  const named = fewerUntilTrue(weightiest(tokens, segment, { reading, place }), trial)
  if (named && isDecisive(named, segment, at)) return asWritten(named, segment)
  const single = oneByOne(tokens, trial)
  return isDecisive(single, segment, at) ? asWritten(single, segment) : []
}

/**
 * Whether the letter without these words is less sure of the segment: the trials look at the segment alone, with most of
 * what is not its words as it was; this reads the whole letter.
 */
function isDecisive(named: readonly Token[], segment: Segment, { reread, index }: At): boolean {
  if (named.length === 0) return false
  const text = named.reduce(blankedOut, segment.text)
  const after = reread(index, text)
  return after.class !== segment.class || after.confidence < segment.confidence
}

function trialOf(segment: Segment, place: Place, { model, state, language, pieces }: LetterReading): Trial {
  const piece = pieces[place.index] as PieceReading
  const without = (out: ReadonlySet<Token>) => {
    const left = piece.view.tokens.filter((token) => !out.has(token))
    return classProbability(runWithout(model.network, place, withWords(piece, left, language)), segment)
  }
  return { before: classProbability(state.logits[place.index] as Float64Array, segment), without }
}

/** Words whose vectors point the way the class went, the strongest first. */
function weightiest(
  tokens: readonly Token[],
  segment: Segment,
  { reading: { model, state }, place }: { reading: LetterReading; place: Place },
): Token[] {
  const towards = towardsClass(state.logits[place.index] as Float64Array, segment)
  const direction = gradient(model.network, state, { place, towards })
  return tokens
    .map((token) => ({ token, weight: dot(wordVector(model.network, token.word), direction) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, NAMED)
    .map(({ token }) => token)
}

/** The first words of a list without which the class is less likely; undefined where that holds for no number of them. */
function fewerUntilTrue(words: readonly Token[], { before, without }: Trial): readonly Token[] | undefined {
  for (let count = words.length; count > 0; count -= 1) {
    const named = words.slice(0, count)
    if (without(new Set(named)) < before) return named
  }
  return undefined
}

/** A word that an override shows backwards ends before it starts. */
function blankedOut(text: string, { start, end }: Token): string {
  const [from, to] = [Math.min(start, end), Math.max(start, end)]
  return text.slice(0, from) + ' '.repeat(to - from) + text.slice(to)
}

/** The one word without which the class is least likely; none where each makes it likelier. */
function oneByOne(tokens: readonly Token[], { before, without }: Trial): readonly Token[] {
  let lowest = before
  let best: readonly Token[] = []
  for (const token of tokens.slice(0, TRIED_ALONE)) {
    const after = without(new Set([token]))
    if (after >= lowest) continue
    lowest = after
    best = [token]
  }
  return best
}

/** The segment as it would be with these words alone. */
function withWords({ flags }: PieceReading, tokens: readonly Token[], language: string): NetSegment {
  const meanings = conceptsOf(tokens, language)
  return {
    tokens,
    meanings,
    flags: [...flags.filter((flag) => !isMeaningFlag(flag)), ...meaningFlags(meanings)],
  }
}

function dot(a: Int16Array, b: Float64Array): number {
  let sum = 0
  for (let k = 0; k < a.length; k += 1) sum += (a[k] as number) * (b[k] as number)
  return sum
}

/** How the logarithm of the class's probability grows with each logit. */
function towardsClass(logits: Float64Array, segment: Segment): Float64Array {
  const p = softmax(logits)
  const inClass = Math.max(1e-9, classProbability(logits, segment))
  return p.map((value, k) => (isOfClass(k, segment) ? value / inClass : 0) - value)
}

function classProbability(logits: Float64Array, segment: Segment): number {
  return softmax(logits).reduce((sum, value, k) => (isOfClass(k, segment) ? sum + value : sum), 0)
}

function isOfClass(output: number, segment: Segment): boolean {
  return DEFAULT_CLASSES[INTENTS[output] as (typeof INTENTS)[number]] === segment.class
}

/** In the order of the text, as the text has them. */
function asWritten(named: readonly Token[], { text }: Segment): string[] {
  const written = named
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => text.slice(start, end))
    .filter((word) => word.trim() !== '')
  return [...new Set(written)]
}
