// Which messages a person should read, and how soon.
import type { Judgement } from '@comity/judge'
import type { Decision } from '@comity/policy'
import { v7 as uuidv7 } from 'uuid'
import type { Queryable } from '../store/database.ts'

export const CASE_REASONS = ['held', 'appeal', 'claim', 'report', 'shadow', 'sample'] as const

export type CaseReason = (typeof CASE_REASONS)[number]

export interface NewCase {
  readonly messageId: string
  readonly reason: CaseReason
  /** Smaller is looked at first. */
  readonly rank: number
  /** Among those of one rank more is looked at first. */
  readonly weight: number
  readonly detail?: string
  /** How many must read alike before it is closed. */
  readonly opinions?: number
}

/** The ranks: a message that the order needs and that waits is always on top. */
export const RANKS = {
  waitsAndNeeded: 0,
  waits: 1,
  appeal: 2,
  claim: 3,
  report: 4,
  shadow: 5,
  sample: 6,
} as const

/** Open cases of one rule in shadow: enough to see what it does, and no flood. */
const SHADOW_LIMIT = 20

/** Opens cases; a message has one open case at most, which takes over the more pressing reason. */
const OPEN = `
  insert into review_case (marketplace_id, case_id, message_id, reason, rank, weight, detail, opened_at, opinions_needed)
  select $1, case_id, message_id, reason, rank, weight, detail, $3, opinions
  from json_to_recordset($2) as r (case_id uuid, message_id uuid, reason text, rank int, weight float8, detail text, opinions int)
  where reason <> 'shadow' or ${SHADOW_LIMIT} > (select count(*) from review_case o
    where o.marketplace_id = $1 and o.closed_at is null and o.reason = 'shadow' and o.detail = r.detail)
  on conflict (marketplace_id, message_id) where closed_at is null do update
    set reason = excluded.reason, rank = excluded.rank, weight = excluded.weight, detail = excluded.detail
    where review_case.rank > excluded.rank`

export async function openCases(
  db: Queryable,
  { marketplaceId, now }: { marketplaceId: string; now: Date },
  cases: readonly NewCase[],
): Promise<void> {
  if (cases.length === 0) return
  const rows = cases.map(({ messageId, reason, rank, weight, detail, opinions = 1 }) => ({
    ...{ case_id: uuidv7(), message_id: messageId, reason, rank, weight, detail, opinions },
  }))
  await db.query({ name: 'open-cases', text: OPEN, values: [marketplaceId, JSON.stringify(rows), now] })
}

/** Of the sample one in so many is read twice, so that it is known how far reviewers agree. */
const READ_TWICE = 10

/** The case of a message just decided, or none; `sample` is the share of messages that are read for quality. */
export function casesOf(
  {
    messageId,
    decision,
    judgement,
  }: { messageId: string; decision: Decision; judgement: Judgement | undefined },
  sample: number,
): NewCase[] {
  if (!judgement) return []
  const { outcome, review, shadow } = decision
  const at = { messageId, weight: 0 }
  if (outcome === 'hold') {
    const rank = judgement.verdict === 'non_critical' ? RANKS.waits : RANKS.waitsAndNeeded
    return [{ ...at, reason: 'held', rank }]
  }
  if (review) return [{ ...at, reason: 'claim', rank: RANKS.claim }]
  const [doubted] = shadow.filter((noted) => noted.outcome !== outcome)
  if (doubted) return [{ ...at, reason: 'shadow', rank: RANKS.shadow, detail: doubted.rule }]
  const lot = lotOf(messageId)
  if (lot >= sample) return []
  return [{ ...at, reason: 'sample', rank: RANKS.sample, opinions: lot < sample / READ_TWICE ? 2 : 1 }]
}

/** A number in [0, 1) by the random bits of a UUIDv7: nobody chooses it, and it is the same whenever it is asked. */
function lotOf(messageId: string): number {
  return Number.parseInt(messageId.slice(-12), 16) / 2 ** 48
}
