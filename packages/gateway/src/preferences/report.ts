// What a buyer says of a message that reached him: kept for the marketplace, and no reason to punish by itself. Where the
// sender had called it critical, a person reads it.
import { v7 as uuidv7 } from 'uuid'
import { openCases, RANKS } from '../cases/open-cases.ts'
import type { Queryable } from '../store/database.ts'
import type { DecisionLog } from '../store/log/decision-log.ts'

export const REPORT_KINDS = ['not_needed', 'unwanted', 'abusive'] as const

export interface Report {
  readonly kind: (typeof REPORT_KINDS)[number]
  readonly words: string
}

const INSERT = `
  insert into message_report (marketplace_id, report_id, message_id, kind, words, reported_at)
  values ($1, $2, $3, $4, $5, $6) on conflict do nothing`

/** Records a report; of one message each kind counts once. */
export async function reportMessage(
  log: DecisionLog,
  { marketplaceId, messageId, now }: { marketplaceId: string; messageId: string; now: Date },
  { kind, words }: Report,
): Promise<void> {
  await log.transaction(async (transaction) => {
    const text = words.replaceAll('\u0000', '').toWellFormed().trim()
    const { rowCount } = await transaction.query(INSERT, [
      marketplaceId,
      uuidv7(),
      messageId,
      kind,
      text,
      now,
    ])
    if (rowCount === 0) return
    transaction.log(marketplaceId, { kind: 'message.reported', at: now, message: messageId, report: kind })
    await openReported(transaction, { marketplaceId, messageId, now }, kind)
  })
}

/**
 * A message that went out on a claim that was believed, and how many reports its buyer made in the last 30 days. What a
 * person has read before is not read again.
 */
const CLAIMED = `
  select (select count(*)::int from message_report r
      join message o on o.marketplace_id = r.marketplace_id and o.message_id = r.message_id
      where o.marketplace_id = m.marketplace_id and o.buyer_id = m.buyer_id
        and r.reported_at > $3::timestamptz - interval '30 days') as reports
  from message m
  join lateral (select claim_upheld from decision d where d.marketplace_id = m.marketplace_id
    and d.message_id = m.message_id order by decision_no desc limit 1) d on true
  where m.marketplace_id = $1 and m.message_id = $2 and m.direction = 'to_buyer' and d.claim_upheld
    and m.outcome in ('deliver', 'trim')
    and not exists (select from review_case c where c.marketplace_id = m.marketplace_id and c.message_id = m.message_id
      and c.closed_at is not null)`

/** A buyer who reports more in 30 days is heard no more in them: reports cost reviewers time. */
const REPORTS_HEARD = 10

/** The more a buyer reports, the less each of his reports weighs; how many buyers report a seller changes nothing. */
async function openReported(
  transaction: Queryable,
  { marketplaceId, messageId, now }: { marketplaceId: string; messageId: string; now: Date },
  kind: Report['kind'],
): Promise<void> {
  if (kind === 'abusive') return
  const { rows } = await transaction.query<{ reports: number }>(CLAIMED, [marketplaceId, messageId, now])
  const reports = rows[0]?.reports
  if (reports === undefined || reports > REPORTS_HEARD) return
  await openCases(transaction, { marketplaceId, now }, [
    { messageId, reason: 'report', rank: RANKS.report, weight: 1 / reports, detail: kind },
  ])
}

export interface ReportView extends Report {
  readonly id: string
  readonly message: string
  readonly reported_at: Date
}

/** Reports, newest first; `before` is the id of the last one of the page before. */
export async function listReports(
  db: Queryable,
  marketplaceId: string,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<ReportView[]> {
  const { rows } = await db.query<ReportView>(
    `select report_id as id, message_id as message, kind, words, reported_at from message_report
     where marketplace_id = $1 and ($2::uuid is null or report_id < $2) order by report_id desc limit $3`,
    [marketplaceId, before ?? null, limit],
  )
  return rows
}
