// The two promises, measured on a decision: nothing refused reaches a buyer, nothing critical is withheld.
import type { Decision } from './decision.ts'
import type { DecisionInput } from './decision-input.ts'
import { isUnwanted, readInput } from './facts/facts-of.ts'
import type { Policy } from './policy.ts'

/**
 * Indexes of segments that go out although the buyer refuses their category, by the policy's own table. Exemptions, whose
 * codes begin with `exempt.`, are what the policy says a refusal does not cover.
 */
export function refusedPartsSent(input: DecisionInput, decision: Decision, policy: Policy): number[] {
  if (input.from === 'buyer' || decision.code.startsWith('exempt.')) return []
  const reading = readInput(input, policy)
  const all = reading.segments.map((_, index) => index)
  const sent = { deliver: all, trim: decision.trimmed?.kept ?? [] }[decision.outcome as string] ?? []
  return sent.filter((index) => reading.classes[index] === 'non_critical' && isUnwanted(reading, index))
}

/** Whether a message that is critical for sure does not get through. A message that is held waits for a person. */
export function isCriticalWithheld(input: DecisionInput, { outcome }: Decision, policy: Policy): boolean {
  return outcome === 'withhold' && readInput(input, policy).verdict === 'critical'
}
