// Writes a batch of decided messages: one statement that keeps what is new, one that adds all that belongs to it.
import type { Circumstances, Decision } from '@comity/policy'
import type { Queryable } from '../store/database.ts'
import { bytesLiteral } from './counters.ts'
import type { Incoming } from './incoming.ts'
import { storedJudgement } from './stored-judgement.ts'

/** A message with everything that is recorded about it. */
export interface DecidedMessage {
  /** In its batch. */
  readonly place: number
  readonly incoming: Incoming
  readonly decision: Decision
  readonly decidedAt: Date
  readonly circumstances: Circumstances
  readonly fingerprint: Buffer | undefined
  readonly contentHash: Buffer | undefined
  readonly outbox: readonly OutboxRow[]
  readonly notices: readonly NoticeRow[]
}

export interface OutboxRow {
  readonly outbox_id: string
  readonly kind: 'relay' | 'notice' | 'decide'
  readonly notice_id: string | null
  readonly due_at: Date
  readonly give_up_at: Date
}

export interface NoticeRow {
  readonly notice_id: string
  readonly to_party: 'seller' | 'buyer'
  readonly party_id: string
  readonly kind: string
  readonly subject: string
  readonly body: string
}

const INSERT_MESSAGES = `
  insert into message (marketplace_id, message_id, order_id, seller_id, buyer_id, conversation_id, direction, transport,
    subject, size_bytes, received_at, original_message_id, sender_address, automatic, answers_other_party, claim_kind,
    declared_reason, fingerprint, content_hash, proof, first_outcome, outcome)
  select marketplace_id, message_id, order_id, seller_id, buyer_id, conversation_id, direction, transport,
    subject, size_bytes, received_at, original_message_id, sender_address, automatic, answers_other_party, claim_kind,
    declared_reason, fingerprint, content_hash, proof, outcome, outcome
  from json_to_recordset($1) as r (marketplace_id uuid, message_id uuid, order_id uuid, seller_id uuid, buyer_id uuid,
    conversation_id uuid, direction text, transport text, subject text, size_bytes int, received_at timestamptz,
    original_message_id text, sender_address text, automatic boolean, answers_other_party boolean, claim_kind text,
    declared_reason text, fingerprint bytea, content_hash bytea, proof text, outcome text)
  on conflict do nothing
  returning message_id`

const INSERT_REST = `
  with conversations as (
    insert into conversation (marketplace_id, conversation_id, order_id, began_by, began_at)
    select distinct on (marketplace_id, conversation_id) marketplace_id, conversation_id, order_id, began_by, began_at
    from json_to_recordset($1) as r (marketplace_id uuid, conversation_id uuid, order_id uuid, began_by text, began_at timestamptz)
    on conflict do nothing
  ), bodies as (
    insert into message_body (marketplace_id, message_id, raw, visible_text)
    select * from unnest($2::uuid[], $3::uuid[], $4::bytea[], $5::text[])
  ), judgements as (
    insert into judgement (marketplace_id, message_id, verdict, confidence, language, segments, signals, model_name, model_version)
    select * from json_to_recordset($6) as r (marketplace_id uuid, message_id uuid, verdict text, confidence float8,
      language text, segments jsonb, signals jsonb, model_name text, model_version text)
  ), decisions as (
    insert into decision (marketplace_id, message_id, decision_no, decided_at, outcome, code, rule, policy_name,
      policy_version, because, how_to_fix, claim_upheld, kept, left_out, review, until, warnings, shadow, circumstances)
    select marketplace_id, message_id, 1, decided_at, outcome, code, rule, policy_name, policy_version, because,
      how_to_fix, claim_upheld, kept::int[], left_out::int[], review, until, warnings, shadow, circumstances
    from json_to_recordset($7) as r (marketplace_id uuid, message_id uuid, decided_at timestamptz, outcome text, code text,
      rule text, policy_name text, policy_version int, because text, how_to_fix text, claim_upheld boolean, kept text,
      left_out text, review boolean, until timestamptz, warnings jsonb, shadow jsonb, circumstances jsonb)
  ), notices as (
    insert into notice (marketplace_id, notice_id, to_party, party_id, message_id, kind, subject, body, created_at)
    select * from json_to_recordset($8) as r (marketplace_id uuid, notice_id uuid, to_party text, party_id uuid,
      message_id uuid, kind text, subject text, body text, created_at timestamptz)
  )
  insert into outbox (marketplace_id, outbox_id, kind, message_id, notice_id, due_at, give_up_at, attempts)
  select marketplace_id, outbox_id, kind, message_id, notice_id, due_at, give_up_at, 0
  from json_to_recordset($9) as r (marketplace_id uuid, outbox_id uuid, kind text, message_id uuid, notice_id uuid,
    due_at timestamptz, give_up_at timestamptz)`

