// Versions of policies as they are stored: a text, who brought it, and when. A version stays what it is.
import type { Queryable } from '../store/database.ts'

export interface NewVersion {
  readonly name: string
  readonly version: number
  readonly source: string
  readonly by: string
  readonly at: Date
}

/** Stores a version. False where that version is there with another text. */
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
  return (await findVersion(db, marketplaceId, { name, version }))?.source === source
}

export interface VersionView {
  readonly name: string
  readonly version: number
  readonly created_at: Date
  readonly created_by: string
}

/** Versions by name, the newest of each first. */
export async function listVersions(db: Queryable, marketplaceId: string): Promise<VersionView[]> {
  const { rows } = await db.query<VersionView>(
    `select name, version, created_at, created_by from policy_version where marketplace_id = $1
     order by name, version desc`,
    [marketplaceId],
  )
  return rows
}

export async function findVersion(
  db: Queryable,
  marketplaceId: string,
  { name, version }: { name: string; version: number },
): Promise<(VersionView & { readonly source: string }) | undefined> {
  const { rows } = await db.query<VersionView & { source: string }>(
    `select name, version, source, created_at, created_by from policy_version
     where marketplace_id = $1 and name = $2 and version = $3`,
    [marketplaceId, name, version],
  )
  return rows[0]
}
