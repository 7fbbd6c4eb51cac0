// A message that was deferred is due: it is decided anew, on what is so now, and goes out, waits on, or is withheld.
import { casesOf, openCases } from '../cases/open-cases.ts'
import type { Links } from '../links.ts'
import { workFor } from '../pipeline/outbox-work.ts'
import type { Policies } from '../policies/policies.ts'
import { claimEvents } from '../standing/claim-events.ts'
import { recordEvents } from '../standing/record-events.ts'
import type { DecisionLog, LoggedTransaction } from '../store/log/decision-log.ts'
import { decideAnew } from './decide-anew.ts'
import type { StoredMessage } from './load.ts'
import { recordReconsidered } from './reconsider.ts'

export interface DeferredContext {
  readonly decisionLog: DecisionLog
  readonly policies: Policies
  readonly links: Links
  readonly now: () => Date
}

/** Decides one deferred message; preferences and counters are read in the transaction that records the decision. */
export async function decideDeferred(message: StoredMessage, context: DeferredContext): Promise<void> {
  await context.decisionLog.transaction(async (transaction) => {
    if (await isStillDeferred(transaction, message)) await decideNow(transaction, message, context)
  })
}

/** Another gateway may have been quicker. */
async function isStillDeferred(transaction: LoggedTransaction, { work }: StoredMessage): Promise<boolean> {
  const { rowCount } = await transaction.query({
    name: 'still-deferred',
    text: `select from outbox where marketplace_id = $1 and outbox_id = $2 and kind = 'decide' for update`,
    values: [work.marketplaceId, work.outboxId],
  })
  return rowCount === 1
}

async function decideNow(
  transaction: LoggedTransaction,
  message: StoredMessage,
  { policies, links, now: clock }: DeferredContext,
): Promise<void> {
  const now = clock()
  const { decision, circumstances, judgement, count } = await decideAnew(transaction, message, {
    policies,
    now,
  })
  const [next] = workFor({ judgement }, decision, now)
  await recordReconsidered(transaction, {
    message,
    reconsidered: { decision, circumstances },
    now,
    links,
    next,
  })
  await count()
  const { marketplaceId, messageId } = message.work
  const sellerId = message.parties.seller.id
  const events = claimEvents({ marketplaceId, messageId, sellerId, judgement, decision, decidedAt: now })
  await recordEvents(transaction, marketplaceId, events, { policies, links, now })
  // It had its chance to be in the sample when it came in.
  await openCases(transaction, { marketplaceId, now }, casesOf({ messageId, decision, judgement }, 0))
}
