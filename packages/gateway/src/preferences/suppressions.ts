// Refusals that outlive their buyer's data: kept under a keyed hash of the address, which nobody can read back, and laid
// on whoever comes with that address.
import { createHmac } from 'node:crypto'
import type { Category } from '@comity/policy'
import { type Buyer, type BuyerFields, putBuyer } from '../directory/buyers.ts'
import type { DecisionLog, LoggedTransaction } from '../store/log/decision-log.ts'
import { appendToLedger, type LedgerEntry } from './ledger.ts'

interface Refused {
  readonly scope: 'all' | 'seller'
  readonly scope_id: string
  readonly category: Category | 'all'
  readonly source: LedgerEntry['source']
}

const REMEMBER = `
  insert into suppression (marketplace_id, address_hash, refused, created_at)
  select $1, $3, jsonb_agg(distinct jsonb_build_object('scope', p.scope, 'scope_id', p.scope_id, 'category', p.category, 'source', p.source)), $4
  from preference p
  where p.marketplace_id = $1 and p.buyer_id = $2 and p.choice = 'out' and p.scope <> 'order' and p.category <> 'pause'
  having count(*) > 0
  on conflict (marketplace_id, address_hash) do update set refused = excluded.refused`

/** What of it he has not chosen about himself since. */
const OPEN = `
  select r.scope, r.scope_id, r.category, r.source
  from suppression s cross join lateral jsonb_to_recordset(s.refused) as r (scope text, scope_id uuid, category text, source text)
  where s.marketplace_id = $1 and s.address_hash = $2 and not exists (select from preference p
    where p.marketplace_id = $1 and p.buyer_id = $3 and p.scope_id = r.scope_id and p.category = r.category)`

export class Suppressions {
  readonly #secret: Buffer

  constructor(secret: Buffer) {
    this.#secret = secret
  }

  /** Keeps what a buyer refuses of all sellers and of some; his orders go with him. */
  async remember(
    transaction: LoggedTransaction,
    {
      marketplaceId,
      buyerId,
      address,
      now,
    }: { marketplaceId: string; buyerId: string; address: string; now: Date },
  ): Promise<void> {
    await transaction.query(REMEMBER, [marketplaceId, buyerId, this.#hash(marketplaceId, address), now])
  }

  /** Creates or replaces a buyer; what the owner of his address had refused holds from the same commit on. */
  register(
    log: DecisionLog,
    whose: { marketplaceId: string; id: string; now: Date },
    fields: BuyerFields,
  ): Promise<Buyer> {
    return log.transaction(async (transaction) => {
      const { buyerId, ...buyer } = await putBuyer(transaction, whose, fields)
      const { marketplaceId } = whose
      const hash = this.#hash(marketplaceId, fields.address)
      const { rows } = await transaction.query<Refused>({
        name: 'find-suppression',
        text: OPEN,
        values: [marketplaceId, hash, buyerId],
      })
      const entries = rows.map(
        ({ scope, scope_id: scopeId, category, source }): LedgerEntry => ({
          ...{ buyerId, scope, scopeId, category, choice: 'out', source },
          evidence: { by: 'erasure' },
        }),
      )
      await appendToLedger(transaction, whose, entries)
      return buyer
    })
  }

  #hash(marketplaceId: string, address: string): Buffer {
    return createHmac('sha256', this.#secret).update(`${marketplaceId} ${address}`).digest()
  }
}
