// `npm run evaluate`: the shipped model on the held-out letters. Opening them teaches us about them: each opening that
// led to a change is counted in docs/judge/model-card.md.
//   -- --evasion   the same letters in 25 disguises and more, honest look-alikes beside them
//   -- --curve     figures against the number of voices, by cross-validation over the training letters
//   -- --shapes    other shapes of the model, on the same folds
import { join } from 'node:path'
import { printCurve } from './curve.ts'
import { printEvasion } from './evade.ts'
import { measureLetter } from './judge-letter.ts'
import { type Letter, readLetters } from './letters.ts'
import { printReport } from './report.ts'
import { printShapes } from './shapes.ts'

const DATA = join(import.meta.dirname, '..', 'data')
const heldOut = (): Letter[] => readLetters(join(DATA, 'heldout'))
const toTrainOn = (): Letter[] => readLetters(join(DATA, 'train'))

const RUNS: Readonly<Record<string, () => void>> = {
  '': () => printReport(heldOut().map(measureLetter)),
  '--evasion': () => printEvasion(heldOut()),
  '--curve': () => printCurve(toTrainOn()),
  '--shapes': () => printShapes(toTrainOn()),
}

const wanted = process.argv[2] ?? ''
const run = RUNS[wanted]
if (!run) {
  console.error(`evaluate knows ${Object.keys(RUNS).filter(Boolean).join(', ')}, not ${wanted}.`)
  process.exit(2)
}
run()
