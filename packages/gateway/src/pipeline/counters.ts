// What gates count: what went out on an order, and the token buckets of limits. Read inside the recording transaction,
// kept up to date while a batch is decided, and written with it.
import { afterOne, type Bucket, type Policy } from '@comity/policy'
import type { Parties } from '../identify/parties.ts'
import type { Queryable } from '../store/database.ts'
import { limitsOf, scopeOf } from './limits.ts'

export interface CounterKey {
  readonly parties: Parties
  readonly policy: Policy
  readonly contentHash: Buffer | undefined
  readonly fingerprint: Buffer | undefined
  readonly now: Date
}

/** What the gates of one message read. */
export interface Counters {
  readonly tally: Readonly<Record<string, number>>
  readonly saidAt: Date | null
  readonly openQuestion: boolean
  readonly dailyOrders: number
  readonly buckets: Readonly<Record<string, Bucket>>
}

interface OrderRow {
  readonly n: number
  readonly tally: Record<string, number> | null
  readonly said_at: Date | null
  readonly last_direction: 'to_buyer' | 'to_seller' | null
  readonly daily_orders: number
  readonly earlier: string | null
}

const ORDERS = `
  select k.n::int as n,
    (select jsonb_object_agg(t.key, t.count) from order_tally t
      where t.marketplace_id = k.marketplace_id and t.order_id = k.order_id) as tally,
    (select m.received_at from message m where m.marketplace_id = k.marketplace_id and m.order_id = k.order_id
      and m.content_hash = k.content_hash and m.direction = 'to_buyer' and m.outcome in ('deliver', 'trim')
      order by m.message_id desc limit 1) as said_at,
    (select m.direction from message m where m.marketplace_id = k.marketplace_id and m.order_id = k.order_id
      and m.outcome in ('deliver', 'trim')
      order by m.message_id desc limit 1) as last_direction,
    case when k.needs_orders then (select count(*) from orders o where o.marketplace_id = k.marketplace_id
      and o.seller_id = k.seller_id and o.placed_at > k.now - interval '7 days') / 7.0 else 0 end::float8 as daily_orders,
    (select m.message_id from message m where m.marketplace_id = k.marketplace_id and m.fingerprint = k.fingerprint
      and m.outcome in ('deliver', 'trim', 'defer', 'hold') limit 1) as earlier
  from json_to_recordset($1) as k (n int, marketplace_id uuid, order_id uuid, seller_id uuid, content_hash bytea,
    fingerprint bytea, needs_orders boolean, now timestamptz)`

const LOCK_ORDERS = `
  select from orders o join (select distinct * from unnest($1::uuid[], $2::uuid[])) as k (marketplace_id, order_id)
    on o.marketplace_id = k.marketplace_id and o.order_id = k.order_id
  order by o.marketplace_id, o.order_id
  for no key update of o`

interface BucketRow {
  readonly marketplace_id: string
  readonly gate: string
  readonly scope: string
  readonly tokens: number
  readonly at: Date
}

const BUCKETS = `
  select b.marketplace_id, b.gate, b.scope, b.tokens, b.at
  from unnest($1::uuid[], $2::text[], $3::text[]) as k (marketplace_id, gate, scope)
  join limit_bucket b on b.marketplace_id = k.marketplace_id and b.gate = k.gate and b.scope = k.scope
  order by b.marketplace_id, b.gate, b.scope
  for update of b`

const WRITE_TALLIES = `
  insert into order_tally (marketplace_id, order_id, key, count)
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[])
  on conflict (marketplace_id, order_id, key) do update set count = order_tally.count + excluded.count`

const WRITE_BUCKETS = `
  insert into limit_bucket (marketplace_id, gate, scope, tokens, at)
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::float8[], $5::timestamptz[])
  on conflict (marketplace_id, gate, scope) do update set tokens = excluded.tokens, at = excluded.at`

