// A rule was wrong: every strike it gave is taken back as if it had never been, with what followed from it.
import type { RuledEvent } from '@comity/policy'
import { v7 as uuidv7 } from 'uuid'
import type { Policies } from '../policies/policies.ts'
import type { Queryable } from '../store/database.ts'
import type { DecisionLog } from '../store/log/decision-log.ts'
import { recordEvents } from './record-events.ts'
import type { PolicyName, SellerEvent } from './seller-event.ts'

export interface Undoing {
  readonly marketplaceId: string
  readonly rule: string
  readonly why: string
  /** Strikes of this time and later; all without it. */
  readonly since?: Date | undefined
  readonly now: Date
}

export interface Undone {
  readonly sellers: number
  readonly strikes: number
}

interface Row {
  readonly seller_id: string
  readonly message_id: string
  readonly policy_name: string
  readonly policy_version: number
}

/** The newest false claims first found by the rule, each message once, of at most so many sellers. */
const FIND = `
  select distinct on (e.seller_id, e.message_id) e.seller_id, e.message_id, e.policy_name, e.policy_version
  from standing_event e
  where e.marketplace_id = $1 and e.rule = $2 and e.kind in ('claim', 'denial') and (e.mixed or e.upheld is not true)
    and ($3::timestamptz is null or e.at >= $3)
    and not exists (select from standing_event o where o.marketplace_id = e.marketplace_id
      and o.message_id = e.message_id and o.kind = 'overturn')
  order by e.seller_id, e.message_id
  limit $4`

/** Events taken back in one transaction. */
const PAGE = 500

/** What undoing would take back. */
export async function countByRule(db: Queryable, { marketplaceId, rule, since }: Undoing): Promise<Undone> {
  const { rows } = await db.query<Undone>(
    `select count(distinct seller_id)::int as sellers, count(*)::int as strikes from (${FIND}) as found`,
    [marketplaceId, rule, since ?? null, null],
  )
  return rows[0] as Undone
}

/**
 * Takes back what a rule gave, tells each seller once, and says how much it was. Ends where nothing is left, so that it can be
 * run again after it was cut off.
 */
export async function undoRule(log: DecisionLog, policies: Policies, undoing: Undoing): Promise<Undone> {
  const { marketplaceId, rule, why, since, now } = undoing
  const sellers = new Set<string>()
  let strikes = 0
  for (;;) {
    const taken = await log.transaction(async (transaction) => {
      const { rows } = await transaction.query<Row>(FIND, [marketplaceId, rule, since ?? null, PAGE])
      if (rows.length === 0) return rows
      const events = rows.map((row) => overturned(row, marketplaceId, now))
      await recordEvents(transaction, marketplaceId, events, { policies, now, restoredBy: 'rule' })
      transaction.log(marketplaceId, { kind: 'rule.undone', at: now, rule, why, strikes: rows.length })
      return rows
    })
    for (const { seller_id } of taken) sellers.add(seller_id)
    strikes += taken.length
    if (taken.length < PAGE) return { sellers: sellers.size, strikes }
  }
}

function overturned(row: Row, marketplaceId: string, now: Date): SellerEvent {
  const policy: PolicyName = { name: row.policy_name, version: row.policy_version }
  const event: RuledEvent['event'] = { id: uuidv7(), kind: 'overturn', at: now, message: row.message_id }
  return { marketplaceId, sellerId: row.seller_id, policy, event }
}
