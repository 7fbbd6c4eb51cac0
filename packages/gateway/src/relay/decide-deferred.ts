// A message that was deferred is due: it is decided anew, on what is so now, and goes out, waits on, or is withheld.
import { decide, type StandingState, standingOf } from '@comity/policy'
import type { Links } from '../links.ts'
import { countedOf } from '../pipeline/counted.ts'
import { BatchCounters } from '../pipeline/counters.ts'
import { refreshed } from '../pipeline/decision-input.ts'
import { workFor } from '../pipeline/outbox-work.ts'
import type { Policies } from '../policies/policies.ts'
import { findChoices } from '../preferences/find-choices.ts'
import { claimEvents } from '../standing/claim-events.ts'
import { findStandings } from '../standing/find-standings.ts'
import { recordEvents } from '../standing/record-events.ts'
import type { DecisionLog, LoggedTransaction } from '../store/log/decision-log.ts'
import { choiceKey, type StoredMessage } from './load.ts'
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
  const { parties, judgement, contentHash, work } = message
  const { policy } = policies.of(work.marketplaceId, parties.seller.id)
  const now = clock()
  const key = { parties, policy, contentHash, fingerprint: undefined, now }
  const counters = await BatchCounters.read(transaction, [key])
  const [choices = []] = await findChoices(transaction, [choiceKey(parties)], now)
  const { marketplaceId, messageId } = work
  const sellerId = parties.seller.id
  const [state] = await findStandings(transaction, [{ marketplaceId, sellerId }])
  const standing = standingOf(state as StandingState, policy.standing, now)
  const circumstances = refreshed(message.circumstances, {
    ...{ parties, now, choices, standing },
    counters: counters.of(0, key),
  })
  const decision = decide({ ...circumstances, judgement }, policy)
  const reason = circumstances.reason ?? undefined
  const counted = countedOf(decision, { to: message.to, judgement, reason })
  if (counted) counters.add(0, key, counted)
  const [next] = workFor({ judgement }, decision, now)
  await recordReconsidered(transaction, {
    message,
    reconsidered: { decision, circumstances },
    now,
    links,
    next,
  })
  await counters.write(transaction, new Set([0]))
  const events = claimEvents({ marketplaceId, messageId, sellerId, judgement, decision, decidedAt: now })
  await recordEvents(transaction, marketplaceId, events, { policies, links, now })
}
