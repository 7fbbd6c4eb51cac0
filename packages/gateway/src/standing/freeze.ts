// Where a rule is suspected to be wrong, no sanction bites until it is known. What happens meanwhile is counted on.
import type { Queryable } from '../store/database.ts'
import type { LoggedTransaction } from '../store/log/decision-log.ts'

export interface Freeze {
  readonly why: string
  readonly frozen_at: Date
}

interface At {
  readonly marketplaceId: string
  readonly now: Date
}

/** Suspends all sanctions of a marketplace; those already suspended stay so, with the newer reason. */
export async function freezeSanctions(
  transaction: LoggedTransaction,
  { marketplaceId, now }: At,
  why: string,
): Promise<void> {
  await transaction.query(
    `insert into sanction_freeze (marketplace_id, why, frozen_at) values ($1, $2, $3)
     on conflict (marketplace_id) do update set why = excluded.why`,
    [marketplaceId, why, now],
  )
  transaction.log(marketplaceId, { kind: 'sanctions.frozen', at: now, why })
}

/** Lets sanctions bite again that have not ended meanwhile; false where none was suspended. */
export async function thawSanctions(
  transaction: LoggedTransaction,
  { marketplaceId, now }: At,
): Promise<boolean> {
  const { rowCount } = await transaction.query('delete from sanction_freeze where marketplace_id = $1', [
    marketplaceId,
  ])
  if (rowCount === 1) transaction.log(marketplaceId, { kind: 'sanctions.thawed', at: now })
  return rowCount === 1
}

/** The suspension in force, if any. */
export async function findFreeze(db: Queryable, marketplaceId: string): Promise<Freeze | undefined> {
  const { rows } = await db.query<Freeze>(
    'select why, frozen_at from sanction_freeze where marketplace_id = $1',
    [marketplaceId],
  )
  return rows[0]
}
