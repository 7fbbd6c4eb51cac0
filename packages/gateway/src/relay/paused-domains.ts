// Domains whose mail system is in trouble, as the operator says: what is for them waits.
import type { Queryable } from '../store/database.ts'
import type { LoggedTransaction } from '../store/log/decision-log.ts'

export interface PausedDomain {
  readonly domain: string
  readonly why: string
  readonly paused_at: Date
}

interface Pause {
  readonly marketplaceId: string
  readonly domain: string
  readonly now: Date
}

/** Why each of the addresses must wait; undefined in the place of one that need not. */
export async function findPauses(
  db: Queryable,
  asked: readonly { readonly marketplaceId: string; readonly address: string }[],
): Promise<(string | undefined)[]> {
  const domains = asked.map(({ address }) => address.slice(address.lastIndexOf('@') + 1))
  const { rows } = await db.query<{ n: number; why: string }>({
    name: 'find-pauses',
    text: `select k.n::int as n, p.why from unnest($1::uuid[], $2::text[], $3::int[]) as k (marketplace_id, domain, n)
      join paused_domain p on p.marketplace_id = k.marketplace_id and p.domain = k.domain`,
    values: [asked.map(({ marketplaceId }) => marketplaceId), domains, asked.map((_, n) => n)],
  })
  const found = new Map(rows.map(({ n, why }) => [n, why]))
  return asked.map((_, n) => found.get(n))
}

export async function listPauses(db: Queryable, marketplaceId: string): Promise<PausedDomain[]> {
  const { rows } = await db.query<PausedDomain>(
    'select domain, why, paused_at from paused_domain where marketplace_id = $1 order by domain',
    [marketplaceId],
  )
  return rows
}

/** Stops what is for a domain; a second time gives another reason. */
export async function pauseDomain(
  transaction: LoggedTransaction,
  { marketplaceId, domain, now }: Pause,
  why: string,
): Promise<void> {
  await transaction.query(
    `insert into paused_domain (marketplace_id, domain, why, paused_at) values ($1, $2, $3, $4)
     on conflict (marketplace_id, domain) do update set why = $3`,
    [marketplaceId, domain, why, now],
  )
  transaction.log(marketplaceId, { kind: 'domain.paused', at: now, domain, why })
}

/** Lets it go on; false where it was not paused. */
export async function resumeDomain(
  transaction: LoggedTransaction,
  { marketplaceId, domain, now }: Pause,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    'delete from paused_domain where marketplace_id = $1 and domain = $2',
    [marketplaceId, domain],
  )
  if (rowCount === 1) transaction.log(marketplaceId, { kind: 'domain.resumed', at: now, domain })
  return rowCount === 1
}
