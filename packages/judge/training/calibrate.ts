// How sure is sure enough: thresholds for each language, chosen on letters of voices that the net was not trained on.
import { DEFAULT_CLASSES } from '../src/intents.ts'
import { visiblePlain } from '../src/judge.ts'
import { detectLanguage } from '../src/language/detect.ts'
import { tellingWords } from '../src/model/flags.ts'
import type { Calibration, Model, Thresholds } from '../src/model/load.ts'
import { decidePieces } from '../src/reading/decide-piece.ts'
import { type LetterContext, type LetterReading, readLetter } from '../src/reading/read-letter.ts'
import { earlierMatcher } from '../src/segment/earlier.ts'
import { segmentMessage } from '../src/segment/segment.ts'
import { sumSegments } from '../src/sum.ts'
import type { Letter } from './letters.ts'
import { type Figures, figuresOf, goldSpanUnder, goldVerdict, type Measured, type Share } from './measure.ts'

/** What the first release must reach (judge.md), by language. */
export interface Floors {
  readonly criticalLost: number
  readonly leak: number
  readonly right: number
  readonly uncertain: number
  readonly prohibitedFound: number
  readonly prohibitedRightly: number
}

const FIRST: Floors = {
  criticalLost: 0.01,
  leak: 0.02,
  right: 0.97,
  uncertain: 0.2,
  prohibitedFound: 0.95,
  prohibitedRightly: 0.95,
}
const SECOND: Floors = {
  criticalLost: 0.015,
  leak: 0.03,
  right: 0.96,
  uncertain: 0.3,
  prohibitedFound: 0.9,
  prohibitedRightly: 0.93,
}
const THIRD: Floors = {
  criticalLost: 0.02,
  leak: 0.03,
  right: 0.95,
  uncertain: 0.4,
  prohibitedFound: 0.85,
  prohibitedRightly: 0.9,
}

/** The floors of a language; those of the third kind for any but the six best known. */
export function floorsOf(language: string): Floors {
  if (language === 'en') return FIRST
  return ['de', 'fr', 'es', 'it', 'ja'].includes(language) ? SECOND : THIRD
}

/** A letter as a model that never saw its voice read it. */
export interface HeldOutReading {
  readonly letter: Letter
  readonly reading: LetterReading
  readonly context: LetterContext
}

export function readHeldOut(letter: Letter, model: Model): HeldOutReading {
  const { subject, body, buyer } = letter
  const language = detectLanguage(`${subject}\n${body}`)
  const context: LetterContext = {
    ...{ model, language, hrefsOf: () => [], allowedHosts: [], known: [] },
    answersBuyer: buyer !== undefined,
    buyerText: buyer ?? '',
    buyerWords: tellingWords(buyer ?? ''),
    order: { state: letter.state as 'paid', custom: letter.custom },
    ...{ memory: undefined, overlay: undefined },
  }
  const isEarlier = earlierMatcher(buyer === undefined ? [] : [buyer])
  const text = visiblePlain(body).text
  const pieces = segmentMessage(subject, text, { language: language.code, isEarlier })
  return { letter, context, reading: readLetter(pieces, context) }
}

/** The letter's verdict under other thresholds. */
export function underThresholds(
  { letter, reading, context }: HeldOutReading,
  thresholds: Thresholds,
): Measured {
  const { header } = context.model
  const calibration: Calibration = { ...header.calibration, languages: { other: thresholds } }
  const model = { ...context.model, header: { ...header, calibration } }
  const segments = decidePieces(reading.pieces, reading.probabilities, { ...context, model })
  return { letter, segments, gold: goldVerdict(letter), ...sumSegments(segments) }
}

export const NEUTRAL_THRESHOLDS: Thresholds = {
  ...{ critical: 0.7, notCritical: 0.2, prohibited: 0.6, notProhibited: 0.3, nonCritical: 0.7, cut: 0.85 },
}

const STEPS: Readonly<Record<keyof Thresholds, readonly number[]>> = {
  critical: [0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97],
  notCritical: [0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5],
  prohibited: [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95],
  notProhibited: [0.03, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5],
  nonCritical: [0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95],
  cut: [0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97],
}

/** Beginnings of the search: one ends where the next step looks worse, and the best of several ends is taken. */
const STARTS: readonly Partial<Thresholds>[] = [
  {},
  { critical: 0.85, notCritical: 0.1, prohibited: 0.75, notProhibited: 0.2, nonCritical: 0.5 },
  { critical: 0.6, notCritical: 0.3, prohibited: 0.5, notProhibited: 0.4 },
]

