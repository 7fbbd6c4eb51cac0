// From the model's numbers, the facts and the reviewers' memory to one intent, its confidence, and what else it may be.

import { BIT } from '../frames/lexicon.ts'
import { type Class, DEFAULT_CLASSES, INTENTS, type Intent } from '../intents.ts'
import type { Segment } from '../judgement.ts'
import { mayOverrule, templateKey } from '../memory/template.ts'
import type { SegmentFacts } from '../model/facts.ts'
import type { Thresholds } from '../model/load.ts'
import { sureClass } from '../sum.ts'
import type { LetterContext, PieceReading } from './read-letter.ts'

/** Index of each class's intents among the outputs. */
const OUTPUTS_OF: Readonly<Record<Class, readonly number[]>> = {
  critical: outputsOf('critical'),
  non_critical: outputsOf('non_critical'),
  prohibited: outputsOf('prohibited'),
  neutral: outputsOf('neutral'),
}

function outputsOf(group: Class): number[] {
  return INTENTS.flatMap((intent, index) => (DEFAULT_CLASSES[intent] === group ? [index] : []))
}

/** A reading without its place in the text. */
type Word = Pick<Segment, 'intent' | 'class' | 'confidence' | 'alternatives' | 'because'>

/** What is known without the model. */
const CERTAIN = 0.99

/** An intent is named as an alternative from this raw probability on. */
const WORTH_NAMING = 0.04

const OTHER = INTENTS.indexOf('other')

/** What a decision on a piece looks at beside the piece. */
interface Ground {
  /** Of each intent. */
  readonly p: Float64Array
  readonly context: LetterContext
  /** Whether the letter has a critical part for sure. */
  readonly besideCritical: boolean
  /** Whether it stands apart from the letter itself: unseen, quoted, or behind the signature's line. */
  readonly isAside: boolean
}

/**
 * Decides on the pieces of a letter. Where one is critical for sure the others are looked at again: what stands beside
 * a need often belongs to it, and what is taken for non-critical there may be cut.
 */
export function decidePieces(
  readings: readonly PieceReading[],
  probabilities: readonly Float64Array[],
  context: LetterContext,
): Segment[] {
  const asides = asidesOf(readings)
  const decideAll = (besideCritical: boolean) =>
    readings.map((reading, index) => {
      const isAside = asides[index] as boolean
      return decidePiece(reading, {
        p: probabilities[index] as Float64Array,
        context,
        besideCritical,
        isAside,
      })
    })
  const segments = decideAll(false)
  return segments.some(isCriticalPart) ? decideAll(true) : segments
}

/** The line before a signature (RFC 3676 §4.3), without the space that does not survive everywhere. */
const SIGNATURE_LINE = /^\s*--\s*$/

/**
 * Which pieces stand apart from the letter: a need in it lends them nothing. Whoever wants to slip something past a
 * refusal puts it there, beside a need that was made up.
 */
function asidesOf(readings: readonly PieceReading[]): boolean[] {
  let isSignature = false
  return readings.map(({ piece }) => {
    isSignature ||= SIGNATURE_LINE.test(piece.text)
    return isSignature || piece.part === 'hidden' || piece.kind === 'signature' || /^\s*>/.test(piece.text)
  })
}

function isCriticalPart(segment: Segment): boolean {
  return segment.part === 'body' && sureClass(segment) === 'critical'
}

function decidePiece(reading: PieceReading, ground: Ground): Segment {
  return {
    ...reading.piece,
    ...(withoutModel(reading) ?? byFacts(reading, ground.p) ?? byWords(reading, ground)),
  }
}

/** What needs no model: quotes of what was said, text without words. */
function withoutModel({ piece, view }: PieceReading): Word | undefined {
  if (piece.kind === 'quote') return word('quote', CERTAIN)
  return /[\p{L}\p{N}]/u.test(view.text) ? undefined : word('filler', CERTAIN)
}

/** What reviewers decided about a sentence holds; where they did not, what the model makes of it. */
function byWords(reading: PieceReading, ground: Ground): Word {
  const { memory } = ground.context
  const judged = byModel(ground)
  const key = memory && templateKey(reading.view.text)
  const remembered = key === undefined ? undefined : memory?.(key)
  if (!remembered || !mayOverrule(remembered, judged.class)) return judged
  return { ...word(remembered.intent, CERTAIN), because: [`reviewed by ${remembered.reviewers}`] }
}

function word(intent: Intent, confidence: number): Word {
  return { intent, class: DEFAULT_CLASSES[intent], confidence, alternatives: [], because: [] }
}

function byModel({ p, context, besideCritical, isAside }: Ground): Word {
  const { model, language } = context
  if (!language.isKnown && !isFormula(p)) return unknownLanguage(p)
  const { languages, reliability } = model.header.calibration
  const { [language.code]: own, other } = languages
  const thresholds = (own ?? other) as Thresholds
  return weigh(p, { thresholds, reliability, besideCritical, isAside })
}

/** Greetings and signatures are told from their place as much as from their words. */
function isFormula(p: Float64Array): boolean {
  return sumOf(p, OUTPUTS_OF.neutral) - (p[OTHER] as number) > 0.9
}

function unknownLanguage(p: Float64Array): Word {
  return {
    ...word('other', Math.min(0.3, p[OTHER] as number)),
    alternatives: INTENTS.filter((intent) => DEFAULT_CLASSES[intent] === 'critical').slice(0, 1),
    because: [],
  }
}

/** From this probability on the model takes a sentence for one that a carrier's number or link belongs to. */
const NEEDED = 0.5

