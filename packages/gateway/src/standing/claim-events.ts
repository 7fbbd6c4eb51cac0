// What the decision on a message says of its claim to be critical.
import type { Judgement } from '@comity/judge'
import type { Decision } from '@comity/policy'
import { v7 as uuidv7 } from 'uuid'
import type { SellerEvent } from './seller-event.ts'

export interface ClaimedMessage {
  readonly messageId: string
  readonly sellerId: string
  readonly marketplaceId: string
  readonly judgement: Judgement | undefined
  readonly decision: Pick<Decision, 'outcome' | 'claim' | 'rule' | 'review' | 'policy'>
  readonly decidedAt: Date
}

/**
 * The event of a claim, or none: where nothing was claimed or could be read, where the decision is still to come, and where
 * something else than the claim stopped the message. The judge's classes are certain; what is not is `uncertain`.
 */
export function claimEvents({ decision, judgement, ...message }: ClaimedMessage): SellerEvent[] {
  const { claim, outcome, rule, policy } = decision
  if (!claim || !judgement || outcome === 'hold' || outcome === 'defer') return []
  const { verdict } = judgement
  const isFalse = !claim.upheld
  const isTrue = claim.upheld && (verdict === 'critical' || verdict === 'mixed' || verdict === 'uncertain')
  if (!isFalse && !isTrue) return []
  const mixed = isTrue && verdict === 'mixed' && outcome === 'trim' && !decision.review
  const event = {
    ...{ id: uuidv7(), kind: 'claim' as const, at: message.decidedAt, message: message.messageId },
    ...{ upheld: claim.upheld, strike: isFalse || mixed, mixed, rule },
  }
  return [{ marketplaceId: message.marketplaceId, sellerId: message.sellerId, policy, event }]
}
