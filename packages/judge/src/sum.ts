// From segments to the verdict on the message (taxonomy: "Sum of a message").
import { type Class, type ClassTable, DEFAULT_CLASSES, type Intent } from './intents.ts'
import type { Segment, Verdict } from './judgement.ts'

/** Intents that, as at most one closing or opening courtesy each, do not make a critical message mixed. */
const DEFAULT_TOLERATED: readonly Intent[] = ['problem_invitation', 'thanks']

export interface SumOptions {
  readonly classes?: ClassTable
  readonly tolerates?: readonly Intent[]
}

export interface Sum {
  readonly verdict: Verdict
  /** The confidence of the segment that decided, 0..1. */
  readonly confidence: number
}

/** The class of a segment where it is sure under this table of classes; undefined where it may be of another. */
export function sureClass(
  { intent, alternatives }: Pick<Segment, 'intent' | 'alternatives'>,
  classes: ClassTable = DEFAULT_CLASSES,
): Class | undefined {
  const group = classes[intent]
  return alternatives.every((other) => classes[other] === group) ? group : undefined
}

/**
 * Sums segments up to a verdict: any prohibited one makes it prohibited; critical and non-critical together mixed.
 * An unsure segment that could turn the sum makes it uncertain; beside a sure critical one it cannot.
 */
export function sumSegments(all: readonly Segment[], options: SumOptions = {}): Sum {
  const classes = options.classes ?? DEFAULT_CLASSES
  const { segments, prohibited, critical, nonCritical } = sorted(all, classes)
  if (prohibited.length > 0) return sum('prohibited', prohibited)
  if (critical.length > 0) {
    const second = nonCritical.filter((segment) => !isTolerated(segment, nonCritical, options.tolerates))
    return second.length > 0 ? sum('mixed', [...critical, ...second]) : sum('critical', critical)
  }
  const doubtful = segments.filter((segment) => isDoubtful(segment, classes))
  if (doubtful.length > 0) return sum('uncertain', doubtful)
  return sum('non_critical', nonCritical)
}

/** The segments that count, and of them the sure ones by class; in one go, since every decision sums up anew. */
function sorted(all: readonly Segment[], classes: ClassTable) {
  const segments: Segment[] = []
  const prohibited: Segment[] = []
  const critical: Segment[] = []
  const nonCritical: Segment[] = []
  for (const segment of all) {
    const group = sureClass(segment, classes)
    if (segment.part === 'subject' && !countsAsSubject(segment, group)) continue
    segments.push(segment)
    if (group === 'prohibited') prohibited.push(segment)
    else if (group === 'critical') critical.push(segment)
    else if (group === 'non_critical') nonCritical.push(segment)
  }
  return { segments, prohibited, critical, nonCritical }
}

/** From this confidence on a subject is more than the name of what the letter is about. */
const SUBJECT_SURE = 0.9

/** A subject can make a message worse where there is no doubt about it, never better: what it claims, the body must say. */
function countsAsSubject(segment: Segment, group: Class | undefined): boolean {
  return (group === 'prohibited' || group === 'non_critical') && segment.confidence >= SUBJECT_SURE
}

function sum(verdict: Verdict, deciding: readonly Segment[]): Sum {
  const confidences = deciding.map((segment) => segment.confidence)
  if (verdict === 'mixed') return { verdict, confidence: Math.min(...confidences) }
  return { verdict, confidence: confidences.length > 0 ? Math.max(...confidences) : 1 }
}

/** Tells whether a segment is the one courtesy of its kind that a policy lets stand beside a critical purpose. */
export function isTolerated(
  segment: Segment,
  segments: readonly Segment[],
  tolerates: readonly Intent[] = DEFAULT_TOLERATED,
): boolean {
  return (
    tolerates.includes(segment.intent) &&
    segments.every((other) => other === segment || other.intent !== segment.intent)
  )
}

/** It may be what the buyer must read, or what nobody may send; or nobody knows what it is. */
function isDoubtful({ intent, alternatives }: Segment, classes: ClassTable): boolean {
  return [intent, ...alternatives].some(
    (possible) =>
      possible === 'other' || classes[possible] === 'critical' || classes[possible] === 'prohibited',
  )
}
