// A buyer who passed letters on closes the links in them.
import type { DecisionLog } from '../store/log/decision-log.ts'

/** Voids every link given out so far, but for those that refuse. */
export function closeLinks(
  log: DecisionLog,
  { marketplaceId, buyerId, now }: { marketplaceId: string; buyerId: string; now: Date },
): Promise<void> {
  return log.transaction(async (transaction) => {
    await transaction.query('update buyer set links_since = $3 where marketplace_id = $1 and buyer_id = $2', [
      marketplaceId,
      buyerId,
      now,
    ])
    transaction.log(marketplaceId, { kind: 'links.closed', at: now, buyer: buyerId })
  })
}