/** The thresholds that cost least on these letters. */
export function chooseThresholds(readings: readonly HeldOutReading[], floors: Floors): Thresholds {
  const ends = STARTS.map((start) => walk(readings, floors, { ...NEUTRAL_THRESHOLDS, ...start }))
  return ends.reduce((best, end) => (end.cost < best.cost ? end : best)).thresholds
}

/** Walks along one threshold after the other until nothing gets cheaper. */
function walk(
  readings: readonly HeldOutReading[],
  floors: Floors,
  start: Thresholds,
): { thresholds: Thresholds; cost: number } {
  let best = start
  let lowest = costOf(readings, best, floors)
  for (let round = 0; round < 3; round += 1) {
    const before = lowest
    for (const tried of stepsFrom(() => best)) {
      const cost = costOf(readings, tried, floors)
      if (cost >= lowest - 1e-9) continue
      lowest = cost
      best = tried
    }
    if (lowest === before) break
  }
  return { thresholds: best, cost: lowest }
}

/** Every threshold moved to each of its steps, the others as they stand by then. */
function* stepsFrom(best: () => Thresholds): Generator<Thresholds> {
  for (const name of Object.keys(STEPS) as (keyof Thresholds)[]) {
    for (const value of STEPS[name]) {
      const tried = { ...best(), [name]: value }
      if (tried.notCritical <= tried.critical && tried.notProhibited <= tried.prohibited) yield tried
    }
  }
}

/** Errors are to be well inside the floors, since other voices will be harder. */
const MARGIN = 0.8

/** Of letters that would be trimmed, those that would lose a critical line: what is trimmed is to be right in 95 of 100. */
const CRITICAL_CUT = 0.05

/** What a miss of each kind weighs against a share of uncertain letters: the promises most. */
const PROMISES = 4
const UNCERTAIN = 3
const RIGHT = 0.3

function costOf(readings: readonly HeldOutReading[], thresholds: Thresholds, floors: Floors): number {
  const figures = figuresOf(readings.map((reading) => underThresholds(reading, thresholds)))
  return PROMISES * promiseCost(figures, floors) + prohibitedCost(figures, floors) + restCost(figures, floors)
}

/** By how much a value is over its bound, in bounds. */
function over(value: number, bound: number): number {
  return Math.max(0, value - bound) / bound
}

function promiseCost({ criticalLost, leak, criticalCut }: Figures, floors: Floors): number {
  return (
    over(rate(criticalLost), floors.criticalLost * MARGIN) +
    over(rate(leak), floors.leak * MARGIN) +
    over(rate(criticalCut), CRITICAL_CUT)
  )
}

function prohibitedCost({ prohibitedFound, prohibitedRightly }: Figures, floors: Floors): number {
  return (
    over(1 - rate(prohibitedRightly), 1 - floors.prohibitedRightly) +
    0.5 * over(1 - rate(prohibitedFound), 1 - floors.prohibitedFound)
  )
}

function restCost({ rightAmongDecided, uncertain }: Figures, floors: Floors): number {
  return (
    RIGHT * over(1 - rate(rightAmongDecided), 1 - floors.right) +
    UNCERTAIN * over(rate(uncertain), floors.uncertain) +
    rate(uncertain)
  )
}

function rate({ hits, of }: Share): number {
  return of === 0 ? 0 : hits / of
}

/** Points of the reliability curve: 0, 0.05, … 1. */
const POINTS = 20

/** How often the likeliest class was right, by its raw probability; never falling. */
export function reliabilityOf(readings: readonly HeldOutReading[]): number[] {
  const bins = Array.from({ length: POINTS + 1 }, () => ({ right: 0, of: 0 }))
  for (const { letter, reading, context } of readings) {
    const { segments } = underThresholds({ letter, reading, context }, NEUTRAL_THRESHOLDS)
    segments.forEach((segment) => {
      const gold = goldSpanUnder(segment, letter)
      const bin = bins[Math.round(segment.confidence * POINTS)]
      if (!gold || !bin) return
      bin.of += 1
      if (DEFAULT_CLASSES[gold.intent] === segment.class) bin.right += 1
    })
  }
  let last = 0
  return bins.map(({ right, of }, index) => {
    const identity = index / POINTS
    const measured = (right + identity * 10) / (of + 10)
    last = Math.max(last, measured)
    return Math.round(last * 1000) / 1000
  })
}

/** Figures over all languages together, each under the thresholds chosen for it. */
export function figuresUnderChosen(readings: readonly HeldOutReading[]): Figures {
  const languages = Map.groupBy(readings, ({ letter }) => letter.language)
  return figuresOf(
    [...languages].flatMap(([language, own]) => {
      const thresholds = chooseThresholds(own, floorsOf(language))
      return own.map((one) => underThresholds(one, thresholds))
    }),
  )
}
