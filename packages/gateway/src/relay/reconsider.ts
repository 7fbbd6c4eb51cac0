// Before each attempt the buyer is asked again, so to speak: a message that was decided a while ago may no longer be
// wanted. A changed decision is recorded beside the first one, and its sender is told.
import { type Decision, decide, type Policy } from '@comity/policy'
import { v7 as uuidv7 } from 'uuid'
import { otherParty } from '../identify/identify.ts'
import type { Links } from '../links.ts'
import { noticeOf, writeNotice } from '../notices/notice.ts'
import { decisionInput } from '../pipeline/decision-input.ts'
import { decisionColumns } from '../pipeline/insert-messages.ts'
import { decisionDigest } from '../pipeline/log-events.ts'
import type { DecisionLog } from '../store/log/decision-log.ts'
import type { StoredMessage } from './load.ts'

/** The decision as it would be now; undefined where it is still the same. */
export function reconsider(message: StoredMessage, policy: Policy): Decision | undefined {
  const { to, parties, judgement, claim, beganBy, answersOtherParty, choices } = message
  if (to === 'seller') return undefined
  const from = otherParty(to)
  const decision = decide(
    decisionInput({
      from,
      judgement,
      claim,
      custom: parties.order.custom,
      beganBy,
      answersOtherParty,
      choices,
      language: parties[from].language,
    }),
    policy,
  )
  const same =
    decision.outcome === message.outcome &&
    (decision.trimmed?.left_out ?? []).join() === message.leftOut.join()
  return same ? undefined : decision
}

const REDECIDE = `
  with decided as (
    insert into decision (marketplace_id, message_id, decision_no, decided_at, outcome, code, rule, policy_name,
      policy_version, because, how_to_fix, claim_upheld, kept, left_out, review)
    select $1, $2, $3, decided_at, outcome, code, rule, policy_name, policy_version, because, how_to_fix, claim_upheld,
      kept::int[], left_out::int[], review
    from json_to_record($4) as r (decided_at timestamptz, outcome text, code text, rule text, policy_name text,
      policy_version int, because text, how_to_fix text, claim_upheld boolean, kept text, left_out text, review boolean)
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
  )
  delete from outbox using decided
  where marketplace_id = $1 and outbox_id = $9 and decided.outcome not in ('deliver', 'trim')`

/** Records a changed decision. What is no longer to be delivered leaves the outbox in the same transaction. */
export async function recordReconsidered(
  log: DecisionLog,
  { message, decision, now, links }: { message: StoredMessage; decision: Decision; now: Date; links: Links },
): Promise<void> {
  const { work, parties } = message
  const decisionNo = message.decisionNo + 1
  await log.transaction(async (transaction) => {
    await transaction.query({
      name: 'redecide',
      text: REDECIDE,
      values: [
        work.marketplaceId,
        work.messageId,
        decisionNo,
        JSON.stringify(decisionColumns(decision, now)),
        JSON.stringify(noticeRows(message, decision, links)),
        parties.seller.id,
        now,
        work.giveUpAt,
        work.outboxId,
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
      decision_sha256: decisionDigest(decision),
    })
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
