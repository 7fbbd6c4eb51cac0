// What a buyer has chosen, and the history of it.
import type { Queryable } from '../store/database.ts'

export interface PreferenceItem {
  readonly scope: { readonly seller?: string; readonly order?: string }
  readonly category: string
  readonly choice: 'out' | 'in'
  readonly source: string
  readonly chosen_at: Date
}

export interface PreferenceEvent extends PreferenceItem {
  readonly id: string
  readonly reason: string | null
}

interface Row extends Omit<PreferenceItem, 'scope'> {
  readonly seller: string | null
  readonly order: string | null
}

const SCOPE = `
  case when p.scope = 'seller' then (select s.external_id from seller s
    where s.marketplace_id = p.marketplace_id and s.seller_id = p.scope_id) end as seller,
  case when p.scope = 'order' then (select o.external_id from orders o
    where o.marketplace_id = p.marketplace_id and o.order_id = p.scope_id) end as "order"`

const CURRENT = `
  select ${SCOPE}, p.category, p.choice, p.source, p.chosen_at
  from preference p where p.marketplace_id = $1 and p.buyer_id = $2
  order by p.chosen_at, p.category`

const HISTORY = `
  select p.event_id as id, ${SCOPE}, p.category, p.choice, p.source, p.reason, p.chosen_at
  from preference_event p
  where p.marketplace_id = $1 and p.buyer_id = $2 and ($3::uuid is null or p.event_id < $3)
  order by p.event_id desc
  limit $4`

/** The choices in force, oldest first. */
export async function readPreferences(
  db: Queryable,
  marketplaceId: string,
  buyerId: string,
): Promise<PreferenceItem[]> {
  const { rows } = await db.query<Row>(CURRENT, [marketplaceId, buyerId])
  return rows.map(withScope)
}

/** Every choice ever made, newest first; `before` is the id of the last one of the page before. */
export async function readPreferenceHistory(
  db: Queryable,
  { marketplaceId, buyerId }: { marketplaceId: string; buyerId: string },
  { before, limit }: { before: string | undefined; limit: number },
): Promise<PreferenceEvent[]> {
  const values = [marketplaceId, buyerId, before ?? null, limit]
  const { rows } = await db.query<Row & { id: string; reason: string | null }>(HISTORY, values)
  return rows.map(withScope)
}

function withScope<T extends Row>({
  seller,
  order,
  ...rest
}: T): Omit<T, 'seller' | 'order'> & Pick<PreferenceItem, 'scope'> {
  return { ...rest, scope: { ...(seller === null ? {} : { seller }), ...(order === null ? {} : { order }) } }
}
