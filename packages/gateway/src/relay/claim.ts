// Takes work out of the outbox. `due_at` doubles as the lease: what is taken is due again when its worker has died.
import type { Queryable } from '../store/database.ts'

interface Work {
  readonly marketplaceId: string
  readonly outboxId: string
  readonly giveUpAt: Date
  /** Attempts including this one. */
  readonly attempts: number
}

/** A message to be handed over, or decided first. */
export interface MessageWork extends Work {
  readonly kind: 'relay' | 'decide'
  readonly messageId: string
  readonly noticeId: null
}

export interface NoticeWork extends Work {
  readonly kind: 'notice'
  /** What it is about; null for a letter about no message. */
  readonly messageId: string | null
  readonly noticeId: string
}

export type OutboxWork = MessageWork | NoticeWork

/** Longer than an attempt can take (transport.ts), so that no mail is handed over twice by two gateways. */
const LEASE_MS = 300_000

const CLAIM = `
  update outbox set due_at = $1::timestamptz + $3 * interval '1 millisecond', attempts = attempts + 1
  where (marketplace_id, outbox_id) in (
    select marketplace_id, outbox_id from outbox where due_at <= $1 order by due_at limit $2 for update skip locked)
  returning marketplace_id as "marketplaceId", outbox_id as "outboxId", kind, message_id as "messageId",
    notice_id as "noticeId", give_up_at as "giveUpAt", attempts`

/** Claims up to `limit` rows that are due; several gateways may claim at once and get different ones. */
export async function claimDue(db: Queryable, now: Date, limit: number): Promise<OutboxWork[]> {
  const { rows } = await db.query<OutboxWork>({
    name: 'claim-due',
    text: CLAIM,
    values: [now, limit, LEASE_MS],
  })
  return rows
}

/**
 * Gives back what a gateway that died had taken. Only for who knows that no other gateway works on this database: the
 * owner of the embedded one.
 */
export async function releaseLeases(db: Queryable, now: Date): Promise<void> {
  await db.query('update outbox set due_at = $1 where due_at > $1', [now])
}
