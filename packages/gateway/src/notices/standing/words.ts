// The sentences of letters about a seller's standing, in one language. Braces are filled in.
import type { Sanction } from '@comity/policy'

/** What a seller is told of: a rung of the ladder, its end, or that strikes were taken back. */
export type StandingStep = 'notice' | 'warning' | Sanction | 'lifted' | 'restored'

export interface StandingWords {
  readonly subjects: Readonly<Record<StandingStep, string>>
  /** What it means: `{from}`, `{until}` and `{marketplace}`. */
  readonly meanings: Readonly<Record<StandingStep, string>>
  /** What the rungs above are called in `next`. */
  readonly names: Readonly<Record<Exclude<StandingStep, 'lifted' | 'restored' | 'notice'>, string>>
  /** `{subject}`, `{order}`. */
  readonly denied: string
  readonly operator: string
  /** `{count}` strikes taken back, by a person or with a rule. */
  readonly review: string
  readonly rule: string
  readonly ended: string
  /** `{score}`. */
  readonly score: string
  /** `{strikes}`, `{step}`. */
  readonly next: string
  readonly always: string
  /** `{url}`. */
  readonly appeal: string
}
