// What a letter about a seller's standing says beside it: in which language, of which marketplace, message and order.
import type { Links } from '../links.ts'
import type { LetterFacts } from '../notices/standing-letters.ts'
import type { Queryable } from '../store/database.ts'
import type { SellerKey } from './seller-event.ts'

interface MessageRow {
  readonly message_id: string
  readonly subject: string
  readonly order_id: string
}

export interface Addressee {
  readonly sellerId: string
  /** The facts of a letter about one message of the seller's, or about none. */
  readonly about: (messageId: string | undefined, links: Links | undefined) => LetterFacts
}

/** Reads what letters to a seller about these messages need. */
export async function findAddressee(
  db: Queryable,
  { marketplaceId, sellerId }: SellerKey,
  messageIds: readonly string[],
): Promise<Addressee> {
  const seller = await db.query<{ language: string; marketplace: string }>(
    `select s.language, m.name as marketplace from seller s join marketplace m on m.marketplace_id = s.marketplace_id
     where s.marketplace_id = $1 and s.seller_id = $2`,
    [marketplaceId, sellerId],
  )
  const messages = await db.query<MessageRow>(
    `select m.message_id, m.subject, o.external_id as order_id from message m
     join orders o on o.marketplace_id = m.marketplace_id and o.order_id = m.order_id
     where m.marketplace_id = $1 and m.seller_id = $2 and m.message_id = any ($3::uuid[])`,
    [marketplaceId, sellerId, messageIds],
  )
  const { language, marketplace } = seller.rows[0] as { language: string; marketplace: string }
  const byId = new Map(messages.rows.map((row) => [row.message_id, row]))
  return {
    sellerId,
    about: (messageId, links) => {
      const row = messageId === undefined ? undefined : byId.get(messageId)
      const message = row &&
        links && {
          subject: row.subject,
          order: row.order_id,
          url: links.to('why', { marketplaceId, messageId: row.message_id }),
        }
      return { language, marketplace, message }
    },
  }
}
