// What a buyer has chosen, and the history of it.
import type { Queryable } from '../store/database.ts'
import type { Evidence, LedgerEntry } from './ledger.ts'

export interface PreferenceItem extends Pick<LedgerEntry, 'category' | 'source'> {
  readonly scope: { readonly seller?: string; readonly order?: string }
  readonly choice: 'out' | 'in'
  /** The end of a pause. */
  readonly until: Date | null
  readonly chosen_at: Date
}

export interface PreferenceEvent extends Omit<PreferenceItem, 'choice'> {
  readonly id: string
  /** In its buyer's ledger. */
  readonly no: number
  readonly choice: LedgerEntry['choice']
  readonly undoes: string | null
  readonly reason: string | null
  readonly evidence: Evidence
  /** The name of the seller that the scope names. */
  readonly seller_name: string | null
}

type Row<T> = Omit<T, 'scope'> & { readonly seller: string | null; readonly order: string | null }

const SCOPE = `
  case when p.scope = 'seller' then (select s.external_id from seller s
    where s.marketplace_id = p.marketplace_id and s.seller_id = p.scope_id) end as seller,
  case when p.scope = 'order' then (select o.external_id from orders o
    where o.marketplace_id = p.marketplace_id and o.order_id = p.scope_id) end as "order"`

const CURRENT = `
  select ${SCOPE}, p.category, p.choice, p.source, p.until, p.chosen_at
  from preference p where p.marketplace_id = $1 and p.buyer_id = $2
  order by p.chosen_at, p.category`

const EVENT = `
  p.event_id as id, p.no, ${SCOPE}, p.category, p.choice, p.source, p.until, p.undoes, p.reason, p.evidence, p.chosen_at,
  case when p.scope = 'seller' then (select s.name from seller s
    where s.marketplace_id = p.marketplace_id and s.seller_id = p.scope_id) end as seller_name`

const HISTORY = `
  select ${EVENT} from preference_event p
  where p.marketplace_id = $1 and p.buyer_id = $2 and ($3::uuid is null or p.event_id < $3)
  order by p.event_id desc limit $4`

const LEDGER = `
  select ${EVENT}, b.external_id as buyer
  from preference_event p join buyer b on b.marketplace_id = p.marketplace_id and b.buyer_id = p.buyer_id
  where p.marketplace_id = $1 and ($2::uuid is null or p.event_id > $2)
  order by p.event_id limit $3`

/** The choices in force, oldest first. */
export async function readPreferences(
  db: Queryable,
  marketplaceId: string,
  buyerId: string,
): Promise<PreferenceItem[]> {
  const { rows } = await db.query<Row<PreferenceItem>>(CURRENT, [marketplaceId, buyerId])
  return rows.map((row) => withScope(row))
}

/** Every choice a buyer ever made, newest first; `before` is the id of the last one of the page before. */
export async function readPreferenceHistory(
  db: Queryable,
  { marketplaceId, buyerId }: { marketplaceId: string; buyerId: string },
  { before, limit }: { before: string | undefined; limit: number },
): Promise<PreferenceEvent[]> {
  const values = [marketplaceId, buyerId, before ?? null, limit]
  const { rows } = await db.query<Row<PreferenceEvent>>(HISTORY, values)
  return rows.map((row) => withScope(row))
}

/** Every choice of every buyer, oldest first; `after` is the id of the last one that is known. */
export async function readLedger(
  db: Queryable,
  marketplaceId: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<(PreferenceEvent & { readonly buyer: string })[]> {
  const values = [marketplaceId, after ?? null, limit]
  const { rows } = await db.query<Row<PreferenceEvent & { readonly buyer: string }>>(LEDGER, values)
  return rows.map((row) => withScope(row))
}

function withScope<T extends { readonly seller: string | null; readonly order: string | null }>({
  seller,
  order,
  ...rest
}: T): Omit<T, 'seller' | 'order'> & Pick<PreferenceItem, 'scope'> {
  return { ...rest, scope: { ...(seller === null ? {} : { seller }), ...(order === null ? {} : { order }) } }
}
