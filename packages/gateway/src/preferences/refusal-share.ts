// How many buyers refuse something, day by day: the figure that a marketplace must not be surprised by.
import type { Queryable } from '../store/database.ts'

export interface RefusalDay {
  /** In UTC. */
  readonly day: string
  /** Known at the end of the day. */
  readonly buyers: number
  /** Those of them who refuse something, for all sellers or for some. */
  readonly refusing: number
  /** Those of them for whom only a setting of the marketplace refuses. */
  readonly bundled_only: number
}

/**
 * Each choice changes how many things its buyer refuses; where that number leaves or reaches zero, the day's figure
 * changes. What was taken back never was. One pass over the ledger.
 */
const CHANGES = `
  with made as (
    select e.buyer_id, e.no, e.chosen_at, e.source = 'bundled' as bundled, (e.choice = 'out')::int as out,
      coalesce(lag((e.choice = 'out')::int) over (
        partition by e.buyer_id, e.scope_id, e.category, e.source = 'bundled' order by e.chosen_at, e.no), 0) as before
    from preference_event e
    where e.marketplace_id = $1 and e.choice <> 'undo' and not exists (select from preference_event u
      where u.marketplace_id = $1 and u.buyer_id = e.buyer_id and u.scope_id = e.scope_id and u.category = e.category
        and u.undoes = e.event_id)
  ), counted as (
    select buyer_id, no, chosen_at,
      sum(out - before) over w as refused, sum(case when bundled then 0 else out - before end) over w as own
    from made window w as (partition by buyer_id order by chosen_at, no)
  ), turned as (
    select chosen_at,
      (refused > 0)::int - coalesce(lag((refused > 0)::int) over w, 0) as refusing,
      (refused > 0 and own = 0)::int - coalesce(lag((refused > 0 and own = 0)::int) over w, 0) as bundled_only
    from counted window w as (partition by buyer_id order by chosen_at, no)
  ), changed as (
    select to_char(chosen_at at time zone 'UTC', 'YYYY-MM-DD') as day, sum(refusing)::int as refusing,
      sum(bundled_only)::int as bundled_only from turned group by 1
  ), known as (
    select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as buyers
    from buyer where marketplace_id = $1 group by 1
  )
  select day, coalesce(k.buyers, 0) as buyers, coalesce(c.refusing, 0) as refusing,
    coalesce(c.bundled_only, 0) as bundled_only
  from changed c full join known k using (day) order by day`

/** The last `days` days up to now, none left out. */
export async function readRefusalShare(
  db: Queryable,
  { marketplaceId, now, days }: { marketplaceId: string; now: Date; days: number },
): Promise<RefusalDay[]> {
  const { rows } = await db.query<RefusalDay>(CHANGES, [marketplaceId])
  const shown = Array.from({ length: days }, (_, n) => dayBefore(now, days - 1 - n))
  const total = { buyers: 0, refusing: 0, bundled_only: 0 }
  let next = 0
  return shown.map((day) => {
    for (; next < rows.length && (rows[next] as RefusalDay).day <= day; next += 1) {
      const change = rows[next] as RefusalDay
      total.buyers += change.buyers
      total.refusing += change.refusing
      total.bundled_only += change.bundled_only
    }
    return { day, ...total }
  })
}

function dayBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10)
}
