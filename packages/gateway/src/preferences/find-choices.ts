// Reads buyers' choices for many messages at once. The database is the truth: an opt-out a second ago must hold.
import type { Choice } from '@comity/policy'
import type { Queryable } from '../store/database.ts'

/** The scope id of a choice for all sellers. */
export const ALL_SELLERS = '00000000-0000-0000-0000-000000000000'

/** Whose choices bear on a message. */
export interface ChoiceKey {
  readonly marketplaceId: string
  readonly buyerId: string
  /** Undefined where only what holds for all sellers is asked about. */
  readonly sellerId: string | undefined
  readonly orderId: string | undefined
}

export interface FoundChoice extends Choice {
  /** The end of a pause, which is the only choice that has one. */
  readonly until: Date | null
}

interface ChoiceRow extends FoundChoice {
  readonly n: number
}

/** Equality on the whole key only: with `in (…)` instead, PostgreSQL 18 reads the whole table once for each batch. */
const FIND = `
  select k.n::int as n, p.scope, case p.category when 'pause' then 'all' else p.category end as category, p.choice,
    p.source, p.chosen_at as at, p.until
  from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[]) as k (marketplace_id, buyer_id, scope_id, n)
  join preference p
    on p.marketplace_id = k.marketplace_id and p.buyer_id = k.buyer_id and p.scope_id = k.scope_id
  where p.category <> 'pause' or (p.choice = 'out' and p.until > $5)`

/** The choices for each key, in the order of the keys. A pause counts as a refusal of everything until it ends. */
export async function findChoices(
  db: Queryable,
  keys: readonly ChoiceKey[],
  now: Date,
): Promise<readonly FoundChoice[][]> {
  const found: FoundChoice[][] = keys.map(() => [])
  const rows = keys.flatMap(({ marketplaceId, buyerId, sellerId, orderId }, n) =>
    [ALL_SELLERS, sellerId, orderId]
      .filter((scopeId) => scopeId !== undefined)
      .map((scopeId) => ({ marketplaceId, buyerId, scopeId, n })),
  )
  const result = await db.query<ChoiceRow>({
    name: 'find-choices',
    text: FIND,
    values: [
      rows.map((row) => row.marketplaceId),
      rows.map((row) => row.buyerId),
      rows.map((row) => row.scopeId),
      rows.map((row) => row.n),
      now,
    ],
  })
  for (const { n, ...choice } of result.rows) found[n]?.push(choice)
  return found
}
