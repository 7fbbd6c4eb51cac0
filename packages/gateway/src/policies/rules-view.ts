// The policy in force as sellers may read it: every rule with its condition, its outcome and its sentence.
import { type Class, INTENTS, type Intent } from '@comity/judge'
import { type Category, describeGate, type Outcome, type Policy } from '@comity/policy'

interface Line {
  readonly id: string
  readonly outcome: Outcome
  readonly code: string
  readonly because: string
  /** `enforce`, or a trial that decides nothing yet. */
  readonly stage: string
  readonly share: number
  readonly clause?: string
}

export interface RulesView {
  readonly name: string
  readonly version: number
  readonly title: string
  readonly intents: { readonly intent: Intent; readonly class: Class; readonly category?: Category }[]
  readonly rules: (Line & { readonly when: string })[]
  readonly gates: (Line & { readonly closes: string })[]
  readonly reasons: {
    readonly id: string
    readonly title: string
    readonly intents: readonly string[]
    readonly states: readonly string[]
    readonly begun_by: readonly string[]
    /** Messages with this reason on one order; null: any number. */
    readonly cap: number | null
  }[]
  readonly platform_notices: {
    readonly intent: Intent
    readonly title: string
    readonly states: readonly string[]
  }[]
}

/** Sentences are English here: those of a decision are in its reader's language. */
export function rulesView(policy: Policy): RulesView {
  const because = (code: string) => policy.texts.get('en')?.get(code)?.because ?? ''
  const staging = ({ stage, share, clause }: Policy['rules'][number] | Policy['gates'][number]) => ({
    ...{ stage, share, ...(clause === undefined ? {} : { clause }) },
  })
  const consequence = ({ outcome, code }: Policy['untrimmable']) => ({
    outcome,
    code,
    because: because(code),
  })
  return {
    ...{ name: policy.name, version: policy.version, title: policy.title },
    intents: INTENTS.map((intent) => {
      const category = policy.categories.get(intent)
      return { intent, class: policy.classes[intent], ...(category ? { category } : {}) }
    }),
    rules: policy.rules.map((rule) => ({
      ...{ id: rule.id, when: rule.when, ...consequence(rule.then), ...staging(rule) },
    })),
    gates: policy.gates.map((gate) => ({
      ...{ id: gate.id, closes: describeGate(gate), ...consequence(gate.then), ...staging(gate) },
    })),
    reasons: [...policy.reasons.values()].map(({ id, title, intents, states, begunBy: begun_by, cap }) => ({
      ...{ id, title, intents, states, begun_by, cap },
    })),
    platform_notices: policy.platformNotices.map(({ intent, title, states }) => ({ intent, title, states })),
  }
}
