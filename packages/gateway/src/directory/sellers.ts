// Sellers as the marketplace describes them.
import { v7 as uuidv7 } from 'uuid'
import { Refusal } from '../refusals.ts'
import { inTransaction, type Pool, type Queryable } from '../store/database.ts'

export interface SellerFields {
  readonly name: string
  /** Canonical; he may send from these, the first is where his mail goes. */
  readonly addresses: readonly string[]
  readonly language: string
}

export interface Seller extends SellerFields {
  readonly id: string
  readonly created_at: Date
  readonly updated_at: Date
}

const UPSERT = `
  insert into seller (marketplace_id, seller_id, external_id, name, language, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $6)
  on conflict (marketplace_id, external_id) do update
    set name = excluded.name, language = excluded.language, updated_at = excluded.updated_at
  returning seller_id`

const CLEAR_ADDRESSES = 'delete from seller_address where marketplace_id = $1 and seller_id = $2'

const ADD_ADDRESSES = `
  insert into seller_address (marketplace_id, address, seller_id, position)
  select $1, address, $2, position from unnest($3::text[]) with ordinality as a (address, position)
  on conflict (marketplace_id, address) do nothing`

const FIND = `
  select s.external_id as id, s.name, s.language, s.created_at, s.updated_at,
    array(select a.address from seller_address a where a.marketplace_id = s.marketplace_id and a.seller_id = s.seller_id
      order by a.position) as addresses
  from seller s where s.marketplace_id = $1 and s.external_id = $2`

/** Creates or replaces a seller by the marketplace's own id. Refuses an address that another seller has. */
export async function putSeller(
  pool: Pool,
  { marketplaceId, id, now }: { marketplaceId: string; id: string; now: Date },
  fields: SellerFields,
): Promise<Seller> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ seller_id: string }>(UPSERT, [
      marketplaceId,
      uuidv7(),
      id,
      fields.name,
      fields.language,
      now,
    ])
    const sellerId = rows[0]?.seller_id
    await client.query(CLEAR_ADDRESSES, [marketplaceId, sellerId])
    const addresses = [...new Set(fields.addresses)]
    const { rowCount } = await client.query(ADD_ADDRESSES, [marketplaceId, sellerId, addresses])
    if (rowCount !== addresses.length) throw new Refusal('address.taken')
    return (await findSeller(client, marketplaceId, id)) as Seller
  })
}

/** Finds a seller by the marketplace's own id. */
export async function findSeller(
  db: Queryable,
  marketplaceId: string,
  id: string,
): Promise<Seller | undefined> {
  const { rows } = await db.query<Seller>(FIND, [marketplaceId, id])
  return rows[0]
}

/** The internal id of a seller; refuses an unknown one. */
export async function sellerIdOf(db: Queryable, marketplaceId: string, id: string): Promise<string> {
  const { rows } = await db.query<{ seller_id: string }>(
    'select seller_id from seller where marketplace_id = $1 and external_id = $2',
    [marketplaceId, id],
  )
  if (!rows[0])
    throw new Refusal('thing.unknown', { detail: `There is no seller "${id}" in this marketplace.` })
  return rows[0].seller_id
}

/** Stores credentials for authenticated submission. */
export async function addCredential(
  db: Queryable,
  { marketplaceId, sellerId, now }: { marketplaceId: string; sellerId: string; now: Date },
  { userName, secretHash }: { userName: string; secretHash: Buffer },
): Promise<void> {
  await db.query(
    'insert into seller_credential (marketplace_id, user_name, seller_id, secret_hash, created_at) values ($1, $2, $3, $4, $5)',
    [marketplaceId, userName, sellerId, secretHash, now],
  )
}
