// The event of a message's claim, where there is one.
import type { Judgement } from '@comity/judge'
import { type Decision, findingOf } from '@comity/policy'
import { v7 as uuidv7 } from 'uuid'
import type { SellerEvent } from './seller-event.ts'

export interface ClaimedMessage {
  readonly messageId: string
  readonly sellerId: string
  readonly marketplaceId: string
  readonly judgement: Judgement | undefined
  readonly decision: Decision
  readonly decidedAt: Date
}

/** One event, or none. */
export function claimEvents({ decision, judgement, ...message }: ClaimedMessage): SellerEvent[] {
  const finding = findingOf(decision, judgement)
  if (!finding) return []
  const { messageId, decidedAt, marketplaceId, sellerId } = message
  const event = { id: uuidv7(), kind: 'claim' as const, at: decidedAt, message: messageId, ...finding }
  return [{ marketplaceId, sellerId, policy: decision.policy, event }]
}
