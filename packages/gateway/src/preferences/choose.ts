// A buyer's choice: one event in the ledger, its effect in the projection, and an entry in the decision log, together.
import type { SOURCES } from '@comity/policy'
import { v7 as uuidv7 } from 'uuid'
import { buyerIdOf } from '../directory/buyers.ts'
import { sellerIdOf } from '../directory/sellers.ts'
import { Refusal } from '../refusals.ts'
import type { Queryable } from '../store/database.ts'
import type { DecisionLog, LoggedTransaction } from '../store/log/decision-log.ts'
import { ALL_SELLERS } from './find-choices.ts'

export interface ChoiceFields {
  /** The marketplace's own id of a seller or of an order; neither means all sellers. */
  readonly scope: { readonly seller?: string | undefined; readonly order?: string | undefined }
  readonly category: 'all' | 'reviews' | 'updates' | 'help' | 'offers'
  readonly choice: 'out' | 'in'
  readonly source: (typeof SOURCES)[number]
  readonly reason?: string | undefined
}

const RECORD = `
  with event as (
    insert into preference_event (marketplace_id, event_id, buyer_id, scope, scope_id, category, choice, source, reason,
      evidence, chosen_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  )
  insert into preference (marketplace_id, buyer_id, scope_id, category, scope, choice, source, chosen_at, event_id)
  values ($1, $3, $5, $6, $4, $7, $8, $11, $2)
  on conflict (marketplace_id, buyer_id, scope_id, category) do update
    set choice = excluded.choice, source = excluded.source, chosen_at = excluded.chosen_at, event_id = excluded.event_id
    where excluded.chosen_at >= preference.chosen_at`

/** One choice by the ids of the database, with what proves it. */
export interface KnownChoice extends Pick<ChoiceFields, 'category' | 'choice' | 'source' | 'reason'> {
  readonly scope: 'all' | 'seller' | 'order'
  readonly scopeId: string
  /** What proves that he chose: the way he came, and the message whose link he followed. */
  readonly evidence: { readonly by: 'api' | 'page' | 'one-click'; readonly message?: string }
}

/** Records a choice; it holds from the commit on, for messages in flight as well. */
export async function recordChoice(
  log: DecisionLog,
  { marketplaceId, buyer, now }: { marketplaceId: string; buyer: string; now: Date },
  { scope: named, ...fields }: ChoiceFields,
): Promise<void> {
  await log.transaction(async (transaction) => {
    const buyerId = await buyerIdOf(transaction, marketplaceId, buyer)
    const scope = await scopeOf(transaction, { marketplaceId, buyerId }, named)
    await record(
      transaction,
      { marketplaceId, buyerId, now },
      { ...fields, ...scope, evidence: { by: 'api' } },
    )
  })
}

/** Records several choices at once, or none. */
export async function recordChoices(
  log: DecisionLog,
  whose: { readonly marketplaceId: string; readonly buyerId: string; readonly now: Date },
  choices: readonly KnownChoice[],
): Promise<void> {
  await log.transaction(async (transaction) => {
    for (const choice of choices) await record(transaction, whose, choice)
  })
}

async function record(
  transaction: LoggedTransaction,
  { marketplaceId, buyerId, now }: { marketplaceId: string; buyerId: string; now: Date },
  { scope, scopeId, category, choice, source, reason, evidence }: KnownChoice,
): Promise<void> {
  const eventId = uuidv7()
  const values = [
    marketplaceId,
    eventId,
    buyerId,
    scope,
    scopeId,
    category,
    choice,
    source,
    reason ?? null,
    JSON.stringify(evidence),
    now,
  ]
  await transaction.query({ name: 'record-choice', text: RECORD, values })
  const what = { event: eventId, buyer: buyerId, scope, scope_id: scopeId, category, choice, source }
  transaction.log(marketplaceId, { kind: 'preference.chosen', at: now, ...what })
}

async function scopeOf(
  db: Queryable,
  { marketplaceId, buyerId }: { marketplaceId: string; buyerId: string },
  { seller, order }: ChoiceFields['scope'],
): Promise<{ scope: 'all' | 'seller' | 'order'; scopeId: string }> {
  if (seller !== undefined) return { scope: 'seller', scopeId: await sellerIdOf(db, marketplaceId, seller) }
  if (order === undefined) return { scope: 'all', scopeId: ALL_SELLERS }
  const { rows } = await db.query<{ order_id: string }>(
    'select order_id from orders where marketplace_id = $1 and external_id = $2 and buyer_id = $3',
    [marketplaceId, order, buyerId],
  )
  if (!rows[0]) throw new Refusal('thing.unknown', { detail: `This buyer has no order "${order}".` })
  return { scope: 'order', scopeId: rows[0].order_id }
}