/** Contact data and links are what they are in any language, whatever stands around them. */
function byFacts({ facts, piece }: PieceReading, p: Float64Array): Word | undefined {
  if (piece.kind === 'disclaimer') return undefined
  const found = contactOf(facts, p)
  if (found.length > 0) return { ...word('off_platform_contact', CERTAIN), because: found }
  if (facts.outsideHosts.length > 0 && sumOf(p, OUTPUTS_OF.critical) < NEEDED)
    return { ...word('outside_link', CERTAIN), because: facts.outsideHosts }
  return undefined
}

/** A mail address always leads outside; a number does, unless it is a carrier's whom the buyer must call. */
function contactOf(facts: SegmentFacts, p: Float64Array): string[] {
  const isCarriers = (facts.concepts & BIT.carrier) !== 0 && sumOf(p, OUTPUTS_OF.critical) > NEEDED
  return [
    ...facts.emails,
    ...(isCarriers ? [] : facts.phones),
    ...(facts.services.length > 0 ? facts.handles : []),
  ]
}

interface Scales {
  readonly isAside: boolean
  readonly thresholds: Thresholds
  readonly reliability: readonly number[]
  readonly besideCritical: boolean
}

/** The class that is sure, or the likeliest one with all that cannot be ruled out. */
function weigh(p: Float64Array, { thresholds, reliability, besideCritical, isAside }: Scales): Word {
  const share: Record<Class, number> = {
    critical: sumOf(p, OUTPUTS_OF.critical),
    prohibited: sumOf(p, OUTPUTS_OF.prohibited),
    non_critical: sumOf(p, OUTPUTS_OF.non_critical),
    neutral: sumOf(p, OUTPUTS_OF.neutral),
  }
  const possible = new Set(
    besideCritical ? classesBeside(share, { thresholds, isAside }) : possibleClasses(share, thresholds),
  )
  const [group] = [...possible].sort((a, b) => share[b] - share[a]) as [Class]
  const intent = likeliest(p, OUTPUTS_OF[group])
  return {
    ...word(INTENTS[intent] as Intent, calibrated(share[group], reliability)),
    alternatives: alternativesOf(p, possible, intent),
  }
}

/** The one class that is sure, or all that cannot be ruled out. */
function possibleClasses(share: Readonly<Record<Class, number>>, thresholds: Thresholds): readonly Class[] {
  const mayBeProhibited = share.prohibited > thresholds.notProhibited
  if (share.prohibited >= thresholds.prohibited) return ['prohibited']
  if (share.critical >= thresholds.critical && !mayBeProhibited) return ['critical']
  const open: Class[] = share.critical > thresholds.notCritical ? ['critical'] : []
  if (mayBeProhibited) open.push('prohibited')
  if (share.non_critical >= thresholds.nonCritical) return [...open, 'non_critical']
  if (share.neutral >= thresholds.nonCritical) return [...open, 'neutral']
  return [...open, 'non_critical', 'neutral']
}

/**
 * The same in a letter that has a critical part: what is not non-critical beyond doubt may belong to that part. What
 * stands apart from the letter does not belong to it: there the likeliest class counts.
 */
function classesBeside(
  share: Readonly<Record<Class, number>>,
  { thresholds, isAside }: Pick<Scales, 'thresholds' | 'isAside'>,
): readonly Class[] {
  const classes = possibleClasses(share, thresholds)
  if (isAside) {
    const [likeliest] = [...classes].sort((a, b) => share[b] - share[a]) as [Class]
    return likeliest === 'non_critical' || likeliest === 'prohibited' ? [likeliest] : classes
  }
  const isLoose = classes.length === 1 && classes[0] === 'non_critical' && share.non_critical < thresholds.cut
  return isLoose ? ['critical', 'non_critical'] : classes
}

/** Other intents worth naming: of the classes that are possible, at least the likeliest of each. */
function alternativesOf(p: Float64Array, possible: ReadonlySet<Class>, chosen: number): Intent[] {
  const named = [...possible].flatMap((group) => {
    const best = likeliest(p, OUTPUTS_OF[group])
    return OUTPUTS_OF[group].filter((index) => index === best || (p[index] as number) >= WORTH_NAMING)
  })
  return named.filter((index) => index !== chosen).map((index) => INTENTS[index] as Intent)
}

function likeliest(p: Float64Array, outputs: readonly number[]): number {
  return outputs.reduce((best, index) => ((p[index] as number) > (p[best] as number) ? index : best))
}

function sumOf(p: Float64Array, outputs: readonly number[]): number {
  let sum = 0
  for (const index of outputs) sum += p[index] as number
  return sum
}

/** The confidence that a class's probability comes to, to three places: straight lines between the measured points. */
export function calibrated(raw: number, reliability: readonly number[]): number {
  const place = Math.min(Math.max(raw, 0), 1) * (reliability.length - 1)
  const low = Math.floor(place)
  const high = Math.min(low + 1, reliability.length - 1)
  const [a, b] = [reliability[low] as number, reliability[high] as number]
  return Math.round((a + (b - a) * (place - low)) * 1000) / 1000
}

const SEVERITY: Readonly<Record<Class, number>> = { prohibited: 3, non_critical: 2, neutral: 1, critical: 0 }

/** Of two readings of the same piece the worse: a disguise must not make a text pass. */
export function worseOf(clean: Segment, shown: Segment): Segment {
  const worse = SEVERITY[shown.class] > SEVERITY[clean.class] && shown.alternatives.length === 0
  return worse ? { ...shown, text: clean.text } : clean
}
