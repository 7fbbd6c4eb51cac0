// Computes every standing anew from the decision log alone, and says where what is stored differs. Changes nothing.
import { replay, type StandingState } from '@comity/policy'
import type { Policies } from '../policies/policies.ts'
import type { Queryable } from '../store/database.ts'
import { digestOf } from '../store/log/chain.ts'
import { ruled } from './record-events.ts'
import { type EventRow, eventOf, type SellerEvent } from './seller-event.ts'

export interface Recomputed {
  readonly sellers: number
  readonly events: number
  /** External ids of sellers whose stored standing is not what the log comes to. */
  readonly differing: readonly string[]
}

/** Entries read at a time. */
const PAGE = 5_000

const READ = `
  select writer_id, seq, entry from log_entry
  where marketplace_id = $1 and (writer_id, seq) > ($2, $3) and entry like '%"kind":"standing.%'
  order by writer_id, seq limit $4`

type Entry = Omit<EventRow, 'kind'> & { readonly kind: `standing.${EventRow['kind']}` }

/** Takes the time of reading the log once. */
export async function recomputeStandings(
  db: Queryable,
  policies: Policies,
  marketplaceId: string,
): Promise<Recomputed> {
  const bySeller = await eventsFromLog(db, marketplaceId)
  const { rows } = await db.query<{ seller_id: string; external_id: string; state: StandingState }>(
    `select s.seller_id, r.external_id, s.state from seller_standing s
     join seller r on r.marketplace_id = s.marketplace_id and r.seller_id = s.seller_id where s.marketplace_id = $1`,
    [marketplaceId],
  )
  const differing = rows.filter(({ seller_id, state }) => {
    const events = bySeller.get(seller_id) ?? []
    const { state: computed } = replay(events.map((event) => ruled(event, policies)))
    return digestOf(computed) !== digestOf(state)
  })
  const stored = new Set(rows.map(({ seller_id }) => seller_id))
  return {
    sellers: bySeller.size,
    events: [...bySeller.values()].reduce((sum, { length }) => sum + length, 0),
    differing: [
      ...differing.map(({ external_id }) => external_id),
      ...[...bySeller.keys()].filter((sellerId) => !stored.has(sellerId)),
    ],
  }
}

async function eventsFromLog(db: Queryable, marketplaceId: string): Promise<Map<string, SellerEvent[]>> {
  const bySeller = new Map<string, SellerEvent[]>()
  let last = { writer_id: '00000000-0000-0000-0000-000000000000', seq: 0 }
  for (;;) {
    const { rows } = await db.query<{ writer_id: string; seq: number; entry: string }>(READ, [
      marketplaceId,
      last.writer_id,
      last.seq,
      PAGE,
    ])
    for (const { entry } of rows) {
      const event = eventOfEntry(entry, marketplaceId)
      const own = bySeller.get(event.sellerId)
      if (own) own.push(event)
      else bySeller.set(event.sellerId, [event])
    }
    if (rows.length < PAGE) return bySeller
    last = rows.at(-1) as typeof last
  }
}

function eventOfEntry(entry: string, marketplaceId: string): SellerEvent {
  const { kind, ...row } = JSON.parse(entry) as Entry
  return eventOf({ ...row, kind: kind.slice('standing.'.length) as EventRow['kind'] }, marketplaceId)
}
