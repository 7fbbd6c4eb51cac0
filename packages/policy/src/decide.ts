// The decision: what is known of a message and a policy in, one outcome with its reasons out. Pure, so that the live
// path, the linter and every replay agree.
import type { Intent } from '@comity/judge'
import { lookAlikeWarning } from './claim-look-alikes.ts'
import type { Decision, Outcome } from './decision.ts'
import type { DecisionInput } from './decision-input.ts'
import { isUnwanted, type Reading, readInput } from './facts/facts-of.ts'
import { type ClosedGate, closedFor } from './gates/gates.ts'
import type { Consequence, Gate, Policy, Rule } from './policy.ts'
import { stageFor } from './staging.ts'
import { planTrim, type TrimPlan } from './trim/plan.ts'
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
  readonly does: Consequence
  readonly until?: Date | undefined
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

class Deciding {
  readonly #input: DecisionInput
  readonly #policy: Policy
  readonly #reading: Reading
  readonly #onStep: ((step: Step) => void) | undefined
  readonly #warnings: Verdict[] = []
  readonly #shadow: Verdict[] = []

  constructor(input: DecisionInput, policy: Policy, onStep?: (step: Step) => void) {
    this.#input = input
    this.#policy = policy
    this.#reading = readInput(input, policy)
    this.#onStep = onStep
  }

  decide(): Decision {
    const rule = this.#firstRule()
    const ruled = this.#guarded({ id: rule.id, does: rule.then }, rule.names)
    const { verdict, cut } =
      goesOut(ruled.does) && this.#input.from === 'seller'
        ? this.#throughGates(ruled)
        : { verdict: ruled, cut: new Set<number>() }
    return this.#worded(verdict, cut)
  }

