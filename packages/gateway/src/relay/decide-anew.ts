// Decides a recorded message again, on what is so now: the buyer's choices, the order, the limits, its sender's standing,
// and what a reviewer read it as.
import {
  type Circumstances,
  type Decision,
  decide,
  type Label,
  labelled,
  type StandingState,
  standingOf,
} from '@comity/policy'
import { countedOf } from '../pipeline/counted.ts'
import { BatchCounters } from '../pipeline/counters.ts'
import { refreshed } from '../pipeline/decision-input.ts'
import type { Policies } from '../policies/policies.ts'
import { findChoices } from '../preferences/find-choices.ts'
import { findStandings } from '../standing/find-standings.ts'
import type { Queryable } from '../store/database.ts'
import { choiceKey, type StoredMessage } from './load.ts'

export interface DecidedAnew {
  readonly decision: Decision
  readonly circumstances: Circumstances
  /** With a reviewer's labels, where there are any. */
  readonly judgement: StoredMessage['judgement']
  /** Counts the message against its limits, if it goes out. */
  readonly count: () => Promise<void>
}

/** Reads and decides within the transaction that is to record the decision. */
export async function decideAnew(
  transaction: Queryable,
  message: StoredMessage,
  { policies, now, labels }: { policies: Policies; now: Date; labels?: readonly Label[] },
): Promise<DecidedAnew> {
  const { parties, contentHash, work } = message
  const { marketplaceId } = work
  const { policy } = policies.of(marketplaceId, parties.seller.id)
  const key = { parties, policy, contentHash, fingerprint: undefined, now }
  const counters = await BatchCounters.read(transaction, [key])
  const [choices = []] = await findChoices(transaction, [choiceKey(parties)], now)
  const [state] = await findStandings(transaction, [{ marketplaceId, sellerId: parties.seller.id }])
  const standing = standingOf(state as StandingState, policy.standing, now)
  const circumstances = {
    ...refreshed(message.circumstances, { parties, now, choices, standing, counters: counters.of(0, key) }),
    ...(labels ? { labels } : {}),
  }
  const decision = decide({ ...circumstances, judgement: message.judgement }, policy)
  const judgement = labels && message.judgement ? labelled(message.judgement, labels) : message.judgement
  const reason = circumstances.reason ?? undefined
  const counted = countedOf(decision, { to: message.to, judgement, reason })
  const count = async () => {
    if (counted) counters.add(0, key, counted)
    await counters.write(transaction, new Set([0]))
  }
  return { decision, circumstances, judgement, count }
}