/** Inserts the messages that are not there yet; returns the ids of those that were new. */
export async function insertMessages(
  db: Queryable,
  messages: readonly DecidedMessage[],
): Promise<ReadonlySet<string>> {
  const values = [JSON.stringify(messages.map(messageRow))]
  const { rows } = await db.query<{ message_id: string }>({
    name: 'insert-messages',
    text: INSERT_MESSAGES,
    values,
  })
  return new Set(rows.map((row) => row.message_id))
}

/** Inserts all that belongs to new messages. */
export async function insertRest(db: Queryable, messages: readonly DecidedMessage[]): Promise<void> {
  await db.query({
    name: 'insert-rest',
    text: INSERT_REST,
    values: [
      JSON.stringify(messages.map(conversationRow)),
      messages.map(({ incoming }) => incoming.destination.parties.marketplace.id),
      messages.map(({ incoming }) => incoming.messageId),
      messages.map(({ incoming }) => incoming.raw),
      messages.map(({ incoming }) => incoming.mail.visible?.text ?? ''),
      JSON.stringify(messages.flatMap(judgementRow)),
      JSON.stringify(messages.map(decisionRow)),
      JSON.stringify(
        messages.flatMap(({ incoming, decidedAt, notices }) =>
          notices.map((row) => ({ ...row, ...keyOf(incoming), created_at: decidedAt })),
        ),
      ),
      JSON.stringify(
        messages.flatMap(({ incoming, outbox }) => outbox.map((row) => ({ ...row, ...keyOf(incoming) }))),
      ),
    ],
  })
}

function keyOf({ destination, messageId }: Incoming): { marketplace_id: string; message_id: string } {
  return { marketplace_id: destination.parties.marketplace.id, message_id: messageId }
}

function messageRow({ incoming, decision, fingerprint, contentHash }: DecidedMessage): object {
  const { destination, mail, thread } = incoming
  const { order, seller, buyer } = destination.parties
  return {
    ...keyOf(incoming),
    order_id: order.id,
    seller_id: seller.id,
    buyer_id: buyer.id,
    conversation_id: thread.conversationId,
    direction: `to_${destination.to}`,
    transport: incoming.transport,
    subject: mail.subject,
    size_bytes: incoming.raw.length,
    received_at: incoming.receivedAt,
    original_message_id: mail.messageId?.slice(0, 1_000).toWellFormed(),
    sender_address: incoming.senderAddress,
    proof: incoming.proof,
    automatic: mail.automatic,
    answers_other_party: thread.answersOtherParty,
    claim_kind: incoming.claim,
    declared_reason: incoming.reason,
    fingerprint: bytesLiteral(fingerprint),
    content_hash: bytesLiteral(contentHash),
    outcome: decision.outcome,
  }
}

function conversationRow({ incoming }: DecidedMessage): object {
  const { destination, thread, receivedAt } = incoming
  return {
    ...keyOf(incoming),
    conversation_id: thread.conversationId,
    order_id: destination.parties.order.id,
    began_by: thread.beganBy ?? (destination.to === 'buyer' ? 'seller' : 'buyer'),
    began_at: receivedAt,
  }
}

function judgementRow({ incoming }: DecidedMessage): object[] {
  const { judgement } = incoming
  if (!judgement) return []
  const { model, ...rest } = storedJudgement(judgement)
  return [{ ...keyOf(incoming), ...rest, model_name: model.name, model_version: model.version }]
}

function decisionRow({ incoming, decision, decidedAt, circumstances }: DecidedMessage): object {
  return { ...keyOf(incoming), ...decisionColumns(decision, { decidedAt, circumstances }) }
}

/** A decision as columns of its table; lists of indexes as PostgreSQL array literals. */
export function decisionColumns(
  decision: Decision,
  { decidedAt, circumstances }: { decidedAt: Date; circumstances: Circumstances },
): object {
  const { outcome, code, rule, policy, because, how_to_fix, claim, trimmed, review } = decision
  const { until, warnings, shadow } = decision
  return {
    ...{
      decided_at: decidedAt,
      outcome,
      code,
      rule,
      because,
      how_to_fix,
      review,
      until,
      warnings,
      shadow,
      circumstances,
    },
    policy_name: policy.name,
    policy_version: policy.version,
    claim_upheld: claim?.upheld,
    kept: trimmed && `{${trimmed.kept.join()}}`,
    left_out: trimmed && `{${trimmed.left_out.join()}}`,
  }
}
