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

/** A piece of a message with one job. Offsets are UTF-16 units into the visible text of its part. */
export interface Piece {
  readonly part: 'subject' | 'body'
  readonly start: number
  readonly end: number
  readonly text: string
  readonly kind: SegmentKind
}

/** A piece with the judge's reading of it; `because` holds the words or facts that decided. */
export interface Segment extends Piece {
  readonly intent: Intent
  readonly class: Class
  /** 0..1 */
  readonly confidence: number
  readonly because: readonly string[]
}

/** Something noticed beside the intents, such as hidden text or a link. */
export interface Signal {
  readonly kind: string
  readonly detail: string
}

export interface Judgement {
  readonly verdict: Verdict
  /** 0..1 */
  readonly confidence: number
  /** BCP 47; `und` where the judge does not know it. */
  readonly language: string
  readonly segments: readonly Segment[]
  readonly signals: readonly Signal[]
  readonly model: { readonly name: string; readonly version: string }
}
