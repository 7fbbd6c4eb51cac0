// A mail that had been taken came back: it is noted, its sender is told, and a dead address is not written to again.

import { v7 as uuidv7 } from 'uuid'
import { otherParty } from '../identify/identify.ts'
import { findPartiesOfOrders, type Parties, type Party } from '../identify/parties.ts'
import type { Links, MessageRef } from '../links.ts'
import { queueLetters } from '../notices/queue-letters.ts'
import { writeUndeliverable } from '../notices/undeliverable.ts'
import type { DecisionLog, LoggedTransaction } from '../store/log/decision-log.ts'
import { markDead } from './dead-addresses.ts'
import type { Bounce } from './read-bounce.ts'

export interface BounceContext {
  readonly decisionLog: DecisionLog
  readonly links: Links
  readonly now: () => Date
}

interface Bounced {
  readonly to: Party
  readonly subject: string
  readonly automatic: boolean
  readonly parties: Parties
  readonly attempt: number
}

/** Records what came back of a message; a second report of the same, or of one that is erased, changes nothing. */
export async function takeBounce(
  ref: MessageRef,
  bounce: Bounce,
  { decisionLog, links, now: clock }: BounceContext,
): Promise<void> {
  if (bounce.fate === 'passing') return
  await decisionLog.transaction(async (transaction) => {
    const bounced = await findBounced(transaction, ref)
    if (bounced && (await record(transaction, ref, { bounce, bounced, now: clock() })))
      await consequences(transaction, ref, { bounce, bounced, now: clock(), links })
  })
}

const FIND = `
  select m.order_id, m.direction, m.subject, m.automatic,
    coalesce((select max(attempt) from delivery d where d.marketplace_id = m.marketplace_id
      and d.message_id = m.message_id and d.notice_id is null), 1) as attempt
  from message m where m.marketplace_id = $1 and m.message_id = $2 for update`

interface Row {
  readonly order_id: string
  readonly direction: 'to_buyer' | 'to_seller'
  readonly subject: string
  readonly automatic: boolean
  readonly attempt: number
}

async function findBounced(
  transaction: LoggedTransaction,
  { marketplaceId, messageId }: MessageRef,
): Promise<Bounced | undefined> {
  const { rows } = await transaction.query<Row>(FIND, [marketplaceId, messageId])
  const [row] = rows
  if (!row) return undefined
  const found = await findPartiesOfOrders(transaction, [{ marketplaceId, orderId: row.order_id }])
  const parties = found.get(row.order_id)
  return parties && { ...row, to: row.direction === 'to_buyer' ? 'buyer' : 'seller', parties }
}

interface Facts {
  readonly bounce: Bounce
  readonly bounced: Bounced
  readonly now: Date
}

const RECORD = `
  insert into delivery (marketplace_id, delivery_id, message_id, attempt, attempted_at, result, reply)
  select $1, $3, $2, $4, $5, 'bounced', $6
  where not exists (select from delivery
    where marketplace_id = $1 and message_id = $2 and notice_id is null and result = 'bounced')`

/** False where it was recorded already. */
async function record(
  transaction: LoggedTransaction,
  { marketplaceId, messageId }: MessageRef,
  { bounce, bounced, now }: Facts,
): Promise<boolean> {
  const { attempt } = bounced
  const values = [marketplaceId, messageId, uuidv7(), attempt, now, bounce.reply.replaceAll('\u0000', '')]
  const { rowCount } = await transaction.query(RECORD, values)
  if (rowCount !== 1) return false
  transaction.log(marketplaceId, { kind: 'relay.bounced', at: now, message: messageId, attempt })
  return true
}

async function consequences(
  transaction: LoggedTransaction,
  { marketplaceId, messageId }: MessageRef,
  { bounce, bounced, now, links }: Facts & { readonly links: Links },
): Promise<void> {
  const { to, parties, subject, automatic } = bounced
  // A report about another address, as after a forward, or one that changed meanwhile, condemns none that we know.
  const addresses = to === 'buyer' ? [parties.buyer.address] : parties.seller.addresses
  const dead =
    bounce.fate === 'gone' ? addresses.filter((address) => bounce.recipients.includes(address)) : []
  for (const address of dead)
    await markDead(transaction, { marketplaceId, address, messageId, reply: bounce.reply, now })
  if (automatic) return
  const link = links.to('why', { marketplaceId, messageId })
  const facts = { to, subject, orderId: parties.order.externalId, link }
  const sender = otherParty(to)
  await queueLetters(transaction, { marketplaceId, now }, [
    {
      ...{ to: sender, partyId: parties[sender].id, messageId, kind: 'undeliverable' },
      ...writeUndeliverable(facts, dead.length > 0 ? 'gone' : 'refused'),
    },
  ])
}
