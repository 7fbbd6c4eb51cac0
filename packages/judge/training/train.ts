// `npm run train`: cross-validates over voices, chooses the thresholds, trains on all voices, writes the model file.
// The same letters give the same bytes.
import { join } from 'node:path'
import type { Calibration, Thresholds } from '../src/model/load.ts'
import { readModel } from '../src/model/load.ts'
import {
  chooseThresholds,
  floorsOf,
  type HeldOutReading,
  NEUTRAL_THRESHOLDS,
  readHeldOut,
  reliabilityOf,
  underThresholds,
} from './calibrate.ts'
import { exampleOf, type LetterExample } from './dataset.ts'
import { readLetters } from './letters.ts'
import { figuresOf } from './measure.ts'
import { SHAPE, TRAINING, trainLetterOf } from './model-shape.ts'
import { pack, writeModel } from './pack.ts'
import { printFigures } from './print.ts'
import { trainNet } from './train-net.ts'
import { knownFeatures } from './vocabulary.ts'

const ROOT = join(import.meta.dirname, '..')
const FOLDS = 5
/** Counts up with each training that ships. */
const NUMBER = 1
const NAME = 'comity-judge'

const IDENTITY: Calibration = {
  languages: { other: NEUTRAL_THRESHOLDS },
  reliability: Array.from({ length: 21 }, (_, index) => index / 20),
}

const examples = readLetters(join(ROOT, 'data', 'train')).map(exampleOf)
const readings = crossRead(examples)
const calibration = calibrate(readings)
const base64 = trainOn(examples, calibration)
writeModel(join(ROOT, 'model', 'weights.js'), base64)
console.log(`\nWrote ${readModel(base64).header.version}: ${(base64.length / 1e6).toFixed(2)} MB in base64.`)

function trainOn(train: readonly LetterExample[], thresholds: Calibration): string {
  const known = knownFeatures(train)
  const letters = train.map((example) => trainLetterOf(example, { known, buckets: SHAPE.buckets }))
  const net = trainNet(letters, { ...TRAINING, shape: SHAPE })
  return pack({ net, known, calibration: thresholds, name: NAME, number: NUMBER })
}

/** Each letter read by a model that never saw its voice. */
function crossRead(all: readonly LetterExample[]): HeldOutReading[] {
  const folds = foldsOf(all)
  return folds.flatMap((fold, index) => {
    const model = readModel(
      trainOn(
        all.filter((example) => !fold.includes(example)),
        IDENTITY,
      ),
    )
    console.log(`fold ${index + 1} of ${folds.length}: ${fold.length} letters held out`)
    return fold.map(({ letter }) => readHeldOut(letter, model))
  })
}

/** Voices are dealt out language by language, so that every fold has some of each. */
function foldsOf(all: readonly LetterExample[]): LetterExample[][] {
  const voices = [...new Set(all.map(({ letter }) => letter.voice))].sort()
  return Array.from({ length: FOLDS }, (_, fold) =>
    all.filter(({ letter }) => voices.indexOf(letter.voice) % FOLDS === fold),
  ).filter((fold) => fold.length > 0)
}

function calibrate(all: readonly HeldOutReading[]): Calibration {
  const languages = [...new Set(all.map(({ letter }) => letter.language))]
  const everywhere = chooseThresholds(all, floorsOf('de'))
  const byLanguage = languages.map((language): [string, Thresholds] => {
    const own = all.filter(({ letter }) => letter.language === language)
    return [language, chooseThresholds(own, floorsOf(language), everywhere)]
  })
  for (const [language, thresholds] of byLanguage) {
    const own = all.filter(({ letter }) => letter.language === language)
    printFigures(
      `${language} ${JSON.stringify(thresholds)}`,
      figuresOf(own.map((one) => underThresholds(one, thresholds))),
    )
  }
  return {
    languages: { ...Object.fromEntries(byLanguage), other: everywhere },
    reliability: reliabilityOf(all),
  }
}
