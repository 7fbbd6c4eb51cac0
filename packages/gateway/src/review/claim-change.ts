// What a reviewer's reading means for the sender's claim that the message is critical.
import type { Verdict } from '@comity/judge'
import { v7 as uuidv7 } from 'uuid'
import type { Links } from '../links.ts'
import type { Policies } from '../policies/policies.ts'
import type { StoredMessage } from '../relay/load.ts'
import { recordEvents } from '../standing/record-events.ts'
import type { Queryable } from '../store/database.ts'
import type { LoggedTransaction } from '../store/log/decision-log.ts'

/** `denied`: it is false after all; `restored`: it was right after all. */
export type ClaimChange = 'denied' | 'restored'

/** How the claim of a message stands, by the last that was found of it. */
const STANDS = `
  select case when kind = 'overturn' then 'true' when mixed then 'in part' when upheld then 'true' else 'false' end as stands
  from standing_event
  where marketplace_id = $1 and message_id = $2 order by at desc, event_id desc limit 1`

/** What a reading changes; one that was right in part, and is read so, stays as it was found. */
const CHANGES: Readonly<Record<'true' | 'in part' | 'false', Partial<Record<Verdict, ClaimChange>>>> = {
  true: { non_critical: 'denied' },
  'in part': { critical: 'restored' },
  false: { critical: 'restored', mixed: 'restored' },
}

/** What changes, or null: where nothing was claimed, is not decided yet, or stands as the reviewer reads it. */
export async function claimChangeOf(
  db: Queryable,
  { work: { marketplaceId, messageId } }: StoredMessage,
  verdict: Verdict,
): Promise<ClaimChange | null> {
  const { rows } = await db.query<{ stands: keyof typeof CHANGES }>(STANDS, [marketplaceId, messageId])
  return (rows[0] && CHANGES[rows[0].stands][verdict]) ?? null
}

/** Records it; an appeal's answer is a letter of its own. */
export async function recordClaimChange(
  transaction: LoggedTransaction,
  { work: { marketplaceId, messageId }, parties }: StoredMessage,
  change: ClaimChange,
  { isAppeal, ...context }: { policies: Policies; links: Links; now: Date; isAppeal: boolean },
): Promise<void> {
  const sellerId = parties.seller.id
  const { name, version } = context.policies.of(marketplaceId, sellerId).policy
  const at = { id: uuidv7(), at: context.now, message: messageId }
  const event =
    change === 'restored'
      ? { ...at, kind: 'overturn' as const }
      : { ...at, kind: 'denial' as const, rule: 'review' }
  const own = { marketplaceId, sellerId, policy: { name, version }, event }
  await recordEvents(transaction, marketplaceId, [own], {
    ...context,
    ...(isAppeal ? {} : { restoredBy: 'review' as const }),
  })
}
