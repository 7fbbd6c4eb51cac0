// Cross-validation over voices: each letter read by a net that never saw its author.
import { type Calibration, readModel } from '../src/model/load.ts'
import { type HeldOutReading, NEUTRAL_THRESHOLDS, readHeldOut } from './calibrate.ts'
import type { LetterExample } from './dataset.ts'
import { SHAPE, TRAINING, trainLetterOf } from './model-shape.ts'
import type { NetShape } from './net.ts'
import { pack } from './pack.ts'
import { trainNet } from './train-net.ts'
import { knownFeatures } from './vocabulary.ts'

const FOLDS = 5

const IDENTITY: Calibration = {
  languages: { other: NEUTRAL_THRESHOLDS },
  reliability: Array.from({ length: 21 }, (_, index) => index / 20),
}

/** Trains a net and packs it as a model file's text. */
export function trainOn(
  train: readonly LetterExample[],
  {
    calibration,
    name,
    number,
    shape = SHAPE,
  }: { calibration: Calibration; name: string; number: number; shape?: NetShape },
): string {
  const known = knownFeatures(train)
  const letters = train.map((example) => trainLetterOf(example, { known, buckets: shape.buckets }))
  return pack({ net: trainNet(letters, { ...TRAINING, shape }), known, calibration, name, number })
}

/** Reads every letter of `all` with a net trained on the other voices. */
export function crossRead(
  all: readonly LetterExample[],
  { shape = SHAPE, onFold }: { shape?: NetShape; onFold?: (fold: number, letters: number) => void } = {},
): HeldOutReading[] {
  return foldsOf(all).flatMap((fold, index) => {
    const others = all.filter((example) => !fold.includes(example))
    const model = readModel(trainOn(others, { calibration: IDENTITY, name: 'fold', number: index, shape }))
    onFold?.(index + 1, fold.length)
    return fold.map(({ letter }) => readHeldOut(letter, model))
  })
}

/** Reads the letters of the first fold's voices with nets that saw ever more of the other voices. */
export function readWithMore(
  all: readonly LetterExample[],
  shareOf: (others: readonly LetterExample[]) => readonly LetterExample[],
): { seen: readonly LetterExample[]; readings: HeldOutReading[] } {
  const [fold = []] = foldsOf(all)
  const seen = shareOf(all.filter((example) => !fold.includes(example)))
  const model = readModel(trainOn(seen, { calibration: IDENTITY, name: 'share', number: 0 }))
  return { seen, readings: fold.map(({ letter }) => readHeldOut(letter, model)) }
}

/** Voices are dealt out language by language, so that every fold has some of each. */
function foldsOf(all: readonly LetterExample[]): LetterExample[][] {
  const voices = [...new Set(all.map(({ letter }) => letter.voice))].sort()
  return Array.from({ length: FOLDS }, (_, fold) =>
    all.filter(({ letter }) => voices.indexOf(letter.voice) % FOLDS === fold),
  ).filter((fold) => fold.length > 0)
}
