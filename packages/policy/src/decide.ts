// The decision: facts and a policy in, one outcome with its reasons out. Pure, so that the live path, the linter and
// every replay agree.
import {
  isTolerated,
  type Judgement,
  type Segment,
  sumSegments,
  sureClass,
  type Verdict,
} from '@comity/judge'
import type { ClaimKind, Decision } from './decision.ts'
import type { PolicyFacts } from './facts.ts'
import { CATEGORIES, type Category, type Consequence, type Policy } from './policy.ts'
import { planTrim } from './trim/plan.ts'
import { tell } from './words.ts'

/** Everything a decision may depend on. */
export interface DecisionInput {
  readonly from: 'seller' | 'buyer'
  /** Undefined where no text could be read, and for a buyer's message, which is not judged. */
  readonly judgement: Judgement | undefined
  readonly claim: ClaimKind | undefined
  readonly refused: ReadonlySet<Category>
  readonly order: { readonly custom: boolean }
  readonly thread: PolicyFacts['thread']
  /** Language the sender reads, BCP 47. */
  readonly language: string
}

/** Decides on one message. The last rule of a policy always holds, so there is always a decision. */
export function decide(input: DecisionInput, policy: Policy): Decision {
  const facts = factsOf(input, policy)
  const rule = policy.rules.find((candidate) => candidate.holds(facts))
  if (!rule) throw new Error(`policy ${policy.name}: no rule holds although the last one must`)
  const plan = rule.then.outcome === 'trim' ? planTrim(unwanted(input, policy), segmentsOf(input)) : undefined
  const then = plan && !plan.standsAlone ? policy.untrimmable : rule.then
  const trimmed = then.outcome === 'trim' && plan ? { kept: plan.kept, left_out: plan.leftOut } : undefined
  return {
    outcome: then.outcome,
    code: then.code,
    ...tell(policy, then, { language: input.language, intents: tellingIntents(input, policy, facts, then) }),
    rule: rule.id,
    policy: { name: policy.name, version: policy.version },
    ...claimPart(input.claim, then),
    ...(trimmed ? { trimmed } : {}),
    review: then.review ?? false,
  }
}

function claimPart(kind: ClaimKind | undefined, then: Consequence): Pick<Decision, 'claim'> {
  if (!kind || !then.claim) return kind ? { claim: { kind, upheld: true } } : {}
  return { claim: { kind, upheld: then.claim === 'upheld' } }
}

function segmentsOf(input: DecisionInput): readonly Segment[] {
  return input.judgement?.segments ?? []
}

/** Reduces the input to what rules may ask about. */
function factsOf(input: DecisionInput, policy: Policy): PolicyFacts {
  const segments = segmentsOf(input)
  const verdict = verdictOf(input, policy)
  const refuses = howMuchIsRefused(input, policy, verdict)
  return {
    message: {
      from: input.from,
      readable: input.from === 'buyer' || input.judgement !== undefined,
      verdict,
      has_critical: segments.some((segment) => sureClass(segment, policy.classes) === 'critical'),
      has_refused: segments.some(unwanted(input, policy)),
      language: input.judgement?.language ?? 'und',
    },
    claim: { made: input.claim !== undefined, kind: input.claim ?? '' },
    buyer: { opted_out: refuses !== 'none', refuses },
    order: input.order,
    thread: input.thread,
  }
}

/** The sum under this policy's classes. What the judge left open as a whole, as a picture, stays open. */
function verdictOf({ judgement }: DecisionInput, policy: Policy): Verdict {
  if (!judgement || (judgement.verdict === 'uncertain' && judgement.confidence === 0)) return 'uncertain'
  return sumSegments(judgement.segments, policy).verdict
}

function howMuchIsRefused(input: DecisionInput, policy: Policy, verdict: Verdict): 'none' | 'some' | 'all' {
  const { refused } = input
  if (refused.size === 0) return 'none'
  if (verdict === 'uncertain') return 'all'
  const categories = segmentsOf(input)
    .filter((segment) => sureClass(segment, policy.classes) === 'non_critical')
    .map((segment) => policy.categories.get(segment.intent))
  if (categories.length === 0)
    return verdict === 'critical' || refused.size === CATEGORIES.length ? 'all' : 'none'
  const out = categories.filter((category) => !category || refused.has(category)).length
  return out === 0 ? 'none' : out === categories.length ? 'all' : 'some'
}

/** Tells for each segment whether this buyer is not to get it. */
function unwanted(input: DecisionInput, policy: Policy): (segment: Segment) => boolean {
  return (segment) => {
    const group = sureClass(segment, policy.classes)
    if (group !== 'non_critical') return group === 'prohibited'
    if (isTolerated(segment, segmentsOf(input), policy.tolerates)) return false
    const category = policy.categories.get(segment.intent)
    return category ? input.refused.has(category) : input.refused.size > 0
  }
}

/** The intents a sentence to the sender names: those that were cut or that decided. */
function tellingIntents(
  input: DecisionInput,
  policy: Policy,
  facts: PolicyFacts,
  then: Consequence,
): string[] {
  const group = { critical: 'critical', prohibited: 'prohibited' }[facts.message.verdict]
  const isTelling =
    then.outcome === 'trim' || then.outcome === 'hold'
      ? unwanted(input, policy)
      : (segment: Segment) => sureClass(segment, policy.classes) === (group ?? 'non_critical')
  const intents = [
    ...new Set(
      segmentsOf(input)
        .filter(isTelling)
        .map((segment) => segment.intent),
    ),
  ]
  const weighty = intents.filter((intent) => !policy.tolerates.includes(intent))
  return weighty.length > 0 ? weighty : intents
}
