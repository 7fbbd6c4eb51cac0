// Finds the words that decided: where the model's vector for a word points the way the verdict went, and without
// which the verdict would be less sure. What is named has been tried: taking it out does lower the confidence.
import { DEFAULT_CLASSES, INTENTS } from '../intents.ts'
import type { Segment } from '../judgement.ts'
import { FUNCTION_WORDS } from '../language/function-words.ts'
import { softmax } from '../model/exp.ts'
import { gradient, placeIn, wordVector } from '../model/network.ts'
import { rerun, type Whole, wholeOf } from '../model/rerun.ts'
import type { Token } from '../model/tokens.ts'
import { calibrated } from '../reading/decide-piece.ts'
import { type LetterReading, type PieceReading, readInstead } from '../reading/read-letter.ts'

/** Words that are named at most. */
const NAMED = 4

/** Words that carry a segment's meaning are tried in longer sentences only up to here. */
const TRIED = 60

/** Words that are taken out one by one where the vectors name none. */
const TRIED_ALONE = 25

/** Passages that are explained: a person reads no further, and a letter with more means harm. */
const EXPLAINED = 200

/** The segments of a reading with the words that decided in `because`. */
export function explainWords(reading: LetterReading): Segment[] {
  const { state, pieces, context } = reading
  const whole = wholeOf(context.model.network, state, {
    flags: pieces.map(({ flags }) => flags),
    hasSubject: pieces[0]?.piece.part === 'subject',
  })
  return reading.segments.map((segment, index) => {
    const isFormula = segment.class === 'neutral' || segment.because.length > 0
    return isFormula || index >= EXPLAINED
      ? segment
      : { ...segment, because: decisiveWords(segment, { reading, whole, index }) }
  })
}

/** Little words tell a reader nothing where others can be named. */
function tellingFirst(tokens: readonly Token[], language: string): readonly Token[] {
  const telling = tokens.filter(({ word }) => !FUNCTION_WORDS.get(word.text)?.includes(language))
  return telling.length > 0 ? telling : tokens
}

/** How sure a class is, and how sure without some of the words. */
interface Trial {
  readonly before: number
  readonly without: (left: ReadonlySet<Token>) => number
}

interface At {
  readonly reading: LetterReading
  readonly whole: Whole
  readonly index: number
}

function decisiveWords(segment: Segment, at: At): string[] {
  const { reading, index } = at
  const piece = reading.pieces[index] as PieceReading
  const tokens = tellingFirst(piece.view.tokens.slice(0, TRIED), reading.context.language.code)
  if (tokens.length === 0) return []
  const trial = trialOf(segment, at)
  const named = fewerUntilTrue(weightiest(tokens, segment, at), trial) ?? oneByOne(tokens, trial)
  return asWritten(named, segment)
}

/** A word is taken out where it stands, and all that is not words is looked at anew: length, numbers, questions. */
function trialOf(segment: Segment, { reading, whole, index }: At): Trial {
  const { logits } = reading.state
  const { reliability } = reading.context.model.header.calibration
  const confidence = (own: Float64Array) => calibrated(classProbability(own, segment), reliability)
  const without = (out: ReadonlySet<Token>) => {
    const text = [...out].reduce(blankedOut, segment.text)
    return confidence(rerun(whole, index, readInstead(reading, index, text)))
  }
  return { before: confidence(logits[index] as Float64Array), without }
}

/** A word that an override shows backwards ends before it starts. */
function blankedOut(text: string, { start, end }: Token): string {
  const [from, to] = [Math.min(start, end), Math.max(start, end)]
  return text.slice(0, from) + ' '.repeat(to - from) + text.slice(to)
}

/** Words whose vectors point the way the class went, the strongest first. */
function weightiest(
  tokens: readonly Token[],
  segment: Segment,
  { reading: { state, context }, index }: At,
): Token[] {
  const { network } = context.model
  const towards = towardsClass(state.logits[index] as Float64Array, segment)
  const direction = gradient(network, state, { place: placeIn(network, state, index), towards })
  return tokens
    .map((token) => ({ token, weight: dot(wordVector(network, token.word), direction) }))
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
