// Letters as the model sees them: segments cut by the judge's own splitter, each with the intent the label guide gives.
import { DEFAULT_CLASSES, INTENTS, type Intent } from '../src/intents.ts'
import type { Piece } from '../src/judgement.ts'
import { factsOf, type SegmentFacts, type Surroundings } from '../src/model/facts.ts'
import { featuresOfWord, meaningFeatures, pairFeatures } from '../src/model/features.ts'
import { flagsOf, tellingWords } from '../src/model/flags.ts'
import { tokensOf } from '../src/model/tokens.ts'
import { viewOf } from '../src/model/view.ts'
import { earlierMatcher } from '../src/segment/earlier.ts'
import { segmentMessage } from '../src/segment/segment.ts'
import type { GoldSpan, Letter } from './letters.ts'

export interface SegmentExample {
  readonly piece: Piece
  /** Hashes of words, pairs and runs of letters. */
  readonly own: Uint32Array
  /** Hashes of concepts and their pairs. */
  readonly meanings: Uint32Array
  readonly flags: readonly number[]
  readonly facts: SegmentFacts
  /** Index into INTENTS; -1 where no gold span lies under it. */
  readonly label: number
}

export interface LetterExample {
  readonly letter: Letter
  readonly segments: readonly SegmentExample[]
  /** Hashes of the buyer's words. */
  readonly buyer: Uint32Array
}

const RANK = { prohibited: 3, critical: 2, non_critical: 1, neutral: 0 } as const

/** Of a piece that two labels share, the smaller share counts only from this part of the piece on. */
const SHARE = 0.15

export function exampleOf(letter: Letter): LetterExample {
  const { subject, body, language, buyer } = letter
  const pieces = segmentMessage(subject, body, {
    language,
    isEarlier: earlierMatcher(buyer === undefined ? [] : [buyer]),
  })
  const buyerWords = tellingWords(buyer ?? '')
  const bodyCount = pieces.filter(({ part }) => part === 'body').length
  const subjectCount = pieces.length - bodyCount
  const segments = pieces.map((piece, position) => {
    const surroundings: Surroundings = {
      language,
      hrefs: [],
      allowedHosts: [],
      known: [],
      answersBuyer: buyer !== undefined,
      buyerWords,
      state: letter.state,
      custom: letter.custom,
      index: position - subjectCount,
      count: bodyCount,
    }
    const view = viewOf(piece.text)
    const facts = factsOf(view, surroundings)
    return {
      piece,
      own: ownFeatures(piece.text),
      meanings: meaningFeatures(facts.meanings),
      flags: flagsOf(piece, { view, facts, surroundings }),
      facts,
      label: labelOf(piece, letter.gold),
    }
  })
  return { letter, segments, buyer: buyer === undefined ? new Uint32Array(0) : ownFeatures(buyer) }
}

function ownFeatures(text: string): Uint32Array {
  const tokens = tokensOf(text)
  const parts = [...tokens.map(({ word }) => featuresOfWord(word)), pairFeatures(tokens)]
  const all = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function labelOf(piece: Piece, gold: readonly GoldSpan[]): number {
  const under = gold
    .filter(({ part }) => part === piece.part)
    .map((span) => ({ span, share: overlap(span, piece) / (piece.end - piece.start) }))
    .filter(({ share }) => share > 0)
  const weighty = under.filter(({ share }) => share >= SHARE)
  const candidates = weighty.length > 0 ? weighty : under
  const [best] = candidates.toSorted((a, b) => rank(b.span.intent) - rank(a.span.intent) || b.share - a.share)
  return best ? INTENTS.indexOf(best.span.intent) : -1
}

function rank(intent: Intent): number {
  return RANK[DEFAULT_CLASSES[intent]]
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
}
