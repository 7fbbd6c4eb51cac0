// Versions of policies, and which of them are in force: who activated what, when and why.
import { v7 as uuidv7 } from 'uuid'
import type { Queryable } from '../store/database.ts'

export interface NewVersion {
  readonly name: string
  readonly version: number
  readonly source: string
  readonly by: string
  readonly at: Date
}

/** Stores a version. False where that version is there with another text: a version stays what it is. */
export async function storeVersion(
  db: Queryable,
  marketplaceId: string,
  { name, version, source, by, at }: NewVersion,
): Promise<boolean> {
  await db.query(
    `insert into policy_version (marketplace_id, name, version, source, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [marketplaceId, name, version, source, at, by],
  )
  const { rows } = await db.query<{ source: string }>(
    'select source from policy_version where marketplace_id = $1 and name = $2 and version = $3',
    [marketplaceId, name, version],
  )
  return rows[0]?.source === source
}

export interface Activation {
  readonly name: string
  readonly version: number
  /** `shadow`: it only notes what it would have decided. */
  readonly mode: 'enforce' | 'shadow'
  /** Share of sellers, 0 to 1. */
  readonly share: number
  readonly by: string
  readonly why: string
  readonly at: Date
}

/** Activates a stored version; returns false where there is none. */
export async function activate(
  db: Queryable,
  marketplaceId: string,
  { name, version, mode, share, by, why, at }: Activation,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into policy_activation (marketplace_id, activation_id, name, version, mode, share, activated_at, activated_by, why)
     select $1, $2, name, version, $5, $6, $7, $8, $9 from policy_version
     where marketplace_id = $1 and name = $3 and version = $4`,
    [marketplaceId, uuidv7(), name, version, mode, share, at, by, why],
  )
  return rowCount === 1
}