/** What a message that goes out adds. */
export interface Counted {
  /** Intents that reach the buyer, and the reason declared. */
  readonly keys: readonly string[]
  readonly limits: readonly string[]
}

interface Addition {
  readonly index: number
  readonly key: CounterKey
  readonly counted: Counted
}

/** Counts of a batch so far. */
interface Counts {
  readonly tallies: Map<string, { marketplaceId: string; orderId: string; key: string; count: number }>
  readonly buckets: Map<string, { marketplaceId: string; gate: string; scope: string; bucket: Bucket }>
  readonly said: Map<string, Date>
}

/** The counters of one batch. Messages of the same order or seller in it see what those before them added. */
export class BatchCounters {
  readonly #orders: readonly OrderRow[]
  readonly #buckets: ReadonlyMap<string, Bucket>
  readonly #additions: Addition[] = []
  readonly #counts: Counts = newCounts()

  private constructor(orders: readonly OrderRow[], buckets: ReadonlyMap<string, Bucket>) {
    this.#orders = orders
    this.#buckets = buckets
  }

  /** Reads what the batch's messages need. Orders are locked where a gate counts on them, in one order for all. */
  static async read(db: Queryable, keys: readonly CounterKey[]): Promise<BatchCounters> {
    const counting = keys.filter(({ policy }) => policy.gates.length > 0)
    if (counting.length > 0) {
      const orders = counting.map(({ parties }) => [parties.marketplace.id, parties.order.id] as const)
      const values = [orders.map(([marketplace]) => marketplace), orders.map(([, order]) => order)]
      await db.query({ name: 'lock-orders', text: LOCK_ORDERS, values })
    }
    const { rows } = await db.query<OrderRow>({
      name: 'order-counters',
      text: ORDERS,
      values: [JSON.stringify(keys.map(orderKey))],
    })
    const byN = new Map(rows.map((row) => [row.n, row]))
    const orders = keys.map((_, n) => byN.get(n) as OrderRow)
    return new BatchCounters(orders, await readBuckets(db, keys))
  }

  /** The message that this one is a retry of, if that one went out or still may. */
  retryOf(index: number): string | undefined {
    return this.#orders[index]?.earlier ?? undefined
  }

