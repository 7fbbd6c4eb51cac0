// A message as its marketplace sees it: who, about what, how it was judged, decided and delivered.
import type { Judgement, Verdict } from '@comity/judge'
import type { ClaimKind, Decision, Outcome } from '@comity/policy'
import { type JudgementColumns, judgementOf } from '../pipeline/stored-judgement.ts'
import type { Queryable } from '../store/database.ts'

/** One line of a list. */
export interface MessageSummary {
  readonly id: string
  readonly order: string
  readonly seller: string
  readonly buyer: string
  readonly conversation: string
  readonly from: 'seller' | 'buyer'
  readonly transport: 'smtp' | 'api'
  readonly subject: string
  readonly received_at: Date
  readonly verdict: Verdict | null
  readonly outcome: Outcome
  readonly code: string
  readonly because: string
}

export interface DecisionView {
  readonly outcome: Outcome
  readonly code: string
  readonly because: string
  readonly how_to_fix?: string
  readonly rule: string
  readonly policy: { readonly name: string; readonly version: number }
  readonly claim?: { readonly kind: ClaimKind; readonly upheld: boolean }
  readonly trimmed?: { readonly kept: readonly number[]; readonly left_out: readonly number[] }
  readonly review: boolean
  readonly until?: Date
  readonly warnings: Decision['warnings']
  readonly shadow: Decision['shadow']
  readonly decided_at: Date
}

export interface DeliveryView {
  /** `message` to its recipient, `notice` to its sender. */
  readonly of: 'message' | 'notice'
  readonly attempt: number
  readonly attempted_at: Date
  readonly result: 'delivered' | 'deferred' | 'failed' | 'bounced'
  readonly reply: string
}

export interface NoticeView {
  readonly to: 'seller' | 'buyer'
  readonly kind: string
  readonly subject: string
  readonly body: string
  readonly created_at: Date
}

export interface MessageView extends Omit<MessageSummary, 'verdict' | 'outcome' | 'code' | 'because'> {
  readonly text: string
  /** How it is known who sent it; null for the API. */
  readonly proof: 'login' | 'network' | 'dmarc' | 'spf' | 'dkim' | null
  readonly judgement: Judgement | null
  /** The one in force. */
  readonly decision: DecisionView
  /** Those before it, oldest first. */
  readonly earlier_decisions: readonly DecisionView[]
  readonly deliveries: readonly DeliveryView[]
  readonly notices: readonly NoticeView[]
  /** Whether delivery is still to be tried. */
  readonly waiting: boolean
}

const SUMMARY = `
  m.message_id as id, o.external_id as "order", s.external_id as seller, b.external_id as buyer,
  m.conversation_id as conversation, case m.direction when 'to_buyer' then 'seller' else 'buyer' end as "from",
  m.transport, m.subject, m.received_at`

const JOINS = `
  join orders o on o.marketplace_id = m.marketplace_id and o.order_id = m.order_id
  join seller s on s.marketplace_id = m.marketplace_id and s.seller_id = m.seller_id
  join buyer b on b.marketplace_id = m.marketplace_id and b.buyer_id = m.buyer_id`

const LIST = `
  select ${SUMMARY}, j.verdict, d.outcome, d.code, d.because
  from message m ${JOINS}
  left join judgement j on j.marketplace_id = m.marketplace_id and j.message_id = m.message_id
  join lateral (select outcome, code, because from decision d
    where d.marketplace_id = m.marketplace_id and d.message_id = m.message_id order by decision_no desc limit 1) d on true
  where m.marketplace_id = $1 and ($2::uuid is null or m.message_id < $2)
    and ($3::text is null or o.external_id = $3) and ($4::text is null or s.external_id = $4)
    and ($5::text is null or b.external_id = $5) and ($6::text is null or m.outcome = $6)
  order by m.message_id desc
  limit $7`

export interface MessageFilter {
  readonly order?: string | undefined
  readonly seller?: string | undefined
  readonly buyer?: string | undefined
  readonly outcome?: Outcome | undefined
}

/** Messages, newest first; `before` is the id of the last one of the page before. */
export async function listMessages(
  db: Queryable,
  { marketplaceId, before, limit }: { marketplaceId: string; before?: string | undefined; limit: number },
  { order, seller, buyer, outcome }: MessageFilter,
): Promise<MessageSummary[]> {
  const filters = [order, seller, buyer, outcome].map((value) => value ?? null)
  const { rows } = await db.query<MessageSummary>(LIST, [marketplaceId, before ?? null, ...filters, limit])
  return rows
}

