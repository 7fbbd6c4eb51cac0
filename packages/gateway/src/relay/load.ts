// Loads everything that delivering a batch of messages needs, in a few statements for all of them.
import type { Judgement } from '@comity/judge'
import type { Circumstances, Outcome } from '@comity/policy'
import { findDead } from '../bounces/dead-addresses.ts'
import { findPartiesOfOrders, type Parties, type Party } from '../identify/parties.ts'
import { type JudgementColumns, judgementOf } from '../pipeline/stored-judgement.ts'
import type { Queryable } from '../store/database.ts'
import type { MessageWork } from './claim.ts'
import { findPauses } from './paused-domains.ts'

/** A recorded message on its way out. */
export interface StoredMessage {
  readonly work: MessageWork
  readonly to: Party
  /** Where it goes: of a seller's addresses the first that is not known to be dead. */
  readonly address: string
  /** Whether a mail system said that there is no such address. */
  readonly isDead: boolean
  /** Why nothing goes to its domain for now. */
  readonly paused: string | undefined
  readonly parties: Parties
  readonly subject: string
  readonly automatic: boolean
  /** What the decision in force depended on. */
  readonly circumstances: Circumstances
  readonly contentHash: Buffer | undefined
  readonly senderAddress: string | undefined
  readonly transport: 'smtp' | 'api'
  readonly judgement: Judgement | undefined
  /** The policy that decided. */
  readonly policy: { readonly name: string; readonly version: number }
  readonly decisionNo: number
  readonly outcome: Outcome
  readonly code: string
  readonly leftOut: readonly number[]
}

interface Row extends JudgementColumns {
  readonly n: number
  readonly marketplace_id: string
  readonly order_id: string
  readonly direction: 'to_buyer' | 'to_seller'
  readonly subject: string
  readonly visible_text: string
  readonly automatic: boolean
  readonly content_hash: Buffer | null
  readonly circumstances: Circumstances
  readonly policy_name: string
  readonly policy_version: number
  readonly sender_address: string | null
  readonly transport: 'smtp' | 'api'
  readonly decision_no: number
  readonly outcome: Outcome
  readonly code: string
  readonly left_out: number[] | null
}

const LOAD = `
  select k.n::int as n, m.marketplace_id, m.order_id, m.direction, m.subject, b.visible_text, m.automatic, m.content_hash,
    d.circumstances, d.policy_name, d.policy_version, m.sender_address, m.transport, j.verdict, j.confidence, j.language, j.segments, j.signals,
    j.model_name, j.model_version, d.decision_no, d.outcome, d.code, d.left_out
  from unnest($1::uuid[], $2::uuid[], $3::int[]) as k (marketplace_id, message_id, n)
  join message m on m.marketplace_id = k.marketplace_id and m.message_id = k.message_id
  join message_body b on b.marketplace_id = m.marketplace_id and b.message_id = m.message_id
  left join judgement j on j.marketplace_id = m.marketplace_id and j.message_id = m.message_id
  join lateral (select decision_no, outcome, code, left_out, circumstances, policy_name, policy_version from decision d
    where d.marketplace_id = m.marketplace_id and d.message_id = m.message_id order by decision_no desc limit 1) d on true`

/** Loads the messages of a batch of relay work. */
export async function loadMessages(db: Queryable, works: readonly MessageWork[]): Promise<StoredMessage[]> {
  if (works.length === 0) return []
  const { rows } = await db.query<Row>({
    name: 'load-messages',
    text: LOAD,
    values: [
      works.map((work) => work.marketplaceId),
      works.map((work) => work.messageId),
      works.map((_, n) => n),
    ],
  })
  const parties = await findPartiesOfOrders(
    db,
    rows.map((row) => ({ marketplaceId: row.marketplace_id, orderId: row.order_id })),
  )
  const candidates = rows.map((row) => addressesOf(row, parties.get(row.order_id) as Parties))
  const dead = await findDead(db, candidates.flat())
  const isDead = ({ marketplaceId, address }: Candidate) => dead.has(`${marketplaceId} ${address}`)
  const chosen = candidates.map((all) => all.find((one) => !isDead(one)) ?? (all[0] as Candidate))
  const pauses = await findPauses(db, chosen)
  return rows.map((row, n) => ({
    ...storedMessage(row, parties.get(row.order_id) as Parties, works[row.n] as MessageWork),
    address: (chosen[n] as Candidate).address,
    isDead: isDead(chosen[n] as Candidate),
    paused: pauses[n],
  }))
}

interface Candidate {
  readonly marketplaceId: string
  readonly address: string
}

function addressesOf({ direction, marketplace_id }: Row, { seller, buyer }: Parties): Candidate[] {
  const addresses = direction === 'to_buyer' ? [buyer.address] : seller.addresses
  return addresses.map((address) => ({ marketplaceId: marketplace_id, address }))
}

/** Loads a message's bytes as they were received. */
export async function loadRaw(db: Queryable, { marketplaceId, messageId }: MessageWork): Promise<Buffer> {
  const { rows } = await db.query<{ raw: Buffer }>({
    name: 'load-raw',
    text: 'select raw from message_body where marketplace_id = $1 and message_id = $2',
    values: [marketplaceId, messageId],
  })
  if (!rows[0]) throw new Error(`message ${messageId} has no body`)
  return rows[0].raw
}

export function choiceKey({ marketplace, buyer, seller, order }: Parties) {
  return { marketplaceId: marketplace.id, buyerId: buyer.id, sellerId: seller.id, orderId: order.id }
}

function storedMessage(
  row: Row,
  parties: Parties,
  work: MessageWork,
): Omit<StoredMessage, 'address' | 'isDead' | 'paused'> {
  return {
    work,
    parties,
    to: row.direction === 'to_buyer' ? 'buyer' : 'seller',
    subject: row.subject,
    automatic: row.automatic,
    circumstances: row.circumstances,
    contentHash: row.content_hash ?? undefined,
    policy: { name: row.policy_name, version: row.policy_version },
    senderAddress: row.sender_address ?? undefined,
    transport: row.transport,
    judgement: judgementOf(row, { subject: row.subject, visibleText: row.visible_text }),
    decisionNo: row.decision_no,
    outcome: row.outcome,
    code: row.code,
    leftOut: row.left_out ?? [],
  }
}
