// What the decision on a message says of its claim to be critical.
import type { Judgement } from '@comity/judge'
import type { Decision } from '../decision.ts'
import type { ClaimEvent } from './events.ts'

export type Finding = Pick<ClaimEvent, 'upheld' | 'strike' | 'mixed' | 'rule'>

/**
 * Undefined where nothing was claimed or could be read, where the decision is still to come, and where something else than
 * the claim stopped the message. The judge's classes are certain; what is not is `uncertain`.
 */
export function findingOf(
  { claim, outcome, rule, review }: Pick<Decision, 'claim' | 'outcome' | 'rule' | 'review'>,
  judgement: Pick<Judgement, 'verdict'> | undefined,
): Finding | undefined {
  if (!claim || !judgement || outcome === 'hold' || outcome === 'defer') return undefined
  const { verdict } = judgement
  if (!claim.upheld) return { upheld: false, strike: true, mixed: false, rule }
  if (verdict !== 'critical' && verdict !== 'mixed' && verdict !== 'uncertain') return undefined
  const mixed = verdict === 'mixed' && outcome === 'trim' && !review
  return { upheld: true, strike: mixed, mixed, rule }
}
