// "No more like this": whoever holds a mail refuses, in one step, what else its seller might send that no order needs.
import type { LoggedTransaction } from '../store/log/decision-log.ts'
import { appendToLedger, type LedgerEntry, type Way } from './ledger.ts'

interface Found {
  readonly buyer_id: string
  readonly seller_id: string
  readonly is_refused: boolean
}

/** Who refuses whom, and whether that is so already by his own choice. */
const FIND = `
  select m.buyer_id, m.seller_id, exists (select from preference p where p.marketplace_id = $1
    and p.buyer_id = m.buyer_id and p.scope_id = m.seller_id and p.category = 'all' and p.choice = 'out'
    and not p.bundled) as is_refused
  from message m where m.marketplace_id = $1 and m.message_id = $2`

/** Records the refusal; returns the ids of its events, none where it was there already. */
export async function stopMoreLike(
  transaction: LoggedTransaction,
  { marketplaceId, messageId, now }: { marketplaceId: string; messageId: string; now: Date },
  { by, source }: { by: Way; source: LedgerEntry['source'] },
): Promise<string[]> {
  const { rows } = await transaction.query<Found>({
    name: 'stop-more-like',
    text: FIND,
    values: [marketplaceId, messageId],
  })
  const [found] = rows
  if (!found || found.is_refused) return []
  const entry: LedgerEntry = {
    ...{ buyerId: found.buyer_id, scope: 'seller', scopeId: found.seller_id, category: 'all' },
    ...{ choice: 'out', source, evidence: { by, message: messageId } },
  }
  return appendToLedger(transaction, { marketplaceId, now }, [entry])
}
