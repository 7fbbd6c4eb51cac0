// Translates Message-IDs: each side sees the ids that it sent or received, never the other side's own.
import { ownMessageId, relayedMessageId } from '../identify/thread.ts'
import type { Queryable } from '../store/database.ts'
import type { StoredMessage } from './load.ts'

const FIND = `
  select message_id, direction, original_message_id from message
  where marketplace_id = $1 and order_id = $2 and (message_id = any($3::uuid[]) or original_message_id = any($4))`

interface Row {
  readonly message_id: string
  readonly direction: 'to_buyer' | 'to_seller'
  readonly original_message_id: string | null
}

/** The references of a message as its recipient knows them, in the same order; unknown ids are dropped. */
export async function translateReferences(
  db: Queryable,
  { parties, to, work }: StoredMessage,
  references: readonly string[],
): Promise<string[]> {
  if (references.length === 0) return []
  const { relayDomain } = parties.marketplace
  const own = references.flatMap((id) => ownMessageId(id, relayDomain) ?? [])
  const values = [work.marketplaceId, parties.order.id, own, references]
  const { rows } = await db.query<Row>({ name: 'translate-references', text: FIND, values })
  const translated = references.flatMap((id) => {
    const row = rows.find(
      (found) => found.original_message_id === id || found.message_id === ownMessageId(id, relayDomain),
    )
    return row ? [idFor(row, to, relayDomain)] : []
  })
  return [...new Set(translated)]
}

function idFor(row: Row, to: 'seller' | 'buyer', relayDomain: string): string {
  const receivedByHim = row.direction === `to_${to}`
  return (
    (receivedByHim ? undefined : row.original_message_id) ?? relayedMessageId(row.message_id, relayDomain)
  )
}
