// The decision: what is known of a message and a policy in, one outcome with its reasons out. Pure, so that the live
// path, the linter and every replay agree.
import type { Intent } from '@comity/judge'
import type { Decision, Outcome } from './decision.ts'
import type { DecisionInput } from './decision-input.ts'
import { isUnwanted, type Reading, readInput } from './facts/facts-of.ts'
import { type ClosedGate, closedFor } from './gates/gates.ts'
import type { Consequence, Gate, Policy, Rule } from './policy.ts'
import { stageFor } from './staging.ts'
import { planTrim } from './trim/plan.ts'
import { tell } from './words.ts'

/** What was tried on the way to a decision; for explanations. */
export interface Step {
  readonly kind: 'rule' | 'gate'
  readonly id: string
  /** `passed`: did not hold, or stood open. */
  readonly effect: 'passed' | 'decided' | 'cut' | 'warned' | 'shadow'
}

/** Decides on one message. The last rule of a policy always holds, so there is always a decision. */
export function decide(input: DecisionInput, policy: Policy, onStep?: (step: Step) => void): Decision {
  return new Deciding(input, policy, onStep).decide()
}

/** How a deciding rule or gate is worded and recorded. */
interface Verdict {
  readonly id: string
  readonly then: Consequence
  readonly until?: Date | undefined
}

class Deciding {
  readonly #input: DecisionInput
  readonly #policy: Policy
  readonly #reading: Reading
  readonly #onStep: (step: Step) => void
  readonly #warnings: Verdict[] = []
  readonly #shadow: Verdict[] = []

  constructor(input: DecisionInput, policy: Policy, onStep: (step: Step) => void = () => undefined) {
    this.#input = input
    this.#policy = policy
    this.#reading = readInput(input, policy)
    this.#onStep = onStep
  }

  decide(): Decision {
    const rule = this.#firstRule()
    const ruled = this.#guarded({ id: rule.id, then: rule.then }, rule.names)
    const goesOut = ruled.then.outcome === 'deliver' || ruled.then.outcome === 'trim'
    const isSellers = this.#input.from === 'seller'
    const { verdict, cut } = goesOut && isSellers ? this.#throughGates(ruled) : { verdict: ruled, cut: new Set<number>() }
    return this.#worded(verdict, cut)
  }

