// Figures of fairness: how often decisions are wrong, for whom, by which rule, and how people who read them agree.
import { wilson } from '@comity/policy'
import type { Queryable } from '../store/database.ts'

/** Of `of` that were read so many were wrong, with the bounds that hold with 95 % confidence. */
export interface Errors {
  readonly of: number
  readonly wrong: number
  readonly share: number
  readonly at_least: number
  readonly at_most: number
}

export interface GroupErrors extends Errors {
  readonly name: string
}

export interface RuleErrors extends GroupErrors {
  readonly stage: 'enforce' | 'shadow'
}

export interface FairnessStats {
  readonly since: Date
  /** From the random sample alone, so that nothing but chance chose what was read. */
  readonly quality: {
    readonly read: number
    /** Kept back, and read as critical or mixed. */
    readonly false_withheld: Errors
    /** Delivered whole to a buyer who refuses such letters, and read as not critical, mixed or prohibited. */
    readonly leaked: Errors
    readonly by_language: readonly GroupErrors[]
    /** By orders a day of the seller. */
    readonly by_seller_size: readonly GroupErrors[]
  }
  readonly rules: readonly RuleErrors[]
  readonly claims: readonly { readonly seller: string; readonly made: number; readonly false: number }[]
  readonly review: {
    readonly open: Readonly<Record<string, number>>
    readonly closed: number
    readonly skips: number
    /** From being opened to being closed. */
    readonly median_minutes: number | null
    readonly p90_minutes: number | null
    /** Of cases that two people read, those that they read alike. */
    readonly agreement: { readonly read_twice: number; readonly alike: number }
  }
  readonly appeals: {
    readonly made: number
    readonly open: number
    readonly granted: number
    readonly rejected: number
    readonly median_hours: number | null
  }
}

/** Closed cases with the first decision on their messages and what they were last read as. */
const READ = `
  read as materialized (
    select c.case_id, c.reason, c.finding, c.message_id, d.outcome, d.rule, d.shadow, o.verdict, j.language,
      jsonb_array_length(d.circumstances #> '{buyer,refused}') > 0 as refuses,
      (d.circumstances #>> '{seller,daily_orders}')::float8 as daily_orders
    from review_case c
    join lateral (select verdict from review_opinion o where o.marketplace_id = c.marketplace_id and o.case_id = c.case_id
      and o.kind = 'read' order by o.opinion_id desc limit 1) o on true
    join decision d on d.marketplace_id = c.marketplace_id and d.message_id = c.message_id and d.decision_no = 1
    left join judgement j on j.marketplace_id = c.marketplace_id and j.message_id = c.message_id
    where c.marketplace_id = $1 and c.closed_at >= $2
  ), judged as (
    select *, outcome in ('withhold', 'refuse') as kept_back,
      case when outcome in ('withhold', 'refuse') then verdict in ('critical', 'mixed')
        when outcome = 'deliver' and refuses then verdict in ('non_critical', 'mixed', 'prohibited')
        when outcome = 'trim' then verdict not in ('mixed', 'prohibited')
        else verdict = 'prohibited' end as wrong
    from read
  )`

interface Count {
  readonly name: string
  readonly of: number
  readonly wrong: number
}

export async function fairnessStats(
  db: Queryable,
  { marketplaceId, since }: { marketplaceId: string; since: Date },
): Promise<FairnessStats> {
  const values = [marketplaceId, since]
  const counts = async (select: string) => (await db.query<Count>(`with ${READ} ${select}`, values)).rows
  const sample = `from judged where reason = 'sample'`
  const [whole] = await counts(`select 'all' as name, count(*)::int as of, 0 as wrong ${sample}`)
  const [kept] = await counts(`select 'kept' as name, ${COUNTED} ${sample} and kept_back`)
  const [leaked] = await counts(
    `select 'sent' as name, ${COUNTED} ${sample} and outcome = 'deliver' and refuses`,
  )
  return {
    since,
    quality: {
      read: (whole as Count).of,
      false_withheld: errors(kept as Count),
      leaked: errors(leaked as Count),
      by_language: (
        await counts(
          `select coalesce(language, 'und') as name, ${COUNTED} ${sample} group by 1 order by 2 desc`,
        )
      ).map(named),
      by_seller_size: (
        await counts(`select ${SIZE} as name, ${COUNTED} ${sample} group by 1 order by 1`)
      ).map(named),
    },
    rules: await ruleErrors(db, values),
    claims: await claimCounts(db, values),
    review: await reviewCounts(db, values),
    appeals: await appealCounts(db, values),
  }
}

const COUNTED = 'count(*)::int as of, count(*) filter (where wrong)::int as wrong'

