// Orders as the marketplace describes them, and the aliases by which their parties write to each other.
import { v7 as uuidv7 } from 'uuid'
import { aliasExpiry, newAliasLocalPart } from '../identify/new-alias.ts'
import { Refusal } from '../refusals.ts'
import { inTransaction, type Pool, type Queryable } from '../store/database.ts'
import { buyerIdOf } from './buyers.ts'
import { sellerIdOf } from './sellers.ts'

export interface OrderFields {
  /** The marketplace's own ids. */
  readonly seller: string
  readonly buyer: string
  readonly placed_at: Date
  readonly shipped_at: Date | null
  readonly delivered_at: Date | null
  /** Made to the buyer's wishes. */
  readonly custom: boolean
  readonly items: readonly OrderItem[]
}

export interface OrderItem {
  readonly sku?: string | undefined
  readonly title: string
  readonly quantity: number
}

export interface Order extends OrderFields {
  readonly id: string
  readonly aliases: {
    /** Where the seller writes. Null once it was closed. */
    readonly to_buyer: string | null
    /** Where the buyer writes. */
    readonly to_seller: string | null
    readonly expire_at: Date
  }
  readonly created_at: Date
  readonly updated_at: Date
}

interface Scope {
  readonly marketplaceId: string
  readonly id: string
  readonly now: Date
}

const UPSERT = `
  insert into orders (marketplace_id, order_id, external_id, seller_id, buyer_id, placed_at, shipped_at, delivered_at,
    custom, items, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
  on conflict (marketplace_id, external_id) do update
    set placed_at = excluded.placed_at, shipped_at = excluded.shipped_at, delivered_at = excluded.delivered_at,
      custom = excluded.custom, items = excluded.items, updated_at = excluded.updated_at
    where orders.seller_id = excluded.seller_id and orders.buyer_id = excluded.buyer_id
  returning order_id, xmax = 0 as is_new`

const ADD_ALIASES = `
  insert into alias (marketplace_id, local_part, order_id, stands_for, created_at, expires_at)
  values ($1, $2, $4, 'buyer', $5, $6), ($1, $3, $4, 'seller', $5, $6)`

const MOVE_EXPIRY = 'update alias set expires_at = $3 where marketplace_id = $1 and order_id = $2'

const FIND = `
  select o.external_id as id, s.external_id as seller, b.external_id as buyer, o.placed_at, o.shipped_at, o.delivered_at,
    o.custom, o.items, o.created_at, o.updated_at, m.relay_domain,
    (select a.local_part from alias a where a.marketplace_id = o.marketplace_id and a.order_id = o.order_id
      and a.stands_for = 'buyer' and a.revoked_at is null order by a.created_at desc limit 1) as to_buyer,
    (select a.local_part from alias a where a.marketplace_id = o.marketplace_id and a.order_id = o.order_id
      and a.stands_for = 'seller' and a.revoked_at is null order by a.created_at desc limit 1) as to_seller,
    (select max(a.expires_at) from alias a where a.marketplace_id = o.marketplace_id and a.order_id = o.order_id) as expire_at
  from orders o
  join marketplace m on m.marketplace_id = o.marketplace_id
  join seller s on s.marketplace_id = o.marketplace_id and s.seller_id = o.seller_id
  join buyer b on b.marketplace_id = o.marketplace_id and b.buyer_id = o.buyer_id
  where o.marketplace_id = $1 and o.external_id = $2`

/**
 * Creates or updates an order by the marketplace's own id; a new one gets its aliases. Refuses unknown parties and a
 * change of parties: the aliases that were given out would lead to somebody else.
 */
