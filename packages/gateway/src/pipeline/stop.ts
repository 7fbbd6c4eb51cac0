// A buyer's "stop": it is his choice and not a letter, so it is not passed on, and its seller never learns of it.
import type { Decision } from '@comity/policy'
import type { Links } from '../links.ts'
import { stoppedLetter } from '../notices/buyer-letters.ts'
import { queueLetters } from '../notices/queue-letters.ts'
import { appendToLedger, type LedgerEntry } from '../preferences/ledger.ts'
import type { LoggedTransaction } from '../store/log/decision-log.ts'
import type { DecidedMessage } from './insert-messages.ts'

/** The decision on it. */
export function stopDecision(policy: Decision['policy']): Decision {
  return {
    ...{ outcome: 'withhold', code: 'buyer-stop', rule: 'buyer-stop', policy },
    because: 'You asked that it stop: this seller now sends you only what your orders need.',
    how_to_fix: 'If your letter was meant for the seller, write it again in a whole sentence.',
    ...{ review: false, warnings: [], shadow: [], consumes: [] },
  }
}

/** Records the choices of a batch, and answers each of them. */
export async function recordStops(
  transaction: LoggedTransaction,
  fresh: readonly DecidedMessage[],
  links: Links,
): Promise<void> {
  for (const { incoming, decidedAt: now } of fresh) {
    if (!incoming.isStop) continue
    const { marketplace, buyer, seller } = incoming.destination.parties
    const messageId = incoming.messageId
    const entry: LedgerEntry = {
      ...{ buyerId: buyer.id, scope: 'seller', scopeId: seller.id, category: 'all' },
      ...{ choice: 'out', source: 'explicit', evidence: { by: 'mail', message: messageId } },
    }
    await appendToLedger(transaction, { marketplaceId: marketplace.id, now }, [entry])
    const url = links.toBuyer('all', { marketplaceId: marketplace.id, buyerId: buyer.id, issuedAt: now })
    const letter = stoppedLetter(buyer.language, { seller: seller.name, url })
    await queueLetters(transaction, { marketplaceId: marketplace.id, now }, [
      { to: 'buyer', partyId: buyer.id, kind: 'stopped', messageId, ...letter },
    ])
  }
}
