// A buyer hears once that a setting of the marketplace was read as his refusal, and how to make it his own choice or not.
import { bundleLetter } from '../../notices/buyer-letters.ts'
import { queueLetters } from '../../notices/queue-letters.ts'
import type { LoggedTransaction } from '../../store/log/decision-log.ts'
import type { LedgerEntry } from '../ledger.ts'

interface ToldBuyer {
  readonly buyer_id: string
  readonly language: string
  readonly marketplace: string
}

const MARK = `
  update buyer b set told_of_bundle_at = $3 from marketplace m
  where b.marketplace_id = $1 and b.buyer_id = any($2) and b.told_of_bundle_at is null and m.marketplace_id = $1
  returning b.buyer_id, b.language, m.name as marketplace`

/** Queues the letters for those of the entries' buyers who were never told. */
export async function tellOfBundle(
  transaction: LoggedTransaction,
  { marketplaceId, now }: { marketplaceId: string; now: Date },
  {
    entries,
    choicesUrl,
  }: {
    entries: readonly LedgerEntry[]
    choicesUrl: (buyer: { marketplaceId: string; buyerId: string }) => string
  },
): Promise<void> {
  const bundled = entries.filter(({ source, choice }) => source === 'bundled' && choice === 'out')
  const buyers = [...new Set(bundled.map(({ buyerId }) => buyerId))].sort()
  if (buyers.length === 0) return
  const { rows } = await transaction.query<ToldBuyer>(MARK, [marketplaceId, buyers, now])
  const letters = rows.map(({ buyer_id: buyerId, language, marketplace }) => {
    const url = choicesUrl({ marketplaceId, buyerId })
    return {
      to: 'buyer' as const,
      partyId: buyerId,
      kind: 'bundled',
      ...bundleLetter(language, { marketplace, url }),
    }
  })
  await queueLetters(transaction, { marketplaceId, now }, letters)
}
