// Finds the words that decided: where the model's vector for a word points the way the verdict went, and without
// which the verdict would be less sure. What is named has been tried: taking it out does lower the confidence.
import { DEFAULT_CLASSES, INTENTS } from '../intents.ts'
import type { Segment } from '../judgement.ts'
import { FUNCTION_WORDS } from '../language/function-words.ts'
import { conceptsOf } from '../lexicon/concepts.ts'
import { softmax } from '../model/exp.ts'
import { isMeaningFlag, meaningFlags } from '../model/features.ts'
import { gradient, type NetSegment, runWithout, wordVector } from '../model/network.ts'
import type { Token } from '../model/tokens.ts'
import type { LetterReading, PieceReading } from '../reading/read-letter.ts'

/** Words that are named at most. */
const NAMED = 4

/** Words that carry a segment's meaning are tried in longer sentences only up to here. */
const TRIED = 60

/** The segments of a reading with the words that decided in `because`. */
export function explainWords(reading: LetterReading): Segment[] {
  return reading.segments.map((segment, index) => {
    const isFormula = segment.class === 'neutral' || segment.because.length > 0
    return isFormula ? segment : { ...segment, because: decisiveWords(segment, { reading, index }) }
  })
}

/** Little words tell a reader nothing where others can be named. */
function tellingFirst(tokens: readonly Token[], language: string): readonly Token[] {
  const telling = tokens.filter(({ word }) => !FUNCTION_WORDS.get(word)?.includes(language))
  return telling.length > 0 ? telling : tokens
}

function decisiveWords(
  segment: Segment,
  { reading, index }: { reading: LetterReading; index: number },
): string[] {
  const { model, state } = reading
  const piece = reading.pieces[index] as PieceReading
  const tokens = piece.view.tokens.slice(0, TRIED)
  if (tokens.length === 0) return []
  const before = classProbability(state.logits[index] as Float32Array, segment)
  const towards = towardsClass(state.logits[index] as Float32Array, segment)
  const direction = gradient(model.network, state, { index, flags: piece.flags, towards })
  const weighed = tellingFirst(tokens, reading.language)
    .map((token) => ({ token, weight: dot(wordVector(model.network, token.word), direction) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, NAMED)
  for (let count = weighed.length; count > 0; count -= 1) {
    const named = weighed.slice(0, count).map(({ token }) => token)
    const left = piece.view.tokens.filter((token) => !named.includes(token))
    const after = classProbability(
      runWithout(model.network, state, { index, left: withWords(piece, left, reading.language) }),
      segment,
    )
    if (after < before) return asWritten(named, segment)
  }
  return []
}

/** The segment as it would be with these words alone. */
function withWords({ flags }: PieceReading, tokens: readonly Token[], language: string): NetSegment {
  const meanings = conceptsOf(
    tokens.map(({ word }) => word),
    language,
  )
  return {
    tokens,
    meanings,
    flags: [...flags.filter((flag) => !isMeaningFlag(flag)), ...meaningFlags(meanings)],
  }
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let k = 0; k < a.length; k += 1) sum += (a[k] as number) * (b[k] as number)
  return sum
}

/** How the logarithm of the class's probability grows with each logit. */
function towardsClass(logits: Float32Array, segment: Segment): Float32Array {
  const p = softmax(logits)
  const inClass = Math.max(1e-9, classProbability(logits, segment))
  return p.map((value, k) => (isOfClass(k, segment) ? value / inClass : 0) - value)
}

function classProbability(logits: Float32Array, segment: Segment): number {
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
