// How claims that the content contradicts are answered: what a policy says of it, as the program holds it.
import type { SANCTIONS } from '../facts/catalogue.ts'

/** What limits a seller; the facts `seller.sanction` of rules. */
export type Sanction = Exclude<(typeof SANCTIONS)[number], ''>

/** A rung of the ladder: told only, or a limit for a time. */
export interface Rung {
  /** Strikes, each with its weight, from which on it is reached. */
  readonly from: number
  readonly step: 'notice' | 'warning' | Sanction
  /** How long a sanction lasts; 0 for what is told only. */
  readonly forMs: number
}

export interface StandingRules {
  /** After this time a strike counts half; after three of them it is gone. */
  readonly halfLifeMs: number
  /** No limit bites sooner after the first warning than this, however many false claims come meanwhile. */
  readonly graceMs: number
  /** A limit bites only where at least this share of a seller's claims is false, with 95 % confidence. */
  readonly misuseRate: number
  /** In ascending order of `from`. */
  readonly ladder: readonly Rung[]
}

const DAY_MS = 86_400_000

/** What holds where a policy says nothing of it. */
export const STANDING_RULES: StandingRules = {
  halfLifeMs: 30 * DAY_MS,
  graceMs: DAY_MS,
  misuseRate: 0.1,
  ladder: [
    { from: 1, step: 'notice', forMs: 0 },
    { from: 2, step: 'warning', forMs: 0 },
    { from: 3, step: 'claims_reviewed', forMs: 14 * DAY_MS },
    { from: 5, step: 'claims_ignored', forMs: 30 * DAY_MS },
    { from: 8, step: 'non_critical_stopped', forMs: 30 * DAY_MS },
  ],
}

/** In words, for who compares policies. */
export function describeStanding({ halfLifeMs, graceMs, misuseRate, ladder }: StandingRules): string {
  const rungs = ladder.map(
    ({ from, step, forMs }) => `${from} ${step}${forMs === 0 ? '' : ` ${forMs / DAY_MS} d`}`,
  )
  const terms = [
    `half-life ${halfLifeMs / DAY_MS} d`,
    `grace ${graceMs / DAY_MS} d`,
    `from ${misuseRate * 100} % false`,
  ]
  return [...terms, ...rungs].join(', ')
}