interface HeadRow extends Omit<MessageSummary, 'verdict' | 'outcome' | 'code' | 'because'> {
  readonly text: string
  readonly proof: MessageView['proof']
  readonly claim_kind: ClaimKind | null
  readonly waiting: boolean
}

const HEAD = `
  select ${SUMMARY}, coalesce(body.visible_text, '') as text, m.proof, m.claim_kind,
    exists (select from outbox x where x.marketplace_id = m.marketplace_id and x.message_id = m.message_id
      and x.kind = 'relay') as waiting
  from message m ${JOINS}
  left join message_body body on body.marketplace_id = m.marketplace_id and body.message_id = m.message_id
  where m.marketplace_id = $1 and m.message_id = $2`

/** Finds one message with everything known about it. */
export async function findMessage(
  db: Queryable,
  marketplaceId: string,
  messageId: string,
): Promise<MessageView | undefined> {
  const key = [marketplaceId, messageId]
  const { rows } = await db.query<HeadRow>(HEAD, key)
  if (!rows[0]) return undefined
  const { claim_kind, ...head } = rows[0]
  const [judgement, decisions, deliveries, notices] = [
    await findJudgement(db, key, { subject: head.subject, visibleText: head.text }),
    await findDecisions(db, key, claim_kind),
    await findDeliveries(db, key),
    await findNotices(db, key),
  ]
  const decision = decisions.at(-1) as DecisionView
  return { ...head, judgement, decision, earlier_decisions: decisions.slice(0, -1), deliveries, notices }
}

async function findJudgement(
  db: Queryable,
  key: readonly string[],
  texts: { readonly subject: string; readonly visibleText: string },
): Promise<Judgement | null> {
  const { rows } = await db.query<JudgementColumns>(
    'select verdict, confidence, language, segments, signals, model_name, model_version from judgement where marketplace_id = $1 and message_id = $2',
    [...key],
  )
  return (rows[0] && judgementOf(rows[0], texts)) ?? null
}

interface DecisionRow extends Omit<DecisionView, 'policy' | 'claim' | 'trimmed' | 'how_to_fix' | 'until'> {
  readonly how_to_fix: string | null
  readonly until: Date | null
  readonly policy_name: string
  readonly policy_version: number
  readonly claim_upheld: boolean | null
  readonly kept: number[] | null
  readonly left_out: number[] | null
}

async function findDecisions(
  db: Queryable,
  key: readonly string[],
  claimKind: ClaimKind | null,
): Promise<DecisionView[]> {
  const { rows } = await db.query<DecisionRow>(
    `select outcome, code, because, how_to_fix, rule, policy_name, policy_version, claim_upheld, kept, left_out, review,
       until, warnings, shadow, decided_at
     from decision where marketplace_id = $1 and message_id = $2 order by decision_no`,
    [...key],
  )
  return rows.map((row) => decisionView(row, claimKind))
}

function decisionView(row: DecisionRow, claimKind: ClaimKind | null): DecisionView {
  const { how_to_fix, policy_name, policy_version, claim_upheld, kept, left_out, until, ...decision } = row
  return {
    ...decision,
    policy: { name: policy_name, version: policy_version },
    ...(how_to_fix === null ? {} : { how_to_fix }),
    ...(until === null ? {} : { until }),
    ...(claimKind === null || claim_upheld === null
      ? {}
      : { claim: { kind: claimKind, upheld: claim_upheld } }),
    ...(kept === null || left_out === null ? {} : { trimmed: { kept, left_out } }),
  }
}

async function findDeliveries(db: Queryable, key: readonly string[]): Promise<DeliveryView[]> {
  const { rows } = await db.query<DeliveryView>(
    `select case when notice_id is null then 'message' else 'notice' end as of, attempt, attempted_at, result, reply
     from delivery where marketplace_id = $1 and message_id = $2 order by delivery_id`,
    [...key],
  )
  return rows
}

async function findNotices(db: Queryable, key: readonly string[]): Promise<NoticeView[]> {
  const { rows } = await db.query<NoticeView>(
    `select to_party as "to", kind, subject, body, created_at
     from notice where marketplace_id = $1 and message_id = $2 order by notice_id`,
    [...key],
  )
  return rows
}
