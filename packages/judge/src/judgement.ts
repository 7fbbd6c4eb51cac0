// The judge's word on a message: the shape that is stored, answered by the API and read by a policy.
import type { Class, Intent } from './intents.ts'

export const VERDICTS = ['critical', 'non_critical', 'mixed', 'prohibited', 'uncertain'] as const

/** The sum of a message's segments. */
export type Verdict = (typeof VERDICTS)[number]

export type SegmentKind =
  | 'sentence'
  | 'list_item'
  | 'link'
  | 'greeting'
  | 'signature'
  | 'quote'
  | 'disclaimer'

/** Where a segment's text stands; `hidden` is what HTML holds and no reader sees, alternative texts included. */
export const PARTS = ['subject', 'body', 'hidden'] as const

export type Part = (typeof PARTS)[number]

/** A piece of a message with one job. Offsets are UTF-16 units into the text of its part. */
export interface Piece {
  readonly part: Part
  readonly start: number
  readonly end: number
  readonly text: string
  readonly kind: SegmentKind
}

/** A piece with the judge's reading of it; `because` holds the words or facts that decided. */
export interface Segment extends Piece {
  readonly intent: Intent
  readonly class: Class
  /** How likely the class is, 0..1, calibrated on letters of authors that were not trained on. */
  readonly confidence: number
  /** What else it may be, as far as the judge cannot rule it out. Empty where it is sure. */
  readonly alternatives: readonly Intent[]
  readonly because: readonly string[]
}

/** Something noticed beside the intents, such as hidden text or a link. */
export interface Signal {
  readonly kind: string
  readonly detail: string
}

export interface Judgement {
  readonly verdict: Verdict
  /** How likely the verdict is, 0..1; 0 where the message as a whole could not be read. */
  readonly confidence: number
  /** BCP 47; `und` where nothing tells. */
  readonly language: string
  readonly segments: readonly Segment[]
  readonly signals: readonly Signal[]
  readonly model: { readonly name: string; readonly version: string }
}