  #firstRule(): Rule {
    for (const rule of this.#policy.rules) {
      if (!rule.holds(this.#reading.facts)) {
        this.#onStep({ kind: 'rule', id: rule.id, effect: 'passed' })
        continue
      }
      if (this.#isEnforced('rule', rule, { id: rule.id, then: rule.then })) return rule
    }
    throw new Error(`policy ${this.#policy.name}: no rule holds although the last one must`)
  }

  /** Notes what a rule that does not decide yet would have done; true where it decides. */
  #isEnforced(kind: Step['kind'], staged: Rule | Gate, verdict: Verdict): boolean {
    const stage = stageFor(staged, staged.id, this.#input.seller.id)
    if (stage === 'enforce') return true
    if (stage === 'warn') this.#warnings.push(verdict)
    else this.#shadow.push(verdict)
    this.#onStep({ kind, id: staged.id, effect: stage === 'warn' ? 'warned' : 'shadow' })
    return false
  }

  /**
   * What is critical for sure reaches its buyer whatever a rule says, unless that rule names the very intent. A policy
   * can slip; the promise must not.
   */
  #guarded(verdict: Verdict, names: readonly Intent[]): Verdict {
    const { facts } = this.#reading
    const isCritical = facts['message']?.['verdict'] === 'critical'
    const intents = facts['message']?.['intents'] as readonly Intent[]
    const isNamed = intents.some((intent) => this.#policy.classes[intent] === 'critical' && names.includes(intent))
    if (verdict.then.outcome !== 'withhold' || !isCritical || isNamed) {
      this.#onStep({ kind: 'rule', id: verdict.id, effect: 'decided' })
      return verdict
    }
    this.#onStep({ kind: 'rule', id: verdict.id, effect: 'passed' })
    return { id: verdict.id, then: GUARD }
  }

  #throughGates(ruled: Verdict): { verdict: Verdict; cut: ReadonlySet<number> } {
    const cut = new Set<number>()
    let verdict = ruled
    for (const gate of this.#policy.gates) {
      const closed = closedFor(gate, this.#input, { reading: this.#reading, policy: this.#policy })
      if (!closed || this.#isGone(closed, ruled)) {
        this.#onStep({ kind: 'gate', id: gate.id, effect: 'passed' })
        continue
      }
      const stopped: Verdict = { id: gate.id, then: gate.then, until: closed.opensAt }
      if (!this.#isEnforced('gate', gate, stopped)) continue
      if (!this.#isBeside(closed)) {
        this.#onStep({ kind: 'gate', id: gate.id, effect: 'decided' })
        return { verdict: this.#guarded(stopped, gate.scope.kind === 'intents' ? gate.scope.intents : []), cut: new Set() }
      }
      // What is only to wait does not wait for a part: the rest arrives anyway and disturbs nobody more.
      if (gate.then.outcome === 'defer') continue
      for (const index of closed.segments) cut.add(index)
      verdict = { id: gate.id, then: { ...gate.then, outcome: 'trim' } }
      this.#onStep({ kind: 'gate', id: gate.id, effect: 'cut' })
    }
    return { verdict, cut }
  }

  /** Whether a rule cuts already all that the gate would keep back. */
  #isGone({ segments }: ClosedGate, { then }: Verdict): boolean {
    return then.outcome === 'trim' && segments.every((index) => this.#isCut(index, then))
  }

  /** Whether the message would still say something if the gate's segments were cut. */
  #isBeside({ segments }: ClosedGate): boolean {
    return this.#reading.classes.some((group, index) => group !== 'neutral' && !segments.includes(index))
  }

  #worded({ id, then: wished, until }: Verdict, cut: ReadonlySet<number>): Decision {
    const { segments } = this.#reading
    const unwanted = (index: number) => cut.has(index) || this.#isCut(index, wished)
    const language = this.#input.judgement?.language ?? 'en'
    const plan =
      wished.outcome === 'trim' ? planTrim(unwanted, segments, { language, classes: this.#policy.classes }) : undefined
    const then = plan && !plan.standsAlone ? this.#policy.untrimmable : wished
    const trimmed = then.outcome === 'trim' && plan ? { kept: plan.kept, left_out: plan.leftOut } : undefined
    const goesOut = then.outcome === 'deliver' || then.outcome === 'trim'
    return {
      ...{ outcome: then.outcome, code: then.code },
      ...this.#words(then, unwanted),
      rule: id,
      policy: { name: this.#policy.name, version: this.#policy.version },
      ...this.#claim(then),
      ...(trimmed ? { trimmed } : {}),
      review: then.review ?? false,
      ...(then.outcome === 'defer' && until ? { until: until.toISOString() } : {}),
      warnings: this.#warnings.map(({ id: rule, then: would }) => ({ rule, code: would.code, because: this.#words(would, unwanted).because })),
      shadow: this.#shadow.map(({ id: rule, then: { outcome, code } }) => ({ rule, outcome, code })),
      consumes: goesOut && this.#input.from === 'seller' ? this.#consumes() : [],
    }
  }

  #isCut(index: number, { cut }: Consequence): boolean {
    const read = { policy: this.#policy, ...this.#reading }
    const isNonCritical = this.#reading.classes[index] === 'non_critical'
    return (cut === 'non_critical' && isNonCritical) || isUnwanted(this.#input, read, index)
  }

  #claim({ claim }: Consequence): Pick<Decision, 'claim'> {
    const kind = this.#input.claim
    return kind ? { claim: { kind, upheld: claim !== 'denied' } } : {}
  }

  #words(then: Consequence, unwanted: (index: number) => boolean): Pick<Decision, 'because' | 'how_to_fix'> {
    const { language } = this.#input
    return tell(this.#policy, then, { language, intents: this.#tellingIntents(then.outcome, unwanted) })
  }

  /** The intents a sentence to the sender names: those that were cut or that decided. */
  #tellingIntents(outcome: Outcome, unwanted: (index: number) => boolean): Intent[] {
    const { segments, classes, facts } = this.#reading
    const verdict = facts['message']?.['verdict']
    const group = verdict === 'critical' || verdict === 'prohibited' ? verdict : 'non_critical'
    const isCut = outcome === 'trim' || outcome === 'hold'
    const telling = segments.filter((_, index) => (isCut ? unwanted(index) : classes[index] === group))
    const intents = [...new Set(telling.map(({ intent }) => intent))]
    const weighty = intents.filter((intent) => !this.#policy.tolerates.includes(intent))
    return weighty.length > 0 ? weighty : intents
  }

  /** Every limit that counts messages of this kind. */
  #consumes(): string[] {
    const isCritical = this.#reading.classes.includes('critical')
    return this.#policy.gates
      .filter(({ test, scope }) => test.kind === 'limit' && counts(scope, isCritical, this.#reading))
      .map(({ id }) => id)
  }
}

function counts(scope: Gate['scope'], isCritical: boolean, { segments, classes }: Reading): boolean {
  if (scope.kind === 'intents')
    return segments.some(({ intent }, index) => classes[index] !== undefined && scope.intents.includes(intent))
  return scope.class === 'any' || (scope.class === 'critical') === isCritical
}

/** What becomes of a critical message that a rule would have withheld. */
const GUARD: Consequence = { outcome: 'deliver', code: 'critical.guarded', review: true }
