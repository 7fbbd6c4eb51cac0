// The queue: cases are taken for a time, read, or passed on.
import type { Intent, Verdict } from '@comity/judge'
import type { Label } from '@comity/policy'
import { v7 as uuidv7 } from 'uuid'
import { Refusal } from '../refusals.ts'
import type { Queryable } from '../store/database.ts'
import type { CaseReason } from './open-cases.ts'

export interface ReviewCase {
  readonly id: string
  readonly message: string
  readonly reason: CaseReason
  readonly detail: string | null
  readonly rank: number
  readonly weight: number
  readonly opened_at: Date
  readonly opinions_needed: number
  readonly taken_until: Date | null
  /** How often it was passed on. */
  readonly skips: number
}

const COLUMNS = `c.case_id as id, c.message_id as message, c.reason, c.detail, c.rank, c.weight, c.opened_at,
  c.opinions_needed, c.taken_until, (select count(*)::int from review_opinion s where s.marketplace_id = c.marketplace_id
    and s.case_id = c.case_id and s.kind = 'skip') as skips`

/** Long enough to read a long letter; a reviewer who went away keeps nobody waiting for longer. */
const LEASE_MS = 15 * 60_000

export interface Reviewer {
  readonly marketplaceId: string
  readonly reviewer: string
  readonly now: Date
}

/**
 * How long a case that a reviewer passed on stays away from him. It comes back, for where he is the only one a message that an
 * order needs would wait for ever.
 */
const PASSED_ON_MS = 3_600_000

/** The one he has already, else the most pressing that is free, and that he has neither read nor just passed on. */
const TAKE = `
  with chosen as (
    select case_id from review_case c where c.marketplace_id = $1 and c.closed_at is null
      and (c.taken_until is null or c.taken_until <= $3 or c.taken_by = $2)
      and not exists (select from review_opinion o where o.marketplace_id = c.marketplace_id and o.case_id = c.case_id
        and o.reviewer = $2 and (o.kind = 'read' or o.given_at > $5))
    order by (c.taken_by = $2 and c.taken_until > $3) desc nulls last, c.rank, c.weight desc, c.opened_at, c.case_id
    limit 1 for update skip locked
  )
  update review_case c set taken_by = $2, taken_until = $4 from chosen
  where c.marketplace_id = $1 and c.case_id = chosen.case_id
  returning ${COLUMNS}`

/** Takes the next case for a quarter of an hour; undefined where nothing waits for this reviewer. */
export async function takeNext(
  db: Queryable,
  { marketplaceId, reviewer, now }: Reviewer,
): Promise<ReviewCase | undefined> {
  const until = new Date(now.getTime() + LEASE_MS)
  const passedOn = new Date(now.getTime() - PASSED_ON_MS)
  const { rows } = await db.query<ReviewCase>(TAKE, [marketplaceId, reviewer, now, until, passedOn])
  return rows[0]
}

/** Locks a case that this reviewer has taken; refuses where it is closed, another's, or was taken too long ago. */
export async function lockTaken(
  db: Queryable,
  { marketplaceId, reviewer, now }: Reviewer,
  caseId: string,
): Promise<ReviewCase> {
  const { rows } = await db.query<ReviewCase & { is_his: boolean | null }>(
    `select ${COLUMNS}, c.closed_at is null and c.taken_by = $3 and c.taken_until > $4 as is_his
     from review_case c where c.marketplace_id = $1 and c.case_id = $2 for update`,
    [marketplaceId, caseId, reviewer, now],
  )
  if (!rows[0]) throw new Refusal('thing.unknown', { detail: 'There is no such case.' })
  const { is_his, ...found } = rows[0]
  if (!is_his) throw new Refusal('case.not-taken')
  return found
}

export interface Opinion {
  readonly reviewer: string
  readonly verdict: Verdict
  readonly labels: readonly Label[]
}

/** Records how a reviewer read it; returns all readings of the case, the newest last. */
export async function giveOpinion(
  db: Queryable,
  { marketplaceId, reviewer, now }: Reviewer,
  caseId: string,
  {
    verdict,
    labels,
    why,
  }: { verdict: Verdict; labels: readonly { segment: number; intent: Intent }[]; why: string },
): Promise<Opinion[]> {
  await db.query(
    `insert into review_opinion (marketplace_id, opinion_id, case_id, reviewer, kind, verdict, labels, why, given_at)
     values ($1, $2, $3, $4, 'read', $5, $6, $7, $8)`,
    [marketplaceId, uuidv7(), caseId, reviewer, verdict, JSON.stringify(labels), why, now],
  )
  const { rows } = await db.query<Opinion>(
    `select reviewer, verdict, labels from review_opinion
     where marketplace_id = $1 and case_id = $2 and kind = 'read' order by opinion_id`,
    [marketplaceId, caseId],
  )
  return rows
}

/** Passes a case on to another reviewer; this one is shown it again after an hour at the earliest. */
export async function skipCase(
  db: Queryable,
  { marketplaceId, reviewer, now }: Reviewer,
  caseId: string,
  why: string,
): Promise<void> {
  await db.query(
    `insert into review_opinion (marketplace_id, opinion_id, case_id, reviewer, kind, labels, why, given_at)
     values ($1, $2, $3, $4, 'skip', '[]', $5, $6)`,
    [marketplaceId, uuidv7(), caseId, reviewer, why, now],
  )
  await giveBack(db, marketplaceId, caseId)
}

/** Frees a case for others; `opinions` is how many must read alike, where that is more than was thought. */
export async function giveBack(
  db: Queryable,
  marketplaceId: string,
  caseId: string,
  opinions = 1,
): Promise<void> {
  await db.query(
    `update review_case set taken_by = null, taken_until = null, opinions_needed = greatest(opinions_needed, $3)
     where marketplace_id = $1 and case_id = $2`,
    [marketplaceId, caseId, opinions],
  )
}

export type CaseFinding = 'upheld' | 'overturned' | 'settled'

export async function closeCase(
  db: Queryable,
  { marketplaceId, now }: { marketplaceId: string; now: Date },
  caseId: string,
  finding: CaseFinding,
): Promise<void> {
  await db.query(
    'update review_case set closed_at = $3, finding = $4 where marketplace_id = $1 and case_id = $2',
    [marketplaceId, caseId, now, finding],
  )
}

/** Open cases in the order in which they are handed out. */
export async function listOpen(
  db: Queryable,
  marketplaceId: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<ReviewCase[]> {
  const { rows } = await db.query<ReviewCase>(
    `select ${COLUMNS} from review_case c where c.marketplace_id = $1 and c.closed_at is null
       and ($2::uuid is null or (c.rank, -c.weight, c.opened_at, c.case_id) >
         (select a.rank, -a.weight, a.opened_at, a.case_id from review_case a where a.marketplace_id = $1 and a.case_id = $2))
     order by c.rank, c.weight desc, c.opened_at, c.case_id limit $3`,
    [marketplaceId, after ?? null, limit],
  )
  return rows
}
