// All that is kept about one buyer, for himself (Article 15 and 20 GDPR).
import { maskIdentity } from '../relay/mask.ts'
import type { Queryable } from '../store/database.ts'

const MASK = '(address of the seller)'

const BUYER = `
  select external_id as id, name, address, language, time_zone, created_at from buyer
  where marketplace_id = $1 and buyer_id = $2`

const ORDERS = `
  select o.external_id as id, s.name as seller, o.placed_at, o.shipped_at, o.delivered_at, o.items
  from orders o join seller s on s.marketplace_id = $1 and s.seller_id = o.seller_id
  where o.marketplace_id = $1 and o.buyer_id = $2 order by o.placed_at`

const CHOICES = `
  select e.no, e.scope, case e.scope when 'seller' then (select s.name from seller s where s.marketplace_id = $1 and s.seller_id = e.scope_id)
      when 'order' then (select o.external_id from orders o where o.marketplace_id = $1 and o.order_id = e.scope_id) end as of,
    e.category, e.choice, e.source, e.reason, e.until, e.evidence, e.chosen_at
  from preference_event e where e.marketplace_id = $1 and e.buyer_id = $2 order by e.no`

/** A message that holds what no buyer may be sent is told of, not shown; a seller's own address is masked as in his mails. */
const MESSAGES = `
  select m.message_id as id, case m.direction when 'to_buyer' then 'seller' else 'buyer' end as "from", s.name as seller,
    o.external_id as "order", m.received_at, m.outcome,
    case when k.is_kept then null else m.subject end as subject, case when k.is_kept then null else b.visible_text end as text
  from message m
  cross join lateral (select m.direction = 'to_buyer' and (m.outcome in ('refuse', 'hold') or exists (
    select from judgement j where j.marketplace_id = $1 and j.message_id = m.message_id and j.verdict = 'prohibited')) as is_kept) k
  join seller s on s.marketplace_id = $1 and s.seller_id = m.seller_id
  join orders o on o.marketplace_id = $1 and o.order_id = m.order_id
  left join message_body b on b.marketplace_id = $1 and b.message_id = m.message_id
  where m.marketplace_id = $1 and m.buyer_id = $2 order by m.message_id`

const SELLER_ADDRESSES = `
  select distinct a.address from orders o
  join seller_address a on a.marketplace_id = $1 and a.seller_id = o.seller_id
  where o.marketplace_id = $1 and o.buyer_id = $2`

interface ExportedMessage {
  readonly subject: string | null
  readonly text: string | null
}

export interface BuyerExport {
  readonly buyer: unknown
  readonly orders: readonly unknown[]
  readonly choices: readonly unknown[]
  readonly messages: readonly ExportedMessage[]
}

/** Reads it whole; a buyer has some hundred messages at most. */
export async function exportBuyer(
  db: Queryable,
  { marketplaceId, buyerId }: { marketplaceId: string; buyerId: string },
): Promise<BuyerExport> {
  const key = [marketplaceId, buyerId]
  const [buyer, orders, choices, messages, addresses] = [
    await db.query(BUYER, key),
    await db.query(ORDERS, key),
    await db.query(CHOICES, key),
    await db.query<ExportedMessage>(MESSAGES, key),
    await db.query<{ address: string }>(SELLER_ADDRESSES, key),
  ]
  const seller = { addresses: addresses.rows.map(({ address }) => address), alias: MASK, name: 'the seller' }
  const masked = (text: string | null) => (text === null ? null : maskIdentity(text, seller))
  return {
    buyer: buyer.rows[0],
    orders: orders.rows,
    choices: choices.rows,
    messages: messages.rows.map((row) => ({ ...row, subject: masked(row.subject), text: masked(row.text) })),
  }
}
