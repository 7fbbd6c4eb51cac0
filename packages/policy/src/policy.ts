// A policy as the program holds it: checked, with its conditions compiled.
import type { Class, ClassTable, Intent } from '@comity/judge'
import type { Outcome } from './decision.ts'
import type { DecisionInput } from './decision-input.ts'
import type { PolicyFacts } from './facts/catalogue.ts'
import type { StandingRules } from './standing/rules.ts'

export const CATEGORIES = ['reviews', 'updates', 'help', 'offers'] as const

/** What a buyer may refuse apart from the rest. */
export type Category = (typeof CATEGORIES)[number]

export interface Consequence {
  readonly outcome: Outcome
  readonly code: string
  readonly claim?: 'upheld' | 'denied' | undefined
  readonly review?: boolean | undefined
  /** With `trim`: what is cut beside prohibited parts; what this buyer refuses, or all that is non-critical. */
  readonly cut?: 'refused' | 'non_critical' | undefined
}

export const STAGES = ['shadow', 'warn', 'enforce'] as const

/** How far a rule has come: only noted, told to the seller, or deciding. */
export interface Staging {
  readonly stage: (typeof STAGES)[number]
  /** Share of sellers for whom it is at its stage, 0 to 1; for the others it is in shadow. */
  readonly share: number
}

/** Where in the file something stands, for explanations. Counts from 1. */
export interface Place {
  readonly file: string
  readonly line: number
}

export interface Rule extends Staging {
  readonly id: string
  readonly place: Place
  /** The clause of law or of the marketplace's rules that it stands for. */
  readonly clause?: string | undefined
  readonly when: string
  readonly holds: (facts: PolicyFacts) => boolean
  /** Intents that the condition names: only such a rule may withhold a message that is critical for sure. */
  readonly names: readonly Intent[]
  readonly then: Consequence
}

/** What a gate is for: intents, or all messages of a class. */
export type GateScope =
  | { readonly kind: 'intents'; readonly intents: readonly Intent[] }
  | { readonly kind: 'class'; readonly class: Extract<Class, 'critical' | 'non_critical'> | 'any' }

/** A gate stops what would go out: too early, too late, too often, at night, or said already. */
export interface Gate extends Staging {
  readonly id: string
  readonly place: Place
  readonly clause?: string | undefined
  readonly scope: GateScope
  /** Where this holds the gate stands open. */
  readonly unless: (facts: PolicyFacts) => boolean
  readonly unlessSource: string | undefined
  readonly test: GateTest
  readonly then: Consequence
}

/** What closes a gate. */
export type GateTest =
  | {
      readonly kind: 'window'
      readonly from: WindowStart
      readonly afterDays: number
      readonly untilDays: number
    }
  | {
      readonly kind: 'limit'
      readonly of: LimitScope
      readonly capacity: number
      readonly perDailyOrder: number
      readonly perMs: number
    }
  | { readonly kind: 'quiet'; readonly fromMinute: number; readonly toMinute: number }
  | { readonly kind: 'once' }
  | { readonly kind: 'duplicate'; readonly withinMs: number }
  | { readonly kind: 'platform' }

export type WindowStart = 'placed' | 'shipped' | 'delivered'

export const LIMIT_SCOPES = ['seller', 'buyer', 'pair', 'order'] as const

export type LimitScope = (typeof LIMIT_SCOPES)[number]

/** A reason that a seller may declare, and what it is for. */
export interface Reason {
  readonly id: string
  readonly title: string
  readonly intents: readonly Intent[]
  readonly states: readonly string[]
  readonly begunBy: readonly string[]
  /** Messages with this reason on one order. */
  readonly cap: number
  readonly critical: boolean
}

/** A message that the marketplace itself sends: a seller's that only repeats it is not needed. */
export interface PlatformNotice {
  readonly intent: Intent
  readonly title: string
  readonly states: readonly string[]
}

export interface Texts {
  readonly because: string
  readonly how_to_fix?: string | undefined
}

export interface Policy {
  readonly name: string
  readonly version: number
  readonly title: string
  readonly classes: ClassTable
  readonly categories: ReadonlyMap<Intent, Category>
  readonly tolerates: readonly Intent[]
  readonly claims: { readonly subject_markers: readonly string[]; readonly subjects: readonly string[] }
  readonly uncertain: string
  readonly standing: StandingRules
  /** Categories that an imported, bundled choice covers. */
  readonly bundledCovers: ReadonlySet<Category>
  readonly reasons: ReadonlyMap<string, Reason>
  readonly platformNotices: readonly PlatformNotice[]
  readonly rules: readonly Rule[]
  readonly gates: readonly Gate[]
  readonly untrimmable: Consequence
  /** By language, then by code. */
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, Texts>>
  readonly cases: readonly PolicyCase[]
}

/** A message in short and the decision it must lead to. */
export interface PolicyCase {
  readonly name: string
  readonly place: Place
  readonly input: DecisionInput
  readonly expect: string
  readonly outcome: Outcome | undefined
}
