// What drives buyers away: opt-outs by day, source, seller and intent, each tied to the message behind it.
import type { Queryable } from '../store/database.ts'

export interface OptOutStats {
  readonly buyers: number
  /** Buyers who refuse something now, for all sellers or for some. */
  readonly buyers_refusing: number
  readonly delivered: number
  readonly opt_outs: number
  readonly days: readonly { readonly day: string; readonly opt_outs: number }[]
  readonly sources: readonly { readonly source: string; readonly opt_outs: number }[]
  /** How the message behind an opt-out is known: its link was followed, it was the last within 72 hours, or not at all. */
  readonly causes: { readonly link: number; readonly recent: number; readonly none: number }
  readonly sellers: readonly {
    readonly seller: string
    readonly delivered: number
    readonly opt_outs: number
    readonly per_1000_delivered: number
  }[]
  /** What the messages behind opt-outs said, beside what is neutral. */
  readonly intents: readonly { readonly intent: string; readonly opt_outs: number }[]
}

/** One visit of the page may refuse several kinds at once: that is one opt-out. */
const OPT_OUTS = `
  outs as materialized (
    select e.buyer_id, e.source, e.chosen_at, min(e.evidence->>'message')::uuid as linked
    from preference_event e
    where e.marketplace_id = $1 and e.choice = 'out' and e.chosen_at >= $2
    group by e.buyer_id, e.source, e.chosen_at
  ), caused as materialized (
    select o.*, coalesce(o.linked, recent.message_id) as cause
    from outs o left join lateral (
      select m.message_id from message m
      where o.linked is null and m.marketplace_id = $1 and m.buyer_id = o.buyer_id and m.direction = 'to_buyer'
        and m.outcome in ('deliver', 'trim')
        and m.received_at > o.chosen_at - interval '72 hours' and m.received_at <= o.chosen_at
      order by m.message_id desc limit 1
    ) recent on true
  )`

const STATS = `
  with ${OPT_OUTS}, sent as materialized (
    select m.seller_id, count(*)::int as delivered from message m
    where m.marketplace_id = $1 and m.direction = 'to_buyer' and m.outcome in ('deliver', 'trim') and m.received_at >= $2
    group by m.seller_id
  ), by_seller as (
    select s.external_id as seller, coalesce(t.delivered, 0) as delivered, count(c.cause)::int as opt_outs
    from seller s
    left join sent t on t.seller_id = s.seller_id
    left join message m on m.marketplace_id = $1 and m.seller_id = s.seller_id
      and m.message_id in (select cause from caused)
    left join caused c on c.cause = m.message_id
    where s.marketplace_id = $1
    group by s.external_id, t.delivered
    having count(c.cause) > 0
    order by opt_outs desc, seller limit 100
  ), by_intent as (
    select segment->>'intent' as intent, count(distinct (c.buyer_id, c.chosen_at))::int as opt_outs
    from caused c
    join judgement j on j.marketplace_id = $1 and j.message_id = c.cause
    cross join lateral jsonb_array_elements(j.segments) segment
    where segment->>'class' <> 'neutral'
    group by 1 order by 2 desc, 1
  )
  select
    (select count(*)::int from buyer where marketplace_id = $1) as buyers,
    (select count(distinct buyer_id)::int from preference where marketplace_id = $1 and choice = 'out') as buyers_refusing,
    (select coalesce(sum(delivered), 0)::int from sent) as delivered,
    (select count(*)::int from outs) as opt_outs,
    (select coalesce(jsonb_agg(d order by d.day), '[]') from (
      select to_char(chosen_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as opt_outs from outs group by 1) d) as days,
    (select coalesce(jsonb_agg(s order by s.opt_outs desc, s.source), '[]') from (
      select source, count(*)::int as opt_outs from outs group by 1) s) as sources,
    (select jsonb_build_object('link', count(linked), 'recent', count(cause) - count(linked),
      'none', count(*) - count(cause)) from caused) as causes,
    (select coalesce(jsonb_agg(to_jsonb(b) || jsonb_build_object('per_1000_delivered',
      round(1000.0 * b.opt_outs / greatest(b.delivered, 1), 1)) order by b.opt_outs desc, b.seller), '[]') from by_seller b) as sellers,
    (select coalesce(jsonb_agg(i order by i.opt_outs desc, i.intent), '[]') from by_intent i) as intents`

/** Opt-outs since a time; reads the messages of that time once. */
export async function readOptOutStats(
  db: Queryable,
  { marketplaceId, since }: { marketplaceId: string; since: Date },
): Promise<OptOutStats> {
  const { rows } = await db.query<OptOutStats>(STATS, [marketplaceId, since])
  return rows[0] as OptOutStats
}