export async function putOrder(pool: Pool, scope: Scope, fields: OrderFields): Promise<Order> {
  return inTransaction(pool, async (client) => {
    const sellerId = await sellerIdOf(client, scope.marketplaceId, fields.seller)
    const buyerId = await buyerIdOf(client, scope.marketplaceId, fields.buyer)
    const { rows } = await client.query<{ order_id: string; is_new: boolean }>(UPSERT, [
      ...[scope.marketplaceId, uuidv7(), scope.id, sellerId, buyerId],
      ...[
        fields.placed_at,
        fields.shipped_at,
        fields.delivered_at,
        fields.custom,
        JSON.stringify(fields.items),
        scope.now,
      ],
    ])
    const [order] = rows
    if (!order) throw new Refusal('order.parties-fixed')
    await keepAliases(client, scope, { orderId: order.order_id, isNew: order.is_new, fields })
    return (await findOrder(client, scope.marketplaceId, scope.id)) as Order
  })
}

async function keepAliases(
  db: Queryable,
  { marketplaceId, now }: Scope,
  { orderId, isNew, fields }: { orderId: string; isNew: boolean; fields: OrderFields },
): Promise<void> {
  const { placed_at: placedAt, shipped_at: shippedAt, delivered_at: deliveredAt } = fields
  const expiresAt = aliasExpiry({ placedAt, shippedAt, deliveredAt })
  if (isNew)
    await db.query(ADD_ALIASES, [
      marketplaceId,
      newAliasLocalPart(),
      newAliasLocalPart(),
      orderId,
      now,
      expiresAt,
    ])
  else await db.query(MOVE_EXPIRY, [marketplaceId, orderId, expiresAt])
}

type OrderRow = Omit<Order, 'aliases'> & {
  readonly relay_domain: string
  readonly to_buyer: string | null
  readonly to_seller: string | null
  readonly expire_at: Date
}

/** Finds an order by the marketplace's own id. */
export async function findOrder(
  db: Queryable,
  marketplaceId: string,
  id: string,
): Promise<Order | undefined> {
  const { rows } = await db.query<OrderRow>(FIND, [marketplaceId, id])
  if (!rows[0]) return undefined
  const { relay_domain, to_buyer, to_seller, expire_at, ...order } = rows[0]
  const at = (localPart: string | null) => localPart && `${localPart}@${relay_domain}`
  return { ...order, aliases: { to_buyer: at(to_buyer), to_seller: at(to_seller), expire_at } }
}

const REVOKE = `
  update alias set revoked_at = coalesce(revoked_at, $3)
  from marketplace m
  where alias.marketplace_id = $1 and m.marketplace_id = $1 and alias.local_part || '@' || m.relay_domain = $2
  returning alias.revoked_at`

/** Closes an alias for good; mail to it is refused from now on. Closing it again changes nothing. */
export async function revokeAlias(
  db: Queryable,
  marketplaceId: string,
  address: string,
  now: Date,
): Promise<Date> {
  const { rows } = await db.query<{ revoked_at: Date }>(REVOKE, [marketplaceId, address.toLowerCase(), now])
  if (!rows[0]) throw new Refusal('thing.unknown', { detail: 'There is no such alias in this marketplace.' })
  return rows[0].revoked_at
}

/** Gives an order new aliases, after its old ones were closed or became known to the wrong people. */
export async function renewAliases(pool: Pool, scope: Scope): Promise<Order> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{
      order_id: string
      placed_at: Date
      shipped_at: Date | null
      delivered_at: Date | null
    }>(
      'select order_id, placed_at, shipped_at, delivered_at from orders where marketplace_id = $1 and external_id = $2 for update',
      [scope.marketplaceId, scope.id],
    )
    const [order] = rows
    if (!order)
      throw new Refusal('thing.unknown', { detail: `There is no order "${scope.id}" in this marketplace.` })
    const { marketplaceId, now } = scope
    const values = [marketplaceId, order.order_id, now]
    await client.query(
      'update alias set revoked_at = coalesce(revoked_at, $3) where marketplace_id = $1 and order_id = $2',
      values,
    )
    const expiresAt = aliasExpiry({
      placedAt: order.placed_at,
      shippedAt: order.shipped_at,
      deliveredAt: order.delivered_at,
    })
    await client.query(ADD_ALIASES, [
      marketplaceId,
      newAliasLocalPart(),
      newAliasLocalPart(),
      order.order_id,
      now,
      expiresAt,
    ])
    return (await findOrder(client, marketplaceId, scope.id)) as Order
  })
}
