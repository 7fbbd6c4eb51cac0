// What a seller's standing is made of. Each event stands in the log; the standing is nothing but what they come to.
import type { Sanction } from './rules.ts'

interface At {
  /** Unique; of events at one time the smaller one counts as the earlier. */
  readonly id: string
  readonly at: Date
}

/** A message that its sender called critical, and what its content says to that. */
export interface ClaimEvent extends At {
  readonly kind: 'claim'
  readonly message: string
  readonly upheld: boolean
  /** Whether it is a strike: false for sure, or by a reviewer's word. */
  readonly strike: boolean
  /** Critical only in part: the first such claim is let pass, each further one while it counts is a false one. */
  readonly mixed: boolean
  /** The rule that decided. */
  readonly rule: string
}

/** A person found that a claim, which was believed at first, is false: a strike from then on. */
export interface DenialEvent extends At {
  readonly kind: 'denial'
  readonly message: string
  /** Who found it, such as `review`. */
  readonly rule: string
}

/** A person found that a claim was right after all: it never was a strike. */
export interface OverturnEvent extends At {
  readonly kind: 'overturn'
  readonly message: string
}

/** The operator's own strike. */
export interface StrikeEvent extends At {
  readonly kind: 'strike'
  readonly why: string
}

/** The operator's own sanction. */
export interface SanctionEvent extends At {
  readonly kind: 'sanction'
  readonly sanction: Sanction
  readonly until: Date
  readonly why: string
}

/** The operator ends whatever limit there is. */
export interface LiftEvent extends At {
  readonly kind: 'lift'
  readonly why: string
}

export type StandingEvent = ClaimEvent | DenialEvent | OverturnEvent | StrikeEvent | SanctionEvent | LiftEvent
