// Mails a buyer the link to everything that concerns him. Known address or not, the same statements are run.
import { linkLetter } from '../../notices/buyer-letters.ts'
import { queueLetters } from '../../notices/queue-letters.ts'
import { inTransaction } from '../../store/database.ts'
import type { BuyerContext } from './visit.ts'

interface AskingBuyer {
  readonly buyer_id: string
  readonly language: string
  readonly marketplace: string
}

/** Nobody can fill another one's mailbox with links. */
const PAUSE_MS = 120_000

/** Accounts with one address; more are no person's. */
const ACCOUNTS = 5

const ASK = `
  update buyer b set link_asked_at = $3 from marketplace m
  where m.marketplace_id = $1 and b.marketplace_id = $1 and b.buyer_id in (
    select buyer_id from buyer where marketplace_id = $1 and address = $2
      and (link_asked_at is null or link_asked_at < $4) order by buyer_id limit $5 for no key update)
  returning b.buyer_id, b.language, m.name as marketplace`

/** Queues a letter for each account of an address, canonical, if none went out in the last two minutes. */
export async function askForLink(
  { pool, links, marketplaceId, now: clock }: BuyerContext,
  address: string,
): Promise<void> {
  const now = clock()
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<AskingBuyer>(ASK, [
      ...[marketplaceId, address, now, new Date(now.getTime() - PAUSE_MS), ACCOUNTS],
    ])
    const letters = rows.map(({ buyer_id: buyerId, language, marketplace }) => {
      const url = links.toBuyer('mine', { marketplaceId, buyerId, issuedAt: now })
      return {
        to: 'buyer' as const,
        partyId: buyerId,
        kind: 'link',
        ...linkLetter(language, { marketplace, url }),
      }
    })
    await queueLetters(client, { marketplaceId, now }, letters)
  })
}
