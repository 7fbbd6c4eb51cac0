// Addresses that do not exist any more, as somebody's mail system said.
import type { Queryable } from '../store/database.ts'
import type { LoggedTransaction } from '../store/log/decision-log.ts'

export interface DeadAddress {
  readonly marketplaceId: string
  readonly address: string
  readonly messageId: string
  /** The other server's words. */
  readonly reply: string
  readonly now: Date
}

const MARK = `
  insert into dead_address (marketplace_id, address, reply, message_id, since) values ($1, $2, $3, $4, $5)
  on conflict (marketplace_id, address) do nothing`

/** Notes that an address is gone; what is known already stays as it is. */
export async function markDead(
  transaction: LoggedTransaction,
  { marketplaceId, address, messageId, reply, now }: DeadAddress,
): Promise<void> {
  const { rowCount } = await transaction.query(MARK, [marketplaceId, address, reply, messageId, now])
  if (rowCount === 1) transaction.log(marketplaceId, { kind: 'address.dead', at: now, message: messageId })
}

/** Which of the addresses are gone; each key is `${marketplaceId} ${address}`. */
export async function findDead(
  db: Queryable,
  asked: readonly { readonly marketplaceId: string; readonly address: string }[],
): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ key: string }>({
    name: 'find-dead',
    text: `select d.marketplace_id || ' ' || d.address as key from unnest($1::uuid[], $2::text[]) as k (marketplace_id, address)
      join dead_address d on d.marketplace_id = k.marketplace_id and d.address = k.address`,
    values: [asked.map(({ marketplaceId }) => marketplaceId), asked.map(({ address }) => address)],
  })
  return new Set(rows.map(({ key }) => key))
}

export interface DeadAddressView {
  /** The address itself; a list goes on behind it. */
  readonly id: string
  readonly reply: string
  readonly message: string
  readonly since: Date
}

/** In the order of the alphabet; `after` is the last one of the page before. */
export async function listDead(
  db: Queryable,
  marketplaceId: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<DeadAddressView[]> {
  const { rows } = await db.query<DeadAddressView>(
    `select address as id, reply, message_id as message, since from dead_address
     where marketplace_id = $1 and ($2::text is null or address > $2) order by address limit $3`,
    [marketplaceId, after ?? null, limit],
  )
  return rows
}

/** Says that an address is good again; false where it was not noted. */
export async function revive(
  transaction: LoggedTransaction,
  { marketplaceId, address, now }: Pick<DeadAddress, 'marketplaceId' | 'address' | 'now'>,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    'delete from dead_address where marketplace_id = $1 and address = $2',
    [marketplaceId, address],
  )
  if (rowCount === 1) transaction.log(marketplaceId, { kind: 'address.revived', at: now })
  return rowCount === 1
}
