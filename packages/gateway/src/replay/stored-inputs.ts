// Recorded messages with everything their decision depended on, so that they can be decided again.
import type { Circumstances, ClaimKind, DecisionInput, Outcome } from '@comity/policy'
import { type JudgementColumns, judgementOf } from '../pipeline/stored-judgement.ts'
import type { Queryable } from '../store/database.ts'

export interface StoredInput {
  readonly messageId: string
  readonly subject: string
  readonly order: { readonly id: string }
  readonly seller: { readonly id: string; readonly externalId: string }
  readonly buyer: { readonly id: string }
  readonly contentHash: string | undefined
  readonly input: DecisionInput
  /** What was decided: first where a page is read, in force where one message is. */
  readonly decided: { readonly outcome: Outcome; readonly code: string; readonly claimUpheld: boolean | null }
  readonly policy: { readonly name: string; readonly version: number }
}

interface Row extends JudgementColumns {
  readonly message_id: string
  readonly order_id: string
  readonly seller_id: string
  readonly buyer_id: string
  readonly seller: string
  readonly subject: string
  readonly visible_text: string
  readonly content_hash: string | null
  readonly claim_kind: ClaimKind | null
  readonly circumstances: Circumstances
  readonly outcome: Outcome
  readonly code: string
  readonly claim_upheld: boolean | null
  readonly policy_name: string
  readonly policy_version: number
}

const read = (which: string) => `
  select m.message_id, m.order_id, m.seller_id, m.buyer_id, s.external_id as seller, m.subject, b.visible_text,
    encode(m.content_hash, 'hex') as content_hash, d.circumstances, d.outcome, d.code, d.claim_upheld, d.policy_name,
    d.policy_version, j.verdict, j.confidence, j.language, j.segments, j.signals, j.model_name, j.model_version
  from message m
  join seller s on s.marketplace_id = m.marketplace_id and s.seller_id = m.seller_id
  join message_body b on b.marketplace_id = m.marketplace_id and b.message_id = m.message_id
  join decision d on d.marketplace_id = m.marketplace_id and d.message_id = m.message_id and d.decision_no = ${which}
  left join judgement j on j.marketplace_id = m.marketplace_id and j.message_id = m.message_id`

/** Sellers' messages in the order in which they came in, a page at a time; `after` is the id before the first. */
export async function readInputs(
  db: Queryable,
  { marketplaceId, after, limit }: { marketplaceId: string; after: string; limit: number },
): Promise<StoredInput[]> {
  const { rows } = await db.query<Row>({
    name: 'replay-page',
    text: `${read('1')}
      where m.marketplace_id = $1 and m.message_id > $2 and m.direction = 'to_buyer'
      order by m.message_id limit $3`,
    values: [marketplaceId, after, limit],
  })
  return rows.map(storedInput)
}

const LATEST = `(select max(decision_no) from decision l
  where l.marketplace_id = m.marketplace_id and l.message_id = m.message_id)`

/** One message, whoever wrote it, with what the decision in force depended on. */
export async function readInput(
  db: Queryable,
  marketplaceId: string,
  messageId: string,
): Promise<StoredInput | undefined> {
  const { rows } = await db.query<Row>(`${read(LATEST)} where m.marketplace_id = $1 and m.message_id = $2`, [
    marketplaceId,
    messageId,
  ])
  return rows[0] && storedInput(rows[0])
}

function storedInput(row: Row): StoredInput {
  const judgement = judgementOf(row, { subject: row.subject, visibleText: row.visible_text })
  return {
    messageId: row.message_id,
    subject: row.subject,
    order: { id: row.order_id },
    seller: { id: row.seller_id, externalId: row.seller },
    buyer: { id: row.buyer_id },
    contentHash: row.content_hash ?? undefined,
    input: { ...row.circumstances, judgement },
    decided: { outcome: row.outcome, code: row.code, claimUpheld: row.claim_upheld },
    policy: { name: row.policy_name, version: row.policy_version },
  }
}
