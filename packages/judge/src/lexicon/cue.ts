// A cue: words that speak for one intent. English only; a text in another language stays uncertain.
import type { Intent } from '../intents.ts'

export interface Cue {
  readonly intent: Intent
  readonly pattern: RegExp
  /** 0..1: how often a sentence with these words has this intent. Under 0.7 it only raises doubt. */
  readonly confidence: number
}

/** Words that are telling on their own. */
export const CLEAR = 0.92

/** Words that often mean something else. */
export const HINT = 0.55

/** A gap of up to six words; bounded so that hostile text costs no more than its length times a constant. */
const GAP = String.raw`(?:\S{1,40} ){0,6}?\S{0,40}?`

/** Makes the cues of one intent out of patterns; `…` stands for a gap. The text has single spaces. */
export function cues(intent: Intent, confidence: number, patterns: readonly string[]): Cue[] {
  return patterns.map((pattern) => ({
    intent,
    confidence,
    pattern: new RegExp(pattern.replaceAll('…', GAP), 'iu'),
  }))
}
