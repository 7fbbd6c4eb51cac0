// Letters of Comity's own to sellers and buyers, into the outbox.
import { v7 as uuidv7 } from 'uuid'
import type { Queryable } from '../store/database.ts'
import type { NoticeText } from './notice.ts'

export interface Letter extends NoticeText {
  readonly to: 'seller' | 'buyer'
  readonly partyId: string
  readonly kind: string
  /** The message it is about, if any. */
  readonly messageId?: string | undefined
}

const QUEUE = `
  with letter as (
    select * from json_to_recordset($2) as r (notice_id uuid, to_party text, party_id uuid, message_id uuid, kind text, subject text, body text)
  ), told as (
    insert into notice (marketplace_id, notice_id, to_party, party_id, message_id, kind, subject, body, created_at)
    select $1, notice_id, to_party, party_id, message_id, kind, subject, body, $3 from letter
  )
  insert into outbox (marketplace_id, outbox_id, kind, message_id, notice_id, due_at, give_up_at, attempts)
  select $1, notice_id, 'notice', message_id, notice_id, $3, $4, 0 from letter`

/** As long as a message that an order needs. */
const LIFETIME_MS = 72 * 3_600_000

/** Queues letters; they go out once the transaction has committed. */
export async function queueLetters(
  db: Queryable,
  { marketplaceId, now }: { marketplaceId: string; now: Date },
  letters: readonly Letter[],
): Promise<void> {
  if (letters.length === 0) return
  const rows = letters.map(({ to, partyId, messageId, kind, subject, body }) => ({
    notice_id: uuidv7(),
    to_party: to,
    party_id: partyId,
    message_id: messageId,
    ...{ kind, subject, body },
  }))
  const giveUpAt = new Date(now.getTime() + LIFETIME_MS)
  await db.query({
    name: 'queue-letters',
    text: QUEUE,
    values: [marketplaceId, JSON.stringify(rows), now, giveUpAt],
  })
}