  #note(kind: Step['kind'], id: string, effect: Step['effect']): void {
    this.#onStep?.({ kind, id, effect })
  }

  #firstRule(): Rule {
    const { facts } = this.#reading
    for (const rule of this.#policy.rules) {
      if (!rule.holds(facts)) {
        this.#note('rule', rule.id, 'passed')
        continue
      }
      if (this.#isEnforced('rule', rule)) return rule
    }
    throw new Error(`policy ${this.#policy.name}: no rule holds although the last one must`)
  }

  /** Notes what a rule that does not decide yet would have done; true where it decides. */
  #isEnforced(kind: Step['kind'], staged: Rule | Gate): boolean {
    const verdict: Verdict = { id: staged.id, does: staged.then }
    const stage = stageFor(staged, staged.id, this.#input.seller.id)
    if (stage === 'enforce') return true
    if (stage === 'warn') this.#warnings.push(verdict)
    else this.#shadow.push(verdict)
    this.#note(kind, staged.id, stage === 'warn' ? 'warned' : 'shadow')
    return false
  }

  /**
   * What is critical for sure reaches its buyer whatever a rule says, unless that rule names the very intent. A policy
   * can slip; the promise must not.
   */
  #guarded(verdict: Verdict, names: readonly Intent[]): Verdict {
    const { verdict: sum, intents } = this.#reading
    const isNamed = intents.some(
      (intent) => this.#policy.classes[intent] === 'critical' && names.includes(intent),
    )
    if (verdict.does.outcome !== 'withhold' || sum !== 'critical' || isNamed) {
      this.#note('rule', verdict.id, 'decided')
      return verdict
    }
    this.#note('rule', verdict.id, 'passed')
    return { id: verdict.id, does: GUARD }
  }

  #throughGates(ruled: Verdict): { verdict: Verdict; cut: ReadonlySet<number> } {
    const cut = new Set<number>()
    let verdict = ruled
    for (const gate of this.#policy.gates) {
      const closed = this.#closed(gate, ruled)
      if (!closed) continue
      if (!this.#isBeside(closed)) return { verdict: this.#stopped(gate, closed), cut: new Set() }
      // What is only to wait does not wait for a part: the rest arrives anyway and disturbs nobody more.
      if (gate.then.outcome === 'defer') continue
      for (const index of closed.segments) cut.add(index)
      verdict = { id: gate.id, does: { ...gate.then, outcome: 'trim' } }
      this.#note('gate', gate.id, 'cut')
    }
    return { verdict, cut }
  }

  /** What a gate stops now; undefined where it is open, would stop only what is cut already, or does not decide yet. */
  #closed(gate: Gate, ruled: Verdict): ClosedGate | undefined {
    const closed = closedFor(gate, this.#input, this.#reading)
    if (closed && !this.#isGone(closed, ruled)) return this.#isEnforced('gate', gate) ? closed : undefined
    this.#note('gate', gate.id, 'passed')
    return undefined
  }

  #stopped(gate: Gate, { opensAt }: ClosedGate): Verdict {
    this.#note('gate', gate.id, 'decided')
    const stopped = { id: gate.id, does: gate.then, until: opensAt }
    return this.#guarded(stopped, gate.scope.kind === 'intents' ? gate.scope.intents : [])
  }

  /** Whether a rule cuts already all that the gate would keep back. */
  #isGone({ segments }: ClosedGate, { does }: Verdict): boolean {
    return does.outcome === 'trim' && segments.every((index) => this.#isCut(index, does))
  }

  /** Whether the message would still say something if the gate's segments were cut. */
  #isBeside({ segments }: ClosedGate): boolean {
    return this.#reading.classes.some((group, index) => group !== 'neutral' && !segments.includes(index))
  }

  #worded({ id, does: wished, until }: Verdict, cut: ReadonlySet<number>): Decision {
    const unwanted = (index: number) => cut.has(index) || this.#isCut(index, wished)
    const plan = this.#plan(wished, unwanted)
    const does = plan && !plan.standsAlone ? this.#policy.untrimmable : wished
    const decision: Mutable<Decision> = {
      outcome: does.outcome,
      code: does.code,
      because: '',
      rule: id,
      policy: { name: this.#policy.name, version: this.#policy.version },
      review: does.review ?? false,
      warnings: [...this.#warnings.map((verdict) => this.#warning(verdict, unwanted)), ...this.#lookAlike()],
      shadow: this.#shadow.map(({ id: rule, does: { outcome, code } }) => ({ rule, outcome, code })),
      consumes: goesOut(does) && this.#input.from === 'seller' ? this.#consumes() : [],
    }
    Object.assign(decision, this.#words(does, unwanted))
    if (this.#input.claim) decision.claim = { kind: this.#input.claim, upheld: does.claim !== 'denied' }
    if (does.outcome === 'trim' && plan) decision.trimmed = { kept: plan.kept, left_out: plan.leftOut }
    if (does.outcome === 'defer' && until) decision.until = until.toISOString()
    return decision
  }

  #plan({ outcome }: Consequence, unwanted: (index: number) => boolean): TrimPlan | undefined {
    if (outcome !== 'trim') return undefined
    const language = this.#input.judgement?.language ?? 'en'
    return planTrim(unwanted, this.#reading.segments, { language, classes: this.#policy.classes })
  }

  #warning({ id: rule, does }: Verdict, unwanted: (index: number) => boolean): Decision['warnings'][number] {
    return { rule, code: does.code, because: this.#words(does, unwanted).because }
  }

  #lookAlike(): Decision['warnings'] {
    const { claim_look_alike: marker, claim, language } = this.#input
    return marker === undefined || claim ? [] : [lookAlikeWarning(marker, language)]
  }

  #isCut(index: number, { cut }: Consequence): boolean {
    const isNonCritical = this.#reading.classes[index] === 'non_critical'
    return (cut === 'non_critical' && isNonCritical) || isUnwanted(this.#reading, index)
  }

  #words(does: Consequence, unwanted: (index: number) => boolean): Pick<Decision, 'because' | 'how_to_fix'> {
    const { language } = this.#input
    return tell(this.#policy, does, { language, intents: this.#tellingIntents(does.outcome, unwanted) })
  }

  /** The intents a sentence to the sender names: those that were cut or that decided. */
  #tellingIntents(outcome: Outcome, unwanted: (index: number) => boolean): Intent[] {
    const { segments, classes, verdict } = this.#reading
    const group = verdict === 'critical' || verdict === 'prohibited' ? verdict : 'non_critical'
    const isCut = outcome === 'trim' || outcome === 'hold'
    const telling = segments.filter((_, index) => (isCut ? unwanted(index) : classes[index] === group))
    const intents = [...new Set(telling.map(({ intent }) => intent))]
    const weighty = intents.filter((intent) => !this.#policy.tolerates.includes(intent))
    return weighty.length > 0 ? weighty : intents
  }

  /** Every limit that counts messages of this kind. */
  #consumes(): string[] {
    return this.#policy.gates
      .filter(({ test, scope }) => test.kind === 'limit' && counts(scope, this.#reading))
      .map(({ id }) => id)
  }
}

function goesOut({ outcome }: Consequence): boolean {
  return outcome === 'deliver' || outcome === 'trim'
}

/** A message in doubt counts among the critical ones and among the others: whoever floods with doubtful ones meets both. */
function counts(scope: Gate['scope'], { segments, classes, needed }: Reading): boolean {
  if (scope.kind === 'intents')
    return segments.some(
      ({ intent }, index) => classes[index] !== undefined && scope.intents.includes(intent),
    )
  return scope.class === 'any' || needed === 'maybe' || (scope.class === 'critical') === (needed === 'yes')
}

/** What becomes of a critical message that a rule would have withheld. */
const GUARD: Consequence = { outcome: 'deliver', code: 'critical.guarded', review: true }
