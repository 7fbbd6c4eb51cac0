// The shape that won the comparison (docs/judge/model-card.md) and how it is trained.
import { CLASSES, DEFAULT_CLASSES, INTENTS } from '../src/intents.ts'
import { FLAGS } from '../src/model/flags.ts'
import type { LetterExample } from './dataset.ts'
import type { NetShape } from './net.ts'
import type { TrainLetter, TrainOptions } from './train-net.ts'
import { rowsOf } from './vocabulary.ts'

export const SHAPE: NetShape = {
  buckets: 1 << 16,
  width: 96,
  hidden: 64,
  flags: FLAGS.length,
  outputs: INTENTS.length,
  context: true,
  rounds: 2,
}

const CLASS_OF: readonly number[] = INTENTS.map((intent) => CLASSES.indexOf(DEFAULT_CLASSES[intent]))

export const TRAINING: Omit<TrainOptions, 'shape' | 'onEpoch'> = {
  epochs: 10,
  averageFrom: 4,
  seed: 1,
  rate: 0.05,
  drop: 0.4,
  contextDrop: 0.2,
  decay: 0,
  classOf: CLASS_OF,
  classWeight: 1,
  smoothing: 0.1,
}

/** Greetings and signatures are plenty and easy: they must not outweigh the rest. */
const LIGHT = new Set(['greeting', 'sign_off', 'signature', 'disclaimer'])
const LIGHT_WEIGHT = 0.3

export function trainLetterOf(
  { segments, buyer }: LetterExample,
  { known, buckets }: { known: Uint8Array; buckets: number },
): TrainLetter {
  return {
    segments: segments.map(({ own, meanings, flags }) => ({
      own: rowsOf(own, known, buckets),
      meanings: rowsOf(meanings, known, buckets),
      flags,
    })),
    hasSubject: segments[0]?.piece.part === 'subject',
    buyer: rowsOf(buyer, known, buckets),
    labels: segments.map(({ label }) => label),
    weights: segments.map(({ label }) =>
      label < 0 ? 0 : LIGHT.has(INTENTS[label] as string) ? LIGHT_WEIGHT : 1,
    ),
  }
}
