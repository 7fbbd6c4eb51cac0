// Writes down what came of delivery attempts, many in one transaction: the attempt, the log entry, and what is next.
import { v7 as uuidv7 } from 'uuid'
import { markDead } from '../bounces/dead-addresses.ts'
import type { LoggedTransaction } from '../store/log/decision-log.ts'
import type { OutboxWork } from './claim.ts'

/** One attempt and its result. */
export interface Attempt {
  readonly work: OutboxWork
  readonly attemptedAt: Date
  readonly result: 'delivered' | 'deferred' | 'failed'
  /** The other server's words, for the operator; never shown to a party. */
  readonly reply: string
  /** The number of the buyer's last choice that was seen; undefined where nobody was asked. */
  readonly ledgerNo?: number | undefined
  /** The recipient's address, where the other server says that there is none such. */
  readonly deadAddress?: string | undefined
  /** When to try again, for `deferred`. */
  readonly dueAt?: Date
  /** What the sender is told, for `failed`. */
  readonly notice?: FailureNotice | undefined
}

export interface FailureNotice {
  readonly to_party: 'seller' | 'buyer'
  readonly party_id: string
  readonly kind: string
  readonly subject: string
  readonly body: string
  readonly give_up_at: Date
}

/** Remote replies are cut to this; the longest of 330 real ones had 736 characters. */
const REPLY_LIMIT = 1_000

const SETTLE = `
  with attempt as (
    select * from json_to_recordset($1) as r (marketplace_id uuid, outbox_id uuid, delivery_id uuid, message_id uuid,
      notice_id uuid, attempt int, attempted_at timestamptz, result text, reply text, due_at timestamptz)
  ), done as (
    delete from outbox using attempt
    where outbox.marketplace_id = attempt.marketplace_id and outbox.outbox_id = attempt.outbox_id
      and attempt.result <> 'deferred'
  ), again as (
    update outbox set due_at = attempt.due_at from attempt
    where outbox.marketplace_id = attempt.marketplace_id and outbox.outbox_id = attempt.outbox_id
      and attempt.result = 'deferred'
  ), told as (
    insert into notice (marketplace_id, notice_id, to_party, party_id, message_id, kind, subject, body, created_at)
    select marketplace_id, notice_id, to_party, party_id, message_id, kind, subject, body, created_at
    from json_to_recordset($2) as r (marketplace_id uuid, notice_id uuid, to_party text, party_id uuid, message_id uuid,
      kind text, subject text, body text, created_at timestamptz)
  ), queued as (
    insert into outbox (marketplace_id, outbox_id, kind, message_id, notice_id, due_at, give_up_at, attempts)
    select marketplace_id, notice_id, 'notice', message_id, notice_id, created_at, give_up_at, 0
    from json_to_recordset($2) as r (marketplace_id uuid, notice_id uuid, message_id uuid, created_at timestamptz,
      give_up_at timestamptz)
  )
  insert into delivery (marketplace_id, delivery_id, message_id, notice_id, attempt, attempted_at, result, reply)
  select marketplace_id, delivery_id, message_id, notice_id, attempt, attempted_at, result, reply from attempt`

/** Settles a batch of attempts. */
export async function settleAttempts(
  transaction: LoggedTransaction,
  attempts: readonly Attempt[],
): Promise<undefined[]> {
  const values = [JSON.stringify(attempts.map(attemptRow)), JSON.stringify(attempts.flatMap(noticeRow))]
  await transaction.query({ name: 'settle', text: SETTLE, values })
  for (const { work, attemptedAt, result, ledgerNo } of attempts) {
    if (result === 'deferred') continue
    const subject = work.noticeId ? { notice: work.noticeId } : { message: work.messageId }
    transaction.log(work.marketplaceId, {
      kind: `${work.kind}.${result}`,
      at: attemptedAt,
      ...subject,
      attempt: work.attempts,
      ...(ledgerNo === undefined ? {} : { ledger_no: ledgerNo }),
    })
  }
  for (const { work, attemptedAt: now, deadAddress: address, reply } of attempts)
    if (address !== undefined && work.messageId !== null)
      await markDead(transaction, { ...work, messageId: work.messageId, address, reply, now })
  return attempts.map(() => undefined)
}

function attemptRow({ work, attemptedAt, result, reply, dueAt }: Attempt): object {
  return {
    marketplace_id: work.marketplaceId,
    outbox_id: work.outboxId,
    delivery_id: uuidv7(),
    message_id: work.messageId,
    notice_id: work.noticeId,
    attempt: work.attempts,
    attempted_at: attemptedAt,
    result,
    reply: reply.slice(0, REPLY_LIMIT).replaceAll('\u0000', '').toWellFormed(),
    due_at: dueAt,
  }
}

function noticeRow({ work, notice, attemptedAt }: Attempt): object[] {
  if (!notice) return []
  const { marketplaceId: marketplace_id, messageId: message_id } = work
  return [{ ...notice, marketplace_id, message_id, notice_id: uuidv7(), created_at: attemptedAt }]
}
