// Buyers as the marketplace describes them. Their address is for delivery only.
import { v7 as uuidv7 } from 'uuid'
import { Refusal } from '../refusals.ts'
import type { Queryable } from '../store/database.ts'

export interface BuyerFields {
  readonly name: string
  /** Canonical. */
  readonly address: string
  readonly language: string
  readonly time_zone: string
}

export interface Buyer extends BuyerFields {
  readonly id: string
  readonly created_at: Date
  readonly updated_at: Date
}

const UPSERT = `
  insert into buyer (marketplace_id, buyer_id, external_id, name, address, language, time_zone, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
  on conflict (marketplace_id, external_id) do update
    set name = excluded.name, address = excluded.address, language = excluded.language, time_zone = excluded.time_zone,
      updated_at = excluded.updated_at
  returning buyer_id as "buyerId", external_id as id, name, address, language, time_zone, created_at, updated_at`

const FIND = `
  select external_id as id, name, address, language, time_zone, created_at, updated_at
  from buyer where marketplace_id = $1 and external_id = $2`

/** Creates or replaces a buyer by the marketplace's own id; returns him with the id of the database. */
export async function putBuyer(
  db: Queryable,
  { marketplaceId, id, now }: { marketplaceId: string; id: string; now: Date },
  { name, address, language, time_zone }: BuyerFields,
): Promise<Buyer & { readonly buyerId: string }> {
  const { rows } = await db.query<Buyer & { buyerId: string }>(UPSERT, [
    marketplaceId,
    uuidv7(),
    id,
    name,
    address,
    language,
    time_zone,
    now,
  ])
  return rows[0] as Buyer & { buyerId: string }
}

/** Finds a buyer by the marketplace's own id. */
export async function findBuyer(
  db: Queryable,
  marketplaceId: string,
  id: string,
): Promise<Buyer | undefined> {
  const { rows } = await db.query<Buyer>(FIND, [marketplaceId, id])
  return rows[0]
}

/** The internal id of a buyer; refuses an unknown one. */
export async function buyerIdOf(db: Queryable, marketplaceId: string, id: string): Promise<string> {
  const { rows } = await db.query<{ buyer_id: string }>(
    'select buyer_id from buyer where marketplace_id = $1 and external_id = $2',
    [marketplaceId, id],
  )
  if (!rows[0])
    throw new Refusal('thing.unknown', { detail: `There is no buyer "${id}" in this marketplace.` })
  return rows[0].buyer_id
}
