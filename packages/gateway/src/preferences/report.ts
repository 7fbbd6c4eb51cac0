// What a buyer says of a message that reached him: kept for the marketplace, and no reason to punish by itself.
import { v7 as uuidv7 } from 'uuid'
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
    if (rowCount === 1)
      transaction.log(marketplaceId, { kind: 'message.reported', at: now, message: messageId, report: kind })
  })
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
