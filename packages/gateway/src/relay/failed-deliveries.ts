// What was given up or came back, and trying it again once the operator has put right what was wrong.
import { v7 as uuidv7 } from 'uuid'
import type { Queryable } from '../store/database.ts'
import type { LoggedTransaction } from '../store/log/decision-log.ts'

export interface FailedDelivery {
  readonly id: string
  readonly message: string
  readonly order: string
  readonly to: 'seller' | 'buyer'
  readonly subject: string
  readonly result: 'failed' | 'bounced'
  readonly reply: string
  readonly attempts: number
  readonly failed_at: Date
}

const LIST = `
  select d.delivery_id as id, d.message_id as message, o.external_id as "order",
    case m.direction when 'to_buyer' then 'buyer' else 'seller' end as "to", m.subject, d.result, d.reply,
    d.attempt as attempts, d.attempted_at as failed_at
  from delivery d
  join message m on m.marketplace_id = d.marketplace_id and m.message_id = d.message_id
  join orders o on o.marketplace_id = m.marketplace_id and o.order_id = m.order_id
  where d.marketplace_id = $1 and d.result in ('failed', 'bounced') and d.notice_id is null
    and ($2::uuid is null or d.delivery_id < $2)
  order by d.delivery_id desc limit $3`

/** Newest first; `before` is the id of the last one of the page before. */
export async function listFailed(
  db: Queryable,
  marketplaceId: string,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<FailedDelivery[]> {
  return (await db.query<FailedDelivery>(LIST, [marketplaceId, before ?? null, limit])).rows
}

/** As long as a message that an order needs is tried. */
const LIFETIME_MS = 72 * 3_600_000

const RETRY = `
  insert into outbox (marketplace_id, outbox_id, kind, message_id, due_at, give_up_at, attempts)
  select m.marketplace_id, $3, 'relay', m.message_id, $4, $5, 0 from message m
  where m.marketplace_id = $1 and m.message_id = $2 and m.outcome in ('deliver', 'trim') and m.erased_at is null
    and not exists (select from outbox x where x.marketplace_id = $1 and x.message_id = $2 and x.kind <> 'notice')
    and (select d.result from delivery d where d.marketplace_id = $1 and d.message_id = $2 and d.notice_id is null
      order by d.delivery_id desc limit 1) in ('failed', 'bounced')`

/** Puts a message that failed back into the outbox; its buyer's choices are asked again. False where none failed. */
export async function retryDelivery(
  transaction: LoggedTransaction,
  { marketplaceId, messageId, now }: { marketplaceId: string; messageId: string; now: Date },
): Promise<boolean> {
  const giveUpAt = new Date(now.getTime() + LIFETIME_MS)
  const { rowCount } = await transaction.query(RETRY, [marketplaceId, messageId, uuidv7(), now, giveUpAt])
  if (rowCount === 1) transaction.log(marketplaceId, { kind: 'relay.retried', at: now, message: messageId })
  return rowCount === 1
}
