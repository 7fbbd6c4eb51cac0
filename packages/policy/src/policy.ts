// A policy as the program holds it: checked, with its conditions compiled.
import type { ClassTable, Intent } from '@comity/judge'
import type { Outcome } from './decision.ts'
import type { PolicyFacts } from './facts.ts'

export const CATEGORIES = ['reviews', 'updates', 'help', 'offers'] as const

/** What a buyer may refuse apart from the rest. */
export type Category = (typeof CATEGORIES)[number]

export interface Consequence {
  readonly outcome: Outcome
  readonly code: string
  readonly claim?: 'upheld' | 'denied' | undefined
  readonly review?: boolean | undefined
}

export interface Rule {
  readonly id: string
  readonly holds: (facts: PolicyFacts) => boolean
  readonly then: Consequence
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
  readonly rules: readonly Rule[]
  readonly untrimmable: Consequence
  /** By language, then by code. */
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, Texts>>
  readonly cases: readonly PolicyCase[]
}

/** Facts in short and the code of the decision they must lead to. */
export interface PolicyCase {
  readonly name: string
  readonly facts: PolicyFacts
  readonly expect: string
}
