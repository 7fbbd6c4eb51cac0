// The states of sellers' standings, for many messages at once.
import { NO_EVENTS, type StandingState } from '@comity/policy'
import type { Queryable } from '../store/database.ts'
import type { SellerKey } from './seller-event.ts'

const FIND = `
  select k.n::int as n,
    case when f.marketplace_id is null then s.state else s.state || '{"term":null}'::jsonb end as state
  from unnest($1::uuid[], $2::uuid[], $3::int[]) as k (marketplace_id, seller_id, n)
  join seller_standing s on s.marketplace_id = k.marketplace_id and s.seller_id = k.seller_id
  left join sanction_freeze f on f.marketplace_id = k.marketplace_id`

/** The states, in the order of the keys; without sanctions where those are frozen. */
export async function findStandings(db: Queryable, keys: readonly SellerKey[]): Promise<StandingState[]> {
  const { rows } = await db.query<{ n: number; state: StandingState }>({
    name: 'find-standings',
    text: FIND,
    values: [
      keys.map(({ marketplaceId }) => marketplaceId),
      keys.map(({ sellerId }) => sellerId),
      keys.map((_, n) => n),
    ],
  })
  const found = new Map(rows.map(({ n, state }) => [n, state]))
  return keys.map((_, n) => found.get(n) ?? NO_EVENTS)
}
