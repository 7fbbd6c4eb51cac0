// The evaluation as text: figures beside their floors, confusion, intents, voices, lengths, reliability, worst errors.
import { DEFAULT_CLASSES, INTENTS } from '../src/intents.ts'
import type { Verdict } from '../src/judgement.ts'
import { baselines } from './baselines.ts'
import { floorsOf } from './calibrate.ts'
import { figuresOf, goldSpanUnder, type Measured, told } from './measure.ts'
import { FIGURE_HEADS, figureCells, table } from './print.ts'

const VERDICTS: readonly Verdict[] = ['critical', 'mixed', 'non_critical', 'prohibited', 'uncertain']

export function printReport(measured: readonly Measured[]): void {
  printByLanguage(measured)
  console.log('\nBaselines, all languages')
  table(
    ['judge', ...FIGURE_HEADS],
    [
      ['shipped model', ...figureCells(figuresOf(measured))],
      ...baselines(measured).map(({ name, figures }) => [name, ...figureCells(figures)]),
    ],
  )
  printConfusion(measured)
  printIntents(measured)
  printGroups('voice', measured, ({ letter }) => letter.voice)
  printGroups('length', measured, ({ letter }) => lengthOf(letter.body.length))
  printReliability(measured)
  printCoverage(measured)
  printWorst(measured)
}

function printByLanguage(measured: readonly Measured[]): void {
  console.log('By language, with 95 % bounds; ✗ where the floor is missed')
  const languages = [...new Set(measured.map(({ letter }) => letter.language))]
  table(
    ['language', ...FIGURE_HEADS],
    languages.map((language) => [
      language,
      ...figureCells(
        figuresOf(measured.filter(({ letter }) => letter.language === language)),
        floorsOf(language),
      ),
    ]),
  )
}

function printConfusion(measured: readonly Measured[]): void {
  console.log('\nMeant (rows) and judged (columns)')
  table(
    ['', ...VERDICTS],
    VERDICTS.map((gold) => [
      gold,
      ...VERDICTS.map((verdict) =>
        String(measured.filter((one) => one.gold === gold && one.verdict === verdict).length),
      ),
    ]),
  )
}

/** Sentence by sentence: of those meant so, found; of those judged so, right. */
function printIntents(measured: readonly Measured[]): void {
  const pairs = measured.flatMap(({ letter, segments }) =>
    segments.flatMap((segment) => {
      const gold = goldSpanUnder(segment, letter)
      return gold ? [{ gold: gold.intent, judged: segment.intent, group: segment.class }] : []
    }),
  )
  console.log('\nBy intent, sentence by sentence')
  table(
    ['intent', 'sentences', 'found', 'rightly', 'class right'],
    INTENTS.map((intent) => {
      const meant = pairs.filter(({ gold }) => gold === intent)
      const judged = pairs.filter((pair) => pair.judged === intent)
      const both = meant.filter((pair) => pair.judged === intent).length
      const inClass = meant.filter(({ group }) => group === DEFAULT_CLASSES[intent]).length
      return [
        intent,
        String(meant.length),
        told({ hits: both, of: meant.length }),
        told({ hits: both, of: judged.length }),
        told({ hits: inClass, of: meant.length }),
      ]
    }),
  )
}

function printGroups(name: string, measured: readonly Measured[], groupOf: (one: Measured) => string): void {
  console.log(`\nBy ${name}`)
  const groups = Map.groupBy(measured, groupOf)
  table(
    [name, ...FIGURE_HEADS],
    [...groups].map(([group, own]) => [group, ...figureCells(figuresOf(own))]),
  )
}

function lengthOf(characters: number): string {
  if (characters < 200) return 'under 200 characters'
  return characters < 500 ? '200 to 499' : '500 and more'
}

/** Of the letters judged with a confidence, how many are right. */
function printReliability(measured: readonly Measured[]): void {
  console.log('\nReliability: verdicts by the confidence told with them')
  const decided = measured.filter(({ verdict }) => verdict !== 'uncertain')
  const bins = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01]
  table(
    ['confidence', 'letters', 'right'],
    bins.slice(0, -1).map((from, index) => {
      const to = bins[index + 1] as number
      const inside = decided.filter(({ confidence }) => confidence >= from && confidence < to)
      const hits = inside.filter(({ gold, verdict }) => gold === verdict).length
      return [`${from} to ${Math.min(1, to)}`, String(inside.length), told({ hits, of: inside.length })]
    }),
  )
}

/** What would be right if only the surest share were decided. */
function printCoverage(measured: readonly Measured[]): void {
  console.log('\nRisk against coverage: the surest letters first')
  const decided = measured
    .filter(({ verdict }) => verdict !== 'uncertain')
    .toSorted((a, b) => b.confidence - a.confidence)
  table(
    ['decided', 'right'],
    [0.1, 0.25, 0.5, 0.75, 1].map((share) => {
      const surest = decided.slice(0, Math.round(decided.length * share))
      const hits = surest.filter(({ gold, verdict }) => gold === verdict).length
      return [told({ hits: surest.length, of: measured.length }), told({ hits, of: surest.length })]
    }),
  )
}

const WORST = 20

/** The errors that cost most: promises broken with the greatest confidence. */
function printWorst(measured: readonly Measured[]): void {
  const broken = measured
    .filter(
      ({ gold, verdict }) =>
        (gold === 'critical' && (verdict === 'non_critical' || verdict === 'prohibited')) ||
        (gold === 'non_critical' && verdict === 'critical'),
    )
    .toSorted((a, b) => b.confidence - a.confidence)
  console.log(`\nThe worst errors (${Math.min(WORST, broken.length)} of ${broken.length})`)
  for (const { letter, gold, verdict, confidence, segments } of broken.slice(0, WORST)) {
    console.log(`${letter.id}: meant ${gold}, judged ${verdict} at ${confidence.toFixed(2)}`)
    for (const segment of segments) {
      const meant = goldSpanUnder(segment, letter)
      if (meant && DEFAULT_CLASSES[meant.intent] !== segment.class)
        console.log(
          `    “${segment.text.slice(0, 120).replace(/\s+/g, ' ')}” meant ${meant.intent}, judged ${segment.intent}`,
        )
    }
  }
}
