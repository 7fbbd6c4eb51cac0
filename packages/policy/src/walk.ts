// The way of a decision through the rules, for who asks why: what each rule asked, what it found, which one decided, and
// which would have decided next.
import { decide, type Step } from './decide.ts'
import type { Decision } from './decision.ts'
import type { DecisionInput } from './decision-input.ts'
import { type FactValue, factValue } from './facts/catalogue.ts'
import { compileCondition } from './facts/condition.ts'
import { readInput } from './facts/facts-of.ts'
import { describeGate } from './gates/describe.ts'
import type { Place, Policy } from './policy.ts'

export interface WalkStep extends Step {
  readonly place: Place
  readonly clause?: string | undefined
  /** The condition, or what closes the gate. */
  readonly asks: string
  /** The facts that it asks for, as they are. */
  readonly found: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

export interface Walk {
  readonly decision: Decision
  readonly steps: readonly WalkStep[]
  /** The rule that would have decided if the one that did were not there; undefined for a gate's decision. */
  readonly next: { readonly rule: string; readonly outcome: string; readonly code: string } | undefined
}

/** Decides, and tells each step. */
export function walkPolicy(input: DecisionInput, policy: Policy): Walk {
  const steps: WalkStep[] = []
  const { facts } = readInput(input, policy)
  const decision = decide(input, policy, (step) => steps.push({ ...step, ...detailsOf(step, policy, facts) }))
  return { decision, steps, next: nextAfter(input, policy, decision.rule) }
}

function detailsOf(
  { kind, id }: Step,
  policy: Policy,
  facts: ReturnType<typeof readInput>['facts'],
): Omit<WalkStep, keyof Step> {
  const rule = policy.rules.find((one) => one.id === id)
  if (kind === 'rule' && rule) {
    const names = compileCondition(rule.when).facts
    const found = Object.fromEntries(names.map((name) => [name, plain(factValue(facts, name))]))
    return { place: rule.place, clause: rule.clause, asks: rule.when, found }
  }
  const gate = policy.gates.find((one) => one.id === id)
  if (!gate) throw new Error(`policy ${policy.name} has no rule or gate ${id}`)
  return { place: gate.place, clause: gate.clause, asks: describeGate(gate), found: {} }
}

function plain(value: FactValue | undefined): string | number | boolean | readonly string[] {
  return typeof value === 'bigint' ? Number(value) : (value ?? '')
}

function nextAfter(input: DecisionInput, policy: Policy, id: string): Walk['next'] {
  const rules = policy.rules.filter((rule) => rule.id !== id)
  if (rules.length === policy.rules.length || rules.length === 0) return undefined
  const last = policy.rules.at(-1)
  if (last?.id === id) return undefined
  const { rule, outcome, code } = decide(input, { ...policy, rules })
  return { rule, outcome, code }
}
