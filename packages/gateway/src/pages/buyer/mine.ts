// What concerns one buyer: the sellers he ordered from, what was kept back, what was chosen.
import type { Queryable } from '../../store/database.ts'
import type { Visit } from './visit.ts'

export interface KnownSeller {
  readonly id: string
  /** The marketplace's own. */
  readonly external_id: string
  readonly name: string
}

export interface KeptLetter {
  readonly id: string
  readonly seller: string
  readonly subject: string
  readonly received_at: Date
}

/** Sellers, kept letters and events that a page shows at a time. */
export const SHOWN = 20

const SELLERS = `
  select s.seller_id as id, s.external_id, s.name
  from (select o.seller_id, max(o.placed_at) as last from orders o
    where o.marketplace_id = $1 and o.buyer_id = $2 group by o.seller_id order by last desc limit $3) o
  join seller s on s.marketplace_id = $1 and s.seller_id = o.seller_id order by o.last desc`

const KEPT = `
  select m.message_id as id, s.name as seller, m.subject, m.received_at
  from message m join seller s on s.marketplace_id = m.marketplace_id and s.seller_id = m.seller_id
  where m.marketplace_id = $1 and m.buyer_id = $2 and m.direction = 'to_buyer' and m.outcome = 'withhold'
    and ($3::uuid is null or m.message_id < $3)
  order by m.message_id desc limit $4`

/** The sellers he ordered from last. */
export async function sellersOf(db: Queryable, { marketplace, buyer }: Visit): Promise<KnownSeller[]> {
  const { rows } = await db.query<KnownSeller>(SELLERS, [marketplace.id, buyer.id, SHOWN])
  return rows
}

/** One of them by the marketplace's own id; undefined where he never ordered there. */
export async function sellerOf(
  db: Queryable,
  { marketplace, buyer }: Visit,
  externalId: string,
): Promise<KnownSeller | undefined> {
  const { rows } = await db.query<KnownSeller>(
    `select s.seller_id as id, s.external_id, s.name from seller s
     where s.marketplace_id = $1 and s.external_id = $3 and exists (select from orders o
       where o.marketplace_id = $1 and o.buyer_id = $2 and o.seller_id = s.seller_id)`,
    [marketplace.id, buyer.id, externalId],
  )
  return rows[0]
}

/** Letters that were kept back, newest first; `before` is the id of the last one of the page before. */
export async function keptLetters(
  db: Queryable,
  { marketplace, buyer }: Visit,
  before: string | undefined,
): Promise<KeptLetter[]> {
  const { rows } = await db.query<KeptLetter>(KEPT, [marketplace.id, buyer.id, before ?? null, SHOWN])
  return rows
}
