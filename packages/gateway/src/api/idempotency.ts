// Idempotency-Key: a request that is repeated after a lost answer is done once.
import { v7 as uuidv7 } from 'uuid'
import { Refusal } from '../refusals.ts'
import { digestOf } from '../store/log/chain.ts'
import type { ApiContext } from './context.ts'

const CLAIM = `
  insert into idempotency_key (marketplace_id, key, request_hash, message_id, created_at)
  values ($1, $2, $3, $4, $5)
  on conflict (marketplace_id, key) do update set key = excluded.key
  returning request_hash, message_id`

/**
 * The id for the message of a request: the same one for the same key, so that a repeated request finds its message
 * recorded, or records it now where the first one broke off. Refuses a key that was used for another request.
 */
export async function claimIdempotencyKey(
  { pool, now }: ApiContext,
  { marketplaceId, key, body }: { marketplaceId: string; key: string | undefined; body: unknown },
): Promise<string> {
  const messageId = uuidv7()
  if (key === undefined) return messageId
  const hash = Buffer.from(digestOf(body), 'hex')
  const values = [marketplaceId, key, hash, messageId, now()]
  const { rows } = await pool.query<{ request_hash: Buffer; message_id: string }>(CLAIM, values)
  const [row] = rows
  if (!row?.request_hash.equals(hash)) throw new Refusal('idempotency.reused')
  return row.message_id
}
