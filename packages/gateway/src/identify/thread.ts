// Finds the conversation that a message belongs to: by the mails it refers to, else by its subject.
import { createHash } from 'node:crypto'
import { validate as isUuid } from 'uuid'
import type { Queryable } from '../store/database.ts'
import type { Parties, Party } from './parties.ts'

export interface Thread {
  readonly conversationId: string
  /** Undefined where only the subject tells the conversation; it may be there already (`findBeginners`). */
  readonly beganBy: Party | undefined
  /** Whether the message answers one of the other party's. */
  readonly answersOtherParty: boolean
  /** Visible texts of the messages it refers to, for telling quotes from new text. */
  readonly earlierTexts: readonly string[]
  /** The visible text of the other party's message that it answers; empty where it answers none. */
  readonly answeredText: string
}

interface ReferredRow {
  readonly conversation_id: string
  readonly direction: 'to_buyer' | 'to_seller'
  readonly visible_text: string
  readonly began_by: Party
}

const REFERRED = `
  select m.conversation_id, m.direction, b.visible_text, c.began_by
  from message m
  join message_body b on b.marketplace_id = m.marketplace_id and b.message_id = m.message_id
  join conversation c on c.marketplace_id = m.marketplace_id and c.conversation_id = m.conversation_id
  where m.marketplace_id = $1 and m.order_id = $2 and (m.message_id = any($3::uuid[]) or m.original_message_id = any($4))
  order by m.message_id desc
  limit 3`

const BEGAN_BY = `
  select c.conversation_id, c.began_by
  from unnest($1::uuid[], $2::uuid[]) as k (marketplace_id, conversation_id)
  join conversation c on c.marketplace_id = k.marketplace_id and c.conversation_id = k.conversation_id`

/** The Message-ID that a relayed message leaves with; it names the message and nothing of its sender. */
export function relayedMessageId(messageId: string, relayDomain: string): string {
  return `<${messageId}@${relayDomain}>`
}

/** The message that a Message-ID of ours names; undefined for everybody else's. */
export function ownMessageId(id: string, relayDomain: string): string | undefined {
  const [messageId, domain] = id.slice(1, -1).split('@')
  return domain === relayDomain && messageId && isUuid(messageId) ? messageId : undefined
}

/** Finds the thread of a message from `sender` with this subject and these references (Message-IDs, nearest first). */
export async function findThread(
  db: Queryable,
  { marketplace, order }: Parties,
  { sender, subject, references }: { sender: Party; subject: string; references: readonly string[] },
): Promise<Thread> {
  const referred = references.length === 0 ? [] : await findReferred(db, marketplace, order.id, references)
  const [nearest] = referred
  if (nearest) {
    return {
      conversationId: nearest.conversation_id,
      beganBy: nearest.began_by,
      answersOtherParty: isFromOther(nearest, sender),
      earlierTexts: referred.map((row) => row.visible_text),
      answeredText: isFromOther(nearest, sender) ? nearest.visible_text : '',
    }
  }
  const conversationId = conversationIdOf(order.id, subject)
  return { conversationId, beganBy: undefined, answersOtherParty: false, earlierTexts: [], answeredText: '' }
}

function isFromOther({ direction }: ReferredRow, sender: Party): boolean {
  return (direction === 'to_buyer') === (sender === 'buyer')
}

/** Who began the conversations that exist, by their ids. */
export async function findBeginners(
  db: Queryable,
  conversations: readonly { readonly marketplaceId: string; readonly conversationId: string }[],
): Promise<ReadonlyMap<string, Party>> {
  if (conversations.length === 0) return new Map()
  const { rows } = await db.query<{ conversation_id: string; began_by: Party }>({
    name: 'conversations-began',
    text: BEGAN_BY,
    values: [
      conversations.map(({ marketplaceId }) => marketplaceId),
      conversations.map(({ conversationId }) => conversationId),
    ],
  })
  return new Map(rows.map((row) => [row.conversation_id, row.began_by]))
}

async function findReferred(
  db: Queryable,
  { id, relayDomain }: Parties['marketplace'],
  orderId: string,
  references: readonly string[],
): Promise<ReferredRow[]> {
  const own = references.flatMap((reference) => ownMessageId(reference, relayDomain) ?? [])
  const { rows } = await db.query<ReferredRow>({
    name: 'referred-messages',
    text: REFERRED,
    values: [id, orderId, own, references],
  })
  return rows
}

/** The same order and subject make the same id (UUIDv8, RFC 9562 §5.8), so two first mails at once begin one thread. */
function conversationIdOf(orderId: string, subject: string): string {
  const base = subject
    .toLowerCase()
    .replace(/^(?:\s*(?:re|aw|sv|fwd?|wg|antw)\s*:|\s*\[[^\]]{1,30}\])+/, '')
    .trim()
  const hash = createHash('sha256').update(`${orderId}\n${base}`).digest().subarray(0, 16)
  hash[6] = ((hash[6] as number) & 0x0f) | 0x80
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
