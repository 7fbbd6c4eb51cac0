// Takes out what messages said. That they were, and how they were decided, stays; the log says what was taken out, so
// that a missing text is told from a stolen one.
import type { LoggedTransaction } from '../store/log/decision-log.ts'

const ERASE = `
  with body as (
    delete from message_body b where b.marketplace_id = $1 and b.message_id = any($2)
  ), judged as (
    delete from judgement j where j.marketplace_id = $1 and j.message_id = any($2)
  ), told as (
    update notice n set subject = '', body = '' where n.marketplace_id = $1 and n.message_id = any($2)
  ), answered as (
    -- Other servers' words name the address.
    update delivery d set reply = '' where d.marketplace_id = $1 and d.message_id = any($2)
  ), moot as (
    update review_case c set closed_at = $3, finding = 'moot'
    where c.marketplace_id = $1 and c.message_id = any($2) and c.closed_at is null
  ), objected as (
    update appeal a set words = '' where a.marketplace_id = $1 and a.message_id = any($2)
  ), reported as (
    update message_report r set words = '' where r.marketplace_id = $1 and r.message_id = any($2)
  )
  update message m set subject = '', original_message_id = null, sender_address = null, erased_at = $3
  where m.marketplace_id = $1 and m.message_id = any($2)`

/** Erases the contents of messages; the caller sees to it that none of them is still to be delivered. */
export async function eraseMessages(
  transaction: LoggedTransaction,
  { marketplaceId, now }: { marketplaceId: string; now: Date },
  { messages, why }: { messages: readonly string[]; why: 'retention' | 'buyer' },
): Promise<void> {
  if (messages.length === 0) return
  await transaction.query({ name: 'erase-messages', text: ERASE, values: [marketplaceId, messages, now] })
  for (const message of messages)
    transaction.log(marketplaceId, { kind: 'message.erased', at: now, message, why })
}
