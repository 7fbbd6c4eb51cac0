// A buyer's choice as the marketplace names it, and the taking back of one.
import { buyerIdOf } from '../directory/buyers.ts'
import { sellerIdOf } from '../directory/sellers.ts'
import { Refusal } from '../refusals.ts'
import type { Queryable } from '../store/database.ts'
import type { DecisionLog, LoggedTransaction } from '../store/log/decision-log.ts'
import { ALL_SELLERS } from './find-choices.ts'
import { appendToLedger, type Evidence, type LedgerEntry } from './ledger.ts'

export interface ChoiceFields extends Pick<LedgerEntry, 'category' | 'source' | 'reason' | 'until'> {
  /** The marketplace's own id of a seller or of an order; neither means all sellers. */
  readonly scope: { readonly seller?: string | undefined; readonly order?: string | undefined }
  readonly choice: 'out' | 'in'
}

/** A choice of a buyer who is known. */
export type KnownChoice = Omit<LedgerEntry, 'buyerId' | 'undoes' | 'chosenAt'>

interface Whose {
  readonly marketplaceId: string
  readonly buyerId: string
  readonly now: Date
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
    const entry: LedgerEntry = { ...fields, ...scope, buyerId, evidence: { by: 'api' } }
    await appendToLedger(transaction, { marketplaceId, now }, [entry])
  })
}

/** Records several choices at once, or none; returns the ids of their events. */
export function recordChoices(
  log: DecisionLog,
  whose: Whose,
  choices: readonly KnownChoice[],
): Promise<string[]> {
  const entries = choices.map((choice) => ({ ...choice, buyerId: whose.buyerId }))
  return log.transaction((transaction) => appendToLedger(transaction, whose, entries))
}

interface EventRow {
  readonly event_id: string
  readonly scope: LedgerEntry['scope']
  readonly scope_id: string
  readonly category: LedgerEntry['category']
}

const UNDOABLE = `
  select e.event_id, e.scope, e.scope_id, e.category from preference_event e
  where e.marketplace_id = $1 and e.buyer_id = $2 and e.event_id = any($3) and e.choice <> 'undo'
    and not exists (select from preference_event u where u.marketplace_id = $1 and u.buyer_id = $2
      and u.scope_id = e.scope_id and u.category = e.category and u.undoes = e.event_id)`

/**
 * Takes choices back, as if they had never been made: what was so before is so again, which an opposite choice could
 * not say, for that would be a consent nobody gave. Events of other buyers, and those taken back already, are left.
 */
export async function undoChoices(
  log: DecisionLog,
  whose: Whose,
  { events, evidence }: { events: readonly string[]; evidence: Evidence },
): Promise<number> {
  const { marketplaceId, buyerId } = whose
  return log.transaction(async (transaction) => {
    await lockBuyer(transaction, whose)
    const { rows } = await transaction.query<EventRow>(UNDOABLE, [marketplaceId, buyerId, events])
    const entries = rows.map(
      ({ event_id, scope, scope_id, category }): LedgerEntry => ({
        ...{ buyerId, scope, scopeId: scope_id, category, choice: 'undo', source: 'explicit' },
        ...{ undoes: event_id, evidence },
      }),
    )
    await appendToLedger(transaction, whose, entries)
    return rows.length
  })
}

/** Two who take the same choice back at one time take it back once. */
async function lockBuyer(transaction: LoggedTransaction, { marketplaceId, buyerId }: Whose): Promise<void> {
  await transaction.query('select from buyer where marketplace_id = $1 and buyer_id = $2 for no key update', [
    marketplaceId,
    buyerId,
  ])
}

async function scopeOf(
  db: Queryable,
  { marketplaceId, buyerId }: { marketplaceId: string; buyerId: string },
  { seller, order }: ChoiceFields['scope'],
): Promise<Pick<LedgerEntry, 'scope' | 'scopeId'>> {
  if (seller !== undefined) return { scope: 'seller', scopeId: await sellerIdOf(db, marketplaceId, seller) }
  if (order === undefined) return { scope: 'all', scopeId: ALL_SELLERS }
  const { rows } = await db.query<{ order_id: string }>(
    'select order_id from orders where marketplace_id = $1 and external_id = $2 and buyer_id = $3',
    [marketplaceId, order, buyerId],
  )
  if (!rows[0]) throw new Refusal('thing.unknown', { detail: `This buyer has no order "${order}".` })
  return { scope: 'order', scopeId: rows[0].order_id }
}
