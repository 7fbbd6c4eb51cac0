// `npm run train`: cross-validates over voices, chooses the thresholds, trains on all voices, writes the model file.
// The same letters give the same bytes.
import { join } from 'node:path'
import { type Calibration, readModel, type Thresholds } from '../src/model/load.ts'
import {
  chooseThresholds,
  floorsOf,
  type HeldOutReading,
  reliabilityOf,
  underThresholds,
} from './calibrate.ts'
import { crossRead, trainOn } from './cross.ts'
import { exampleOf } from './dataset.ts'
import { readLetters } from './letters.ts'
import { figuresOf } from './measure.ts'
import { writeModel } from './pack.ts'
import { FIGURE_HEADS, figureCells, table } from './print.ts'

const ROOT = join(import.meta.dirname, '..')
/** Counts up with each training that ships. */
const NUMBER = 1
const NAME = 'comity-judge'

const examples = readLetters(join(ROOT, 'data', 'train')).map(exampleOf)
const readings = crossRead(examples, {
  onFold: (fold, letters) => console.log(`fold ${fold}: ${letters} letters held out`),
})
const calibration = calibrate(readings)
const base64 = trainOn(examples, { calibration, name: NAME, number: NUMBER })
writeModel(join(ROOT, 'model', 'weights.js'), base64)
console.log(`\nWrote ${readModel(base64).header.version}: ${(base64.length / 1e6).toFixed(2)} MB in base64.`)

function calibrate(all: readonly HeldOutReading[]): Calibration {
  const languages = [...new Set(all.map(({ letter }) => letter.language))]
  const everywhere = chooseThresholds(all, floorsOf('de'))
  const byLanguage = languages.map((language): [string, Thresholds] => {
    const own = all.filter(({ letter }) => letter.language === language)
    return [language, chooseThresholds(own, floorsOf(language))]
  })
  const rows = byLanguage.map(([language, thresholds]) => {
    const own = all.filter(({ letter }) => letter.language === language)
    const figures = figuresOf(own.map((one) => underThresholds(one, thresholds)))
    return [language, ...figureCells(figures, floorsOf(language))]
  })
  table(['language', ...FIGURE_HEADS], rows)
  return {
    languages: { ...Object.fromEntries(byLanguage), other: everywhere },
    reliability: reliabilityOf(all),
  }
}
