// Reads the pieces of a letter: facts and frames, the model in both views, what reviewers have decided, and from all
// of it one intent for each piece and what else it may be.

import type { OrderFacts } from '../judge.ts'
import type { Piece, Segment, Signal } from '../judgement.ts'
import type { Language } from '../language/detect.ts'
import type { TemplateMemory } from '../memory/template.ts'
import { softmax } from '../model/exp.ts'
import { factsOf, type SegmentFacts, type Surroundings } from '../model/facts.ts'
import { flagsOf } from '../model/flags.ts'
import type { Model } from '../model/load.ts'
import { type NetInput, type NetRun, type NetSegment, run } from '../model/network.ts'
import { addOverlay, type Overlay } from '../model/overlay.ts'
import { tokensOf } from '../model/tokens.ts'
import type { View } from '../model/view.ts'
import { decidePieces, worseOf } from './decide-piece.ts'
import { type Views, viewsOf } from './views.ts'

export interface LetterContext {
  readonly model: Model
  readonly language: Language
  readonly hrefsOf: (piece: Piece) => readonly string[]
  readonly allowedHosts: readonly string[]
  readonly known: readonly string[]
  readonly answersBuyer: boolean
  readonly buyerText: string
  readonly buyerWords: ReadonlySet<string>
  readonly order: OrderFacts | undefined
  readonly memory: TemplateMemory | undefined
  readonly overlay: Overlay | undefined
}

/** A piece as the model saw it. */
export interface PieceReading {
  readonly piece: Piece
  readonly view: View
  readonly facts: SegmentFacts
  readonly flags: readonly number[]
}

export interface LetterReading {
  readonly segments: readonly Segment[]
  readonly signals: readonly Signal[]
  /** The view that decided, for explanations. */
  readonly pieces: readonly PieceReading[]
  readonly state: NetRun
  /** How many pieces the body has. */
  readonly bodyCount: number
  /** Of each intent, for each piece. */
  readonly probabilities: readonly Float64Array[]
  readonly context: LetterContext
}

export function readLetter(pieces: readonly Piece[], context: LetterContext): LetterReading {
  const views = pieces.map((piece) => viewsOf(piece, context))
  const shown = readView(
    pieces,
    views.map((view) => view.shown),
    context,
  )
  if (!views.some(({ clean }) => clean)) return { ...shown, signals: [] }
  const clean = readView(
    pieces,
    views.map((view) => view.clean ?? view.shown),
    context,
  )
  const segments = clean.segments.map((segment, index) =>
    views[index]?.clean ? worseOf(segment, shown.segments[index] as Segment) : segment,
  )
  return { ...clean, segments, signals: disguiseSignals(views, { shown: shown.segments, worse: segments }) }
}

function readView(
  pieces: readonly Piece[],
  views: readonly View[],
  context: LetterContext,
): Omit<LetterReading, 'signals'> {
  const bodyCount = pieces.filter(({ part }) => part === 'body').length
  const subjectCount = pieces[0]?.part === 'subject' ? 1 : 0
  const readings = pieces.map((piece, position) =>
    readPiece(piece, views[position] as View, {
      ...{ index: position - subjectCount, count: bodyCount, context },
    }),
  )
  const { network, kernel } = context.model
  const input = netInput(readings, subjectCount === 1, context)
  const state = kernel ? kernel.run(input) : run(network, input)
  const probabilities = readings.map(({ view }, index) => {
    if (!context.overlay) return state.probabilities[index] as Float64Array
    return softmax(addOverlay(state.logits[index] as Float64Array, context.overlay, view))
  })
  const segments = decidePieces(readings, probabilities, context)
  return {
    probabilities,
    segments,
    pieces: readings,
    state,
    bodyCount,
    context,
  }
}

interface At {
  readonly index: number
  readonly count: number
  readonly context: LetterContext
}

function readPiece(piece: Piece, view: View, at: At): PieceReading {
  const surroundings = surroundingsOf(piece, at)
  const facts = factsOf(view, surroundings)
  return { piece, view, facts, flags: flagsOf(piece, { view, facts, surroundings }) }
}

/** What the net would be given of a piece if another text stood there. */
export function readInstead(
  { pieces, bodyCount: count, context }: LetterReading,
  position: number,
  text: string,
): NetSegment {
  const { piece } = pieces[position] as PieceReading
  const { shown, clean } = viewsOf({ text }, context)
  const view = clean ?? shown
  const subjectCount = pieces[0]?.piece.part === 'subject' ? 1 : 0
  const { facts, flags } = readPiece({ ...piece, text }, view, {
    index: position - subjectCount,
    count,
    context,
  })
  return { tokens: view.tokens, meanings: facts.meanings, flags }
}

/** Text that is not part of the letter as it is read stands for itself: the model must not take it for the last word. */
function surroundingsOf(piece: Piece, { index, count, context }: At): Surroundings {
  const { language, order, allowedHosts, known, answersBuyer, buyerWords } = context
  return {
    language: language.code,
    hrefs: context.hrefsOf(piece),
    ...{ allowedHosts, known, answersBuyer, buyerWords },
    state: order?.state,
    custom: order?.custom ?? false,
    index: piece.part === 'hidden' ? 1 : index,
    count: piece.part === 'hidden' ? 3 : count,
  }
}

function netInput(
  readings: readonly PieceReading[],
  hasSubject: boolean,
  { buyerText }: LetterContext,
): NetInput {
  return {
    segments: readings.map(({ view, facts, flags }) => ({
      tokens: view.tokens,
      meanings: facts.meanings,
      flags,
    })),
    hasSubject,
    buyer: buyerText === '' ? [] : tokensOf(buyerText),
  }
}

/** Disguises are worth a word where they changed what the text would have passed for. */
function disguiseSignals(
  views: readonly Views[],
  { shown, worse }: { shown: readonly Segment[]; worse: readonly Segment[] },
): Signal[] {
  const kinds = views.flatMap(({ disguises }, index) =>
    shown[index]?.class === worse[index]?.class ? [] : disguises,
  )
  return [...new Set(kinds)].map((kind) => ({
    kind: 'disguised',
    detail: kind.replaceAll('_', ' '),
  }))
}