  /** What stands for the message at this place of the batch. */
  of(index: number, { parties, policy, contentHash }: CounterKey): Counters {
    const row = this.#orders[index] as OrderRow
    const { marketplace, order } = parties
    const tally = { ...row.tally }
    for (const { orderId, key, count } of this.#counts.tallies.values())
      if (orderId === order.id) tally[key] = (tally[key] ?? 0) + count
    return {
      tally,
      saidAt: (contentHash && this.#counts.said.get(saidKey(order.id, contentHash))) ?? row.said_at,
      openQuestion: row.last_direction === 'to_seller',
      dailyOrders: row.daily_orders,
      buckets: Object.fromEntries(
        limitsOf(policy).flatMap(({ id, of }) => {
          const key = bucketKey(marketplace.id, id, scopeOf(of, parties))
          const bucket = this.#counts.buckets.get(key)?.bucket ?? this.#buckets.get(key)
          return bucket ? [[id, bucket]] : []
        }),
      ),
    }
  }

  /** Adds a message that goes out. */
  add(index: number, key: CounterKey, counted: Counted): void {
    const addition = { index, key, counted }
    this.#additions.push(addition)
    this.#count(this.#counts, addition)
  }

  #count(counts: Counts, { index, key, counted }: Addition): void {
    const { parties, policy, contentHash, now } = key
    const { marketplace, order } = parties
    for (const name of counted.keys) {
      const id = `${order.id} ${name}`
      const count = (counts.tallies.get(id)?.count ?? 0) + 1
      counts.tallies.set(id, { marketplaceId: marketplace.id, orderId: order.id, key: name, count })
    }
    if (contentHash) counts.said.set(saidKey(order.id, contentHash), now)
    for (const { id, of, sizeFor } of limitsOf(policy)) {
      if (!counted.limits.includes(id)) continue
      const scope = scopeOf(of, parties)
      const name = bucketKey(marketplace.id, id, scope)
      const before = counts.buckets.get(name)?.bucket ?? this.#buckets.get(name)
      const bucket = afterOne(
        before,
        now.toISOString(),
        sizeFor((this.#orders[index] as OrderRow).daily_orders),
      )
      counts.buckets.set(name, { marketplaceId: marketplace.id, gate: id, scope, bucket })
    }
  }

  /** Writes what the messages at these places of the batch added; the others turned out to be there already. */
  async write(db: Queryable, places: ReadonlySet<number>): Promise<void> {
    const counts = newCounts()
    for (const addition of this.#additions) if (places.has(addition.index)) this.#count(counts, addition)
    const tallies = inOrder(counts.tallies)
    if (tallies.length > 0)
      await db.query({
        name: 'write-tallies',
        text: WRITE_TALLIES,
        values: [
          tallies.map(({ marketplaceId }) => marketplaceId),
          tallies.map(({ orderId }) => orderId),
          tallies.map(({ key }) => key),
          tallies.map(({ count }) => count),
        ],
      })
    const buckets = inOrder(counts.buckets)
    if (buckets.length > 0)
      await db.query({
        name: 'write-buckets',
        text: WRITE_BUCKETS,
        values: [
          buckets.map(({ marketplaceId }) => marketplaceId),
          buckets.map(({ gate }) => gate),
          buckets.map(({ scope }) => scope),
          buckets.map(({ bucket }) => bucket.tokens),
          buckets.map(({ bucket }) => bucket.at),
        ],
      })
  }
}

function newCounts(): Counts {
  return { tallies: new Map(), buckets: new Map(), said: new Map() }
}

function saidKey(orderId: string, contentHash: Buffer): string {
  return `${orderId} ${contentHash.toString('hex')}`
}

/** Rows are locked as they are written, by all writers in the same order. */
function inOrder<T>(rows: ReadonlyMap<string, T>): T[] {
  return [...rows.entries()].sort(([a], [b]) => compare(a, b)).map(([, value]) => value)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function orderKey({ parties, policy, contentHash, fingerprint, now }: CounterKey, n: number): object {
  return {
    n,
    marketplace_id: parties.marketplace.id,
    order_id: parties.order.id,
    seller_id: parties.seller.id,
    content_hash: bytesLiteral(contentHash),
    fingerprint: bytesLiteral(fingerprint),
    needs_orders: policy.gates.some(({ test }) => test.kind === 'limit' && test.perDailyOrder > 0),
    now,
  }
}

/** Bytes as JSON carries them to a bytea. */
export function bytesLiteral(bytes: Buffer | undefined): string | undefined {
  return bytes && `\\x${bytes.toString('hex')}`
}

async function readBuckets(db: Queryable, keys: readonly CounterKey[]): Promise<Map<string, Bucket>> {
  const wanted = new Map(
    keys.flatMap(({ parties, policy }) =>
      limitsOf(policy).map(({ id, of }) => {
        const scope = scopeOf(of, parties)
        return [
          bucketKey(parties.marketplace.id, id, scope),
          [parties.marketplace.id, id, scope] as const,
        ] as const
      }),
    ),
  )
  if (wanted.size === 0) return new Map()
  const rows = [...wanted.values()]
  const { rows: found } = await db.query<BucketRow>({
    name: 'read-buckets',
    text: BUCKETS,
    values: [rows.map(([id]) => id), rows.map(([, gate]) => gate), rows.map(([, , scope]) => scope)],
  })
  return new Map(
    found.map(({ marketplace_id, gate, scope, tokens, at }) => [
      bucketKey(marketplace_id, gate, scope),
      { tokens, at: at.toISOString() },
    ]),
  )
}

function bucketKey(marketplaceId: string, gate: string, scope: string): string {
  return `${marketplaceId} ${gate} ${scope}`
}
