// Who takes part in a message: found by the alias it was sent to, or by the order it is about.
import type { Queryable } from '../store/database.ts'

export type Party = 'seller' | 'buyer'

export interface Parties {
  readonly marketplace: { readonly id: string; readonly name: string; readonly relayDomain: string }
  readonly order: {
    readonly id: string
    readonly externalId: string
    readonly custom: boolean
    readonly placedAt: Date
    readonly shippedAt: Date | null
    readonly deliveredAt: Date | null
  }
  readonly seller: {
    readonly id: string
    readonly name: string
    readonly language: string
    /** The first is where his mail goes. */
    readonly addresses: readonly string[]
  }
  readonly buyer: {
    readonly id: string
    readonly name: string
    readonly language: string
    readonly address: string
  }
  /** The aliases that stand for either party on this order, whole addresses. */
  readonly aliases: Readonly<Record<Party, string>>
}

interface PartiesRow {
  readonly marketplace_id: string
  readonly marketplace_name: string
  readonly relay_domain: string
  readonly order_id: string
  readonly order_external_id: string
  readonly custom: boolean
  readonly placed_at: Date
  readonly shipped_at: Date | null
  readonly delivered_at: Date | null
  readonly seller_id: string
  readonly seller_name: string
  readonly seller_language: string
  readonly seller_addresses: string[]
  readonly buyer_id: string
  readonly buyer_name: string
  readonly buyer_language: string
  readonly buyer_address: string
  readonly seller_alias: string
  readonly buyer_alias: string
}

const COLUMNS = `
  m.marketplace_id, m.name as marketplace_name, m.relay_domain,
  o.order_id, o.external_id as order_external_id, o.custom, o.placed_at, o.shipped_at, o.delivered_at,
  s.seller_id, s.name as seller_name, s.language as seller_language,
  array(select a.address from seller_address a
    where a.marketplace_id = o.marketplace_id and a.seller_id = o.seller_id order by a.position) as seller_addresses,
  b.buyer_id, b.name as buyer_name, b.language as buyer_language, b.address as buyer_address,
  (select a.local_part from alias a where a.marketplace_id = o.marketplace_id and a.order_id = o.order_id
    and a.stands_for = 'seller' order by a.revoked_at nulls first, a.created_at desc limit 1) as seller_alias,
  (select a.local_part from alias a where a.marketplace_id = o.marketplace_id and a.order_id = o.order_id
    and a.stands_for = 'buyer' order by a.revoked_at nulls first, a.created_at desc limit 1) as buyer_alias`

const JOINS = `
  join marketplace m on m.marketplace_id = o.marketplace_id
  join seller s on s.marketplace_id = o.marketplace_id and s.seller_id = o.seller_id
  join buyer b on b.marketplace_id = o.marketplace_id and b.buyer_id = o.buyer_id`

const BY_ALIASES = `
  select k.n::int as n, a.stands_for, a.expires_at, a.revoked_at, ${COLUMNS}
  from unnest($1::text[], $2::text[], $3::int[]) as k (relay_domain, local_part, n)
  join marketplace d on d.relay_domain = k.relay_domain
  join alias a on a.marketplace_id = d.marketplace_id and a.local_part = k.local_part
  join orders o on o.marketplace_id = a.marketplace_id and o.order_id = a.order_id
  ${JOINS}`

const BY_ORDER = `select ${COLUMNS} from orders o ${JOINS} where o.marketplace_id = $1 and o.external_id = $2`

const BY_IDS = `
  select ${COLUMNS} from unnest($1::uuid[], $2::uuid[]) as wanted (marketplace_id, order_id)
  join orders o on o.marketplace_id = wanted.marketplace_id and o.order_id = wanted.order_id
  ${JOINS}`

/** An alias with the parties of its order. */
export interface ResolvedAlias {
  readonly standsFor: Party
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly parties: Parties
}

/** Finds many aliases at once, by their halves in lower case; undefined in the place of one that does not exist. */
export async function findAliases(
  db: Queryable,
  addresses: readonly { readonly local: string; readonly domain: string }[],
): Promise<readonly (ResolvedAlias | undefined)[]> {
  const { rows } = await db.query<
    PartiesRow & { n: number; stands_for: Party; expires_at: Date; revoked_at: Date | null }
  >({
    name: 'parties-by-aliases',
    text: BY_ALIASES,
    values: [
      addresses.map(({ domain }) => domain),
      addresses.map(({ local }) => local),
      addresses.map((_, n) => n),
    ],
  })
  const found = new Map(rows.map((row) => [row.n, row]))
  return addresses.map((_, n) => {
    const row = found.get(n)
    return (
      row && {
        standsFor: row.stands_for,
        expiresAt: row.expires_at,
        revokedAt: row.revoked_at,
        parties: partiesOf(row),
      }
    )
  })
}

/** Finds the parties of an order by the marketplace's own id. */
export async function findPartiesOfOrder(
  db: Queryable,
  marketplaceId: string,
  externalId: string,
): Promise<Parties | undefined> {
  const { rows } = await db.query<PartiesRow>({
    name: 'parties-by-order',
    text: BY_ORDER,
    values: [marketplaceId, externalId],
  })
  return rows[0] && partiesOf(rows[0])
}

/** Finds the parties of many orders at once, keyed by order id. */
export async function findPartiesOfOrders(
  db: Queryable,
  orders: readonly { readonly marketplaceId: string; readonly orderId: string }[],
): Promise<ReadonlyMap<string, Parties>> {
  const { rows } = await db.query<PartiesRow>({
    name: 'parties-by-ids',
    text: BY_IDS,
    values: [orders.map(({ marketplaceId }) => marketplaceId), orders.map(({ orderId }) => orderId)],
  })
  return new Map(rows.map((row) => [row.order_id, partiesOf(row)]))
}

function partiesOf(row: PartiesRow): Parties {
  const { marketplace_id: id, marketplace_name: name, relay_domain: relayDomain } = row
  return {
    marketplace: { id, name, relayDomain },
    order: {
      id: row.order_id,
      externalId: row.order_external_id,
      custom: row.custom,
      placedAt: row.placed_at,
      shippedAt: row.shipped_at,
      deliveredAt: row.delivered_at,
    },
    seller: {
      id: row.seller_id,
      name: row.seller_name,
      language: row.seller_language,
      addresses: row.seller_addresses,
    },
    buyer: {
      id: row.buyer_id,
      name: row.buyer_name,
      language: row.buyer_language,
      address: row.buyer_address,
    },
    aliases: { seller: `${row.seller_alias}@${relayDomain}`, buyer: `${row.buyer_alias}@${relayDomain}` },
  }
}
