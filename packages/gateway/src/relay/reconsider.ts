// Before each attempt the buyer is asked again, so to speak: a message that was decided a while ago may no longer be
// wanted. A changed decision is recorded beside the first one, and its sender is told.
import { type Choice, type Circumstances, type Decision, decide, type Policy } from '@comity/policy'
import { v7 as uuidv7 } from 'uuid'
import type { Links } from '../links.ts'
import { noticeOf, writeNotice } from '../notices/notice.ts'
import { withChoices } from '../pipeline/decision-input.ts'
import { decisionColumns, type OutboxRow } from '../pipeline/insert-messages.ts'
import { decisionDigest } from '../pipeline/log-events.ts'
import type { LoggedTransaction } from '../store/log/decision-log.ts'
import type { StoredMessage } from './load.ts'

/**
 * The decision as it would be now that the buyer may have chosen otherwise; undefined where it is still the same. All
 * else is as it was: a limit is not counted twice, and a policy activated since decides on new messages only.
 */
export function reconsider(
  message: StoredMessage,
  choices: readonly Choice[],
  policy: Policy,
): Reconsidered | undefined {
  const { judgement } = message
  const circumstances = withChoices(message.circumstances, choices)
  const decision = decide({ ...circumstances, judgement }, policy)
  const same =
    decision.outcome === message.outcome &&
    (decision.trimmed?.left_out ?? []).join() === message.leftOut.join()
  return same ? undefined : { decision, circumstances }
}

/** A decision that takes the place of an earlier one, with what it depended on. */
export interface Reconsidered {
  readonly decision: Decision
  readonly circumstances: Circumstances
}

const REDECIDE = `
  with decided as (
    insert into decision (marketplace_id, message_id, decision_no, decided_at, outcome, code, rule, policy_name,
      policy_version, because, how_to_fix, claim_upheld, kept, left_out, review, until, warnings, shadow, circumstances)
    select $1, $2, $3, decided_at, outcome, code, rule, policy_name, policy_version, because, how_to_fix, claim_upheld,
      kept::int[], left_out::int[], review, until, warnings, shadow, circumstances
    from json_to_record($4) as r (decided_at timestamptz, outcome text, code text, rule text, policy_name text,
      policy_version int, because text, how_to_fix text, claim_upheld boolean, kept text, left_out text, review boolean,
      until timestamptz, warnings jsonb, shadow jsonb, circumstances jsonb)
    returning outcome
  ), current as (
    update message set outcome = decided.outcome from decided where marketplace_id = $1 and message_id = $2
  ), told as (
    insert into notice (marketplace_id, notice_id, to_party, party_id, message_id, kind, subject, body, created_at)
    select $1, notice_id, 'seller', $6, $2, kind, subject, body, $7
    from json_to_recordset($5) as r (notice_id uuid, kind text, subject text, body text)
    returning notice_id
  ), queued as (
    insert into outbox (marketplace_id, outbox_id, kind, message_id, notice_id, due_at, give_up_at, attempts)
    select $1, notice_id, 'notice', $2, notice_id, $7, $8, 0 from told
  ), kept as (
    update outbox set kind = next.kind, due_at = next.due_at, give_up_at = next.give_up_at, attempts = 0
    from json_to_record($10) as next (kind text, due_at timestamptz, give_up_at timestamptz)
    where marketplace_id = $1 and outbox_id = $9 and next.kind is not null
    returning outbox_id
  )
  delete from outbox using decided
  where marketplace_id = $1 and outbox_id = $9 and decided.outcome not in ('deliver', 'trim')
    and not exists (select from kept)`

export interface Recording {
  readonly message: StoredMessage
  readonly reconsidered: Reconsidered
  readonly now: Date
  readonly links: Links
  /** What the row in the outbox is for from now on; undefined leaves a delivery as it is, or ends it. */
  readonly next?: Pick<OutboxRow, 'kind' | 'due_at' | 'give_up_at'> | undefined
}

/** Records a changed decision. What is no longer to be delivered leaves the outbox in the same transaction. */
export async function recordReconsidered(
  transaction: LoggedTransaction,
  recording: Recording,
): Promise<void> {
  const { message, reconsidered, now, links, next } = recording
  const { decision, circumstances } = reconsidered
  const { work, parties } = message
  const decisionNo = message.decisionNo + 1
  await transaction.query({
    name: 'redecide',
    text: REDECIDE,
    values: [
      work.marketplaceId,
      work.messageId,
      decisionNo,
      JSON.stringify(decisionColumns(decision, { decidedAt: now, circumstances })),
      JSON.stringify(noticeRows(message, decision, links)),
      parties.seller.id,
      now,
      work.giveUpAt,
      work.outboxId,
      JSON.stringify(next ?? {}),
    ],
  })
  transaction.log(work.marketplaceId, {
    kind: 'message.decided',
    at: now,
    message: work.messageId,
    order: parties.order.id,
    to: message.to,
    decision_no: decisionNo,
    outcome: decision.outcome,
    code: decision.code,
    decision_sha256: decisionDigest({ ...decision, circumstances }),
  })
}

/** The sender was told something else before, so he is told now, whatever way he is told usually. */
function noticeRows(
  { work, subject, parties, automatic }: StoredMessage,
  decision: Decision,
  links: Links,
): object[] {
  const kind = noticeOf(decision)
  if (!kind || automatic) return []
  const text = writeNotice(kind, {
    subject,
    orderId: parties.order.externalId,
    because: decision.because,
    howToFix: decision.how_to_fix,
    link: links.to('why', work),
  })
  return [{ notice_id: uuidv7(), kind, ...text }]
}
