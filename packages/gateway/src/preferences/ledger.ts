// The preference ledger: append-only events, each with a number of its buyer's own, and the projection of what is in
// force. Recording, taking back and rebuilding project by the same statement, so they cannot differ.
import type { SOURCES } from '@comity/policy'
import { v7 as uuidv7 } from 'uuid'
import type { LoggedTransaction } from '../store/log/decision-log.ts'

/** How a choice came in. */
export type Way = 'api' | 'page' | 'one-click' | 'mail' | 'complaint' | 'import' | 'erasure'

/** What proves a choice: the way it came, and the message that led to it. */
export interface Evidence {
  readonly by: Way
  readonly message?: string | undefined
  /** The import and the line of it. */
  readonly import?: string | undefined
  readonly line?: number | undefined
}

/** One event, by the ids of the database. */
export interface LedgerEntry {
  readonly buyerId: string
  readonly scope: 'all' | 'seller' | 'order'
  readonly scopeId: string
  /** `pause` refuses everything until a date. */
  readonly category: 'all' | 'reviews' | 'updates' | 'help' | 'offers' | 'pause'
  /** `undo` takes an earlier event back, as if it had never been. */
  readonly choice: 'out' | 'in' | 'undo'
  readonly source: (typeof SOURCES)[number]
  readonly reason?: string | undefined
  readonly until?: Date | undefined
  readonly undoes?: string | undefined
  readonly evidence: Evidence
  /** Only where it was made earlier than it comes in: then a later one that is there already goes before it. */
  readonly chosenAt?: Date | undefined
}

/** Locks the buyers, always in one order, and takes as many numbers as each has new events. */
const NUMBER = `
  with locked as materialized (
    select b.buyer_id, k.count
    from (select * from unnest($2::uuid[], $3::int[]) as k (buyer_id, count) order by buyer_id) k
    join buyer b on b.marketplace_id = $1 and b.buyer_id = k.buyer_id
    order by b.buyer_id for no key update of b
  )
  update buyer set ledger_no = ledger_no + locked.count from locked
  where buyer.marketplace_id = $1 and buyer.buyer_id = locked.buyer_id
  returning buyer.buyer_id, ledger_no - locked.count as last`

const APPEND = `
  insert into preference_event (marketplace_id, event_id, buyer_id, no, scope, scope_id, category, choice, source, reason,
    until, undoes, evidence, chosen_at)
  select $1, event_id, buyer_id, no, scope, scope_id, category, choice, source, reason, until, undoes, evidence, chosen_at
  from json_to_recordset($2) as r (event_id uuid, buyer_id uuid, no int, scope text, scope_id uuid, category text,
    choice text, source text, reason text, until timestamptz, undoes uuid, evidence jsonb, chosen_at timestamptz)`

/** The last choice that was not taken back; of two made at one time the one recorded later. */
const LAST = `
  select e.* from preference_event e
  where e.marketplace_id = $1 and e.buyer_id = k.buyer_id and e.scope_id = k.scope_id and e.category = k.category
    and e.choice <> 'undo' and (e.source = 'bundled') = k.bundled and not exists (select from preference_event u where u.marketplace_id = $1
      and u.buyer_id = k.buyer_id and u.scope_id = k.scope_id and u.category = k.category and u.undoes = e.event_id)
  order by e.chosen_at desc, e.no desc limit 1`

