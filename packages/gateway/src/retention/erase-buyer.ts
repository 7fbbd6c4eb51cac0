// Erases a buyer: name, address, what was written. His refusals stay as a code, so that they hold if he comes back.
import { v7 as uuidv7 } from 'uuid'
import type { Suppressions } from '../preferences/suppressions.ts'
import type { DecisionLog, LoggedTransaction } from '../store/log/decision-log.ts'
import { eraseMessages } from './erase-messages.ts'

interface Whose {
  readonly marketplaceId: string
  readonly buyerId: string
  readonly now: Date
}

/** A mail of his own that was acknowledged and not yet handed over goes out first; it is swept up later. */
const MESSAGES = `
  select m.message_id from message m
  where m.marketplace_id = $1 and m.buyer_id = $2 and m.erased_at is null
    and not exists (select from outbox x where x.marketplace_id = $1 and x.message_id = m.message_id
      and x.kind <> 'notice' and m.direction = 'to_seller')`

/** What was still to reach him has nowhere to go. */
const CANCEL = `
  with gone as (
    delete from outbox x using message m
    where x.marketplace_id = $1 and m.marketplace_id = $1 and m.message_id = x.message_id and m.buyer_id = $2
      and m.direction = 'to_buyer' and x.kind <> 'notice'
    returning x.message_id, x.attempts
  )
  select message_id, attempts from gone`

const CANCELLED = `
  insert into delivery (marketplace_id, delivery_id, message_id, notice_id, attempt, attempted_at, result, reply)
  select $1, delivery_id, message_id, null, attempt, $2, 'failed', 'the buyer was erased'
  from unnest($3::uuid[], $4::uuid[], $5::int[]) as k (delivery_id, message_id, attempt)`

const LETTERS = `
  with letters as (
    update notice set subject = '', body = '' where marketplace_id = $1 and to_party = 'buyer' and party_id = $2
    returning notice_id
  )
  delete from outbox x using letters where x.marketplace_id = $1 and x.notice_id = letters.notice_id`

const CLOSE = `
  update alias a set revoked_at = $3 from orders o
  where o.marketplace_id = $1 and o.buyer_id = $2 and a.marketplace_id = $1 and a.order_id = o.order_id
    and a.revoked_at is null`

const CLEAR = `
  update preference_event set evidence = '{}', reason = null
  where marketplace_id = $1 and buyer_id = $2 and (evidence <> '{}' or reason is not null)`

/** No host of this name can exist (RFC 6761 §6.4). */
const FORGET = `
  update buyer set name = '', address = 'erased@' || buyer_id || '.invalid', external_id = 'erased-' || buyer_id,
    time_zone = 'UTC', links_since = $3, updated_at = $3
  where marketplace_id = $1 and buyer_id = $2`

/** Erases a buyer for good; true where there was somebody to erase. */
export function eraseBuyer(log: DecisionLog, suppressions: Suppressions, whose: Whose): Promise<boolean> {
  const { marketplaceId, buyerId, now } = whose
  return log.transaction(async (transaction) => {
    const { rows } = await transaction.query<{ address: string }>(
      `select address from buyer where marketplace_id = $1 and buyer_id = $2
       and address <> 'erased@' || buyer_id || '.invalid' for no key update`,
      [marketplaceId, buyerId],
    )
    if (!rows[0]) return false
    await suppressions.remember(transaction, { ...whose, address: rows[0].address })
    await transaction.query('delete from dead_address where marketplace_id = $1 and address = $2', [
      marketplaceId,
      rows[0].address,
    ])
    await cancelDeliveries(transaction, whose)
    const { rows: messages } = await transaction.query<{ message_id: string }>(MESSAGES, [
      marketplaceId,
      buyerId,
    ])
    await eraseMessages(transaction, whose, {
      messages: messages.map(({ message_id }) => message_id),
      why: 'buyer',
    })
    await transaction.query(LETTERS, [marketplaceId, buyerId])
    await transaction.query(CLOSE, [marketplaceId, buyerId, now])
    await transaction.query(CLEAR, [marketplaceId, buyerId])
    await transaction.query(FORGET, [marketplaceId, buyerId, now])
    transaction.log(marketplaceId, { kind: 'buyer.erased', at: now, buyer: buyerId })
    return true
  })
}

async function cancelDeliveries(
  transaction: LoggedTransaction,
  { marketplaceId, buyerId, now }: Whose,
): Promise<void> {
  const { rows } = await transaction.query<{ message_id: string; attempts: number }>(CANCEL, [
    marketplaceId,
    buyerId,
  ])
  if (rows.length === 0) return
  const columns = [
    rows.map(() => uuidv7()),
    rows.map(({ message_id }) => message_id),
    rows.map(({ attempts }) => attempts + 1),
  ]
  await transaction.query(CANCELLED, [marketplaceId, now, ...columns])
  for (const { message_id: message, attempts } of rows)
    transaction.log(marketplaceId, { kind: 'relay.failed', at: now, message, attempt: attempts + 1 })
}