const SIZE = `case when daily_orders < 1 then 'under 1 order a day' when daily_orders < 10 then '1 to 10 orders a day'
  else 'over 10 orders a day' end`

function errors({ of, wrong }: Pick<Count, 'of' | 'wrong'>): Errors {
  const { lower, upper } = wilson(wrong, of)
  return { of, wrong, share: of === 0 ? 0 : wrong / of, at_least: lower, at_most: upper }
}

function named({ name, ...count }: Count): GroupErrors {
  return { name, ...errors(count) }
}

/** Whatever brought the message before a reviewer; so of a rule that is appealed often these are the worst, not the average. */
async function ruleErrors(db: Queryable, values: readonly unknown[]): Promise<RuleErrors[]> {
  const { rows } = await db.query<Count & { stage: RuleErrors['stage'] }>(
    `with ${READ}
     select rule as name, 'enforce' as stage, ${COUNTED} from judged group by rule
     union all
     select s ->> 'rule', 'shadow', count(*)::int, count(*) filter (where
       (s ->> 'outcome' in ('withhold', 'refuse') and verdict in ('critical', 'mixed'))
       or (s ->> 'outcome' = 'deliver' and refuses and verdict in ('non_critical', 'prohibited')))::int
     from judged cross join lateral jsonb_array_elements(shadow) s group by 1
     order by 4 desc, 3 desc, 1`,
    [...values],
  )
  return rows.map(({ stage, ...count }) => ({ ...named(count), stage }))
}

/** How many sellers the answer names, those with the most false claims. */
const SELLERS = 50

async function claimCounts(db: Queryable, values: readonly unknown[]): Promise<FairnessStats['claims']> {
  const { rows } = await db.query<FairnessStats['claims'][number]>(
    `select s.external_id as seller, count(distinct e.message_id)::int as made,
       (count(distinct e.message_id) filter (where (e.kind = 'denial' or not e.upheld) and not exists (
         select from standing_event o where o.marketplace_id = e.marketplace_id and o.message_id = e.message_id
           and o.kind = 'overturn')))::int as "false"
     from standing_event e join seller s on s.marketplace_id = e.marketplace_id and s.seller_id = e.seller_id
     where e.marketplace_id = $1 and e.at >= $2 and e.kind in ('claim', 'denial')
     group by s.external_id order by 3 desc, 2 desc, 1 limit ${SELLERS}`,
    [...values],
  )
  return rows
}

async function reviewCounts(db: Queryable, values: readonly unknown[]): Promise<FairnessStats['review']> {
  const open = await db.query<{ reason: string; count: number }>(
    'select reason, count(*)::int as count from review_case where marketplace_id = $1 and closed_at is null group by reason',
    values.slice(0, 1),
  )
  const { rows } = await db.query<
    Omit<FairnessStats['review'], 'open' | 'agreement'> & { twice: number; alike: number }
  >(
    `with closed as (
       select c.case_id, extract(epoch from c.closed_at - c.opened_at) / 60 as minutes,
         count(*) filter (where o.kind = 'read') as readings,
         count(distinct o.verdict) filter (where o.kind = 'read') as verdicts,
         count(*) filter (where o.kind = 'skip') as skips
       from review_case c left join review_opinion o on o.marketplace_id = c.marketplace_id and o.case_id = c.case_id
       where c.marketplace_id = $1 and c.closed_at >= $2 and c.finding <> 'moot' group by 1, 2
     )
     select count(*)::int as closed, coalesce(sum(skips), 0)::int as skips,
       percentile_cont(0.5) within group (order by minutes)::float8 as median_minutes,
       percentile_cont(0.9) within group (order by minutes)::float8 as p90_minutes,
       (count(*) filter (where readings > 1))::int as twice,
       (count(*) filter (where readings > 1 and verdicts = 1))::int as alike from closed`,
    [...values],
  )
  const { twice, alike, ...counted } = rows[0] as (typeof rows)[0]
  return {
    open: Object.fromEntries(open.rows.map(({ reason, count }) => [reason, count])),
    ...counted,
    agreement: { read_twice: twice, alike },
  }
}

async function appealCounts(db: Queryable, values: readonly unknown[]): Promise<FairnessStats['appeals']> {
  const { rows } = await db.query<FairnessStats['appeals']>(
    `select count(*)::int as made, (count(*) filter (where answered_at is null))::int as open,
       (count(*) filter (where granted))::int as granted, (count(*) filter (where not granted))::int as rejected,
       percentile_cont(0.5) within group (order by extract(epoch from answered_at - made_at) / 3600)::float8 as median_hours
     from appeal where marketplace_id = $1 and made_at >= $2`,
    [...values],
  )
  return rows[0] as FairnessStats['appeals']
}