/** `keys` is a list of (buyer_id, scope_id, category); what a setting chose is kept beside what the buyer chose. */
const project = (keys: string): string => `
  with k as materialized (
    select r.*, b.bundled from (${keys}) r cross join (values (true), (false)) as b (bundled)
  ), last as materialized (
    select e.*, k.bundled from k cross join lateral (${LAST}) e
  ), gone as (
    delete from preference p using k
    where p.marketplace_id = $1 and p.buyer_id = k.buyer_id and p.scope_id = k.scope_id and p.category = k.category
      and p.bundled = k.bundled and not exists (select from last l where l.buyer_id = k.buyer_id
        and l.scope_id = k.scope_id and l.category = k.category and l.bundled = k.bundled)
    returning p.buyer_id
  ), put as (
  insert into preference (marketplace_id, buyer_id, scope_id, category, bundled, scope, choice, source, chosen_at, event_id, until)
  select marketplace_id, buyer_id, scope_id, category, bundled, scope, choice, source, chosen_at, event_id, until from last
  on conflict (marketplace_id, buyer_id, scope_id, category, bundled) do update
    set choice = excluded.choice, source = excluded.source, chosen_at = excluded.chosen_at,
      event_id = excluded.event_id, until = excluded.until
    where preference.event_id <> excluded.event_id
  returning buyer_id
  )
  select (select count(*) from put)::int + (select count(*) from gone)::int as changed`

const PROJECT = project(
  'select distinct * from unnest($2::uuid[], $3::uuid[], $4::text[]) as r (buyer_id, scope_id, category)',
)

const REBUILD = project(
  `select distinct buyer_id, scope_id, category from preference_event where marketplace_id = $1
   union select buyer_id, scope_id, category from preference where marketplace_id = $1`,
)

/** Adds events, which hold from the commit on; returns their ids. Buyers who do not exist are an error of the caller. */
export async function appendToLedger(
  transaction: LoggedTransaction,
  { marketplaceId, now }: { marketplaceId: string; now: Date },
  entries: readonly LedgerEntry[],
): Promise<string[]> {
  if (entries.length === 0) return []
  const last = await takeNumbers(transaction, marketplaceId, entries)
  const rows = entries.map((entry) => rowOf(entry, { now, no: next(last, entry.buyerId) }))
  await transaction.query({
    name: 'ledger-append',
    text: APPEND,
    values: [marketplaceId, JSON.stringify(rows)],
  })
  const keys = [
    entries.map((entry) => entry.buyerId),
    entries.map((entry) => entry.scopeId),
    entries.map((entry) => entry.category),
  ]
  await transaction.query({ name: 'ledger-project', text: PROJECT, values: [marketplaceId, ...keys] })
  for (const { event_id, evidence: _, chosen_at, reason: __, ...what } of rows)
    transaction.log(marketplaceId, {
      kind: 'preference.chosen',
      at: now,
      event: event_id,
      ...what,
      chosen_at,
    })
  return rows.map(({ event_id }) => event_id)
}

/** Projects the whole ledger of a marketplace anew; returns how many rows were not as the ledger has them. */
export async function rebuildPreferences(
  transaction: LoggedTransaction,
  marketplaceId: string,
): Promise<number> {
  // The one statement that reads the ledger whole; the plans of the serving pool are made for keys.
  await transaction.query('set local enable_seqscan = on; set local enable_hashjoin = on')
  const { rows } = await transaction.query<{ changed: number }>(REBUILD, [marketplaceId])
  return rows[0]?.changed ?? 0
}

async function takeNumbers(
  transaction: LoggedTransaction,
  marketplaceId: string,
  entries: readonly LedgerEntry[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { buyerId } of entries) counts.set(buyerId, (counts.get(buyerId) ?? 0) + 1)
  const { rows } = await transaction.query<{ buyer_id: string; last: number }>({
    name: 'ledger-number',
    text: NUMBER,
    values: [marketplaceId, [...counts.keys()], [...counts.values()]],
  })
  return new Map(rows.map(({ buyer_id, last }) => [buyer_id, last]))
}

function next(last: Map<string, number>, buyerId: string): number {
  const no = (last.get(buyerId) as number) + 1
  last.set(buyerId, no)
  return no
}

function rowOf(entry: LedgerEntry, { now, no }: { now: Date; no: number }) {
  const { buyerId, scopeId, scope, category, choice, source, reason, until, undoes, evidence } = entry
  const ids = { event_id: uuidv7(), buyer_id: buyerId, no, scope, scope_id: scopeId }
  return {
    ...ids,
    ...{ category, choice, source, reason, until, undoes, evidence },
    chosen_at: entry.chosenAt ?? now,
  }
}
