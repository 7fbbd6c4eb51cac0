// What the operator does of himself: a strike, a sanction, its end. Each with his words, which stand in the log.
import type { StandingEvent } from '@comity/policy'
import { v7 as uuidv7 } from 'uuid'
import type { LoggedTransaction } from '../store/log/decision-log.ts'
import { recordEvents, type StandingContext } from './record-events.ts'
import type { SellerKey } from './seller-event.ts'

/** A `StandingEvent` before it has its id and time. */
export type Act =
  | Pick<Extract<StandingEvent, { kind: 'strike' }>, 'kind' | 'why'>
  | Pick<Extract<StandingEvent, { kind: 'sanction' }>, 'kind' | 'why' | 'sanction' | 'until'>
  | Pick<Extract<StandingEvent, { kind: 'lift' }>, 'kind' | 'why'>

/** Records an act under the policy in force for the seller. */
export async function recordAct(
  transaction: LoggedTransaction,
  { marketplaceId, sellerId }: SellerKey,
  act: Act,
  context: StandingContext,
): Promise<void> {
  const { name, version } = context.policies.of(marketplaceId, sellerId).policy
  const event = { ...act, id: uuidv7(), at: context.now }
  const own = { marketplaceId, sellerId, policy: { name, version }, event }
  await recordEvents(transaction, marketplaceId, [own], context)
}
