// Events of sellers' standings as they are stored, logged and read again.
import type { Sanction, StandingEvent } from '@comity/policy'
import type { Queryable } from '../store/database.ts'

/** Which seller's standing. */
export interface SellerKey {
  readonly marketplaceId: string
  readonly sellerId: string
}

export interface PolicyName {
  readonly name: string
  readonly version: number
}

/** An event with whose it is and the policy under which it happened. */
export interface SellerEvent extends SellerKey {
  readonly event: StandingEvent
  readonly policy: PolicyName
}

/** The columns of an event; those that its kind has no use for are null. */
export interface EventRow {
  readonly event_id: string
  readonly seller_id: string
  readonly at: Date
  readonly kind: StandingEvent['kind']
  readonly policy_name: string
  readonly policy_version: number
  readonly message_id: string | null
  readonly upheld: boolean | null
  readonly strike: boolean | null
  readonly mixed: boolean | null
  readonly rule: string | null
  readonly why: string | null
  readonly sanction: Sanction | null
  readonly until: Date | null
}

const NOTHING = {
  message_id: null,
  upheld: null,
  strike: null,
  mixed: null,
  rule: null,
  why: null,
  sanction: null,
  until: null,
}

export function eventRow({ sellerId, event, policy }: SellerEvent): EventRow {
  const { id, kind, at, ...rest } = event
  const { message, ...details } = { message: null, ...rest }
  return {
    ...NOTHING,
    ...{ event_id: id, seller_id: sellerId, at, kind, message_id: message },
    ...{ policy_name: policy.name, policy_version: policy.version },
    ...details,
  }
}

/** The event that a row, or an entry of the log, stands for. */
export function eventOf(row: EventRow, marketplaceId: string): SellerEvent {
  const {
    event_id: id,
    seller_id: sellerId,
    kind,
    message_id: message,
    upheld,
    strike,
    mixed,
    rule,
    why,
    sanction,
    until,
  } = row
  const at = new Date(row.at)
  const details = {
    claim: { message, upheld, strike, mixed, rule },
    denial: { message, rule },
    overturn: { message },
    strike: { why },
    sanction: { sanction, until: until && new Date(until), why },
    lift: { why },
  }[kind]
  return {
    ...{ marketplaceId, sellerId, policy: { name: row.policy_name, version: row.policy_version } },
    // The checks of the table, and the rows written from events only, give each kind what it must have.
    event: { id, kind, at, ...details } as StandingEvent,
  }
}

const READ = `
  select e.event_id, e.seller_id, e.at, e.kind, e.policy_name, e.policy_version, e.message_id, e.upheld, e.strike, e.mixed, e.rule,
    e.why, e.sanction, e.until
  from standing_event e where e.marketplace_id = $1 and e.seller_id = $2 order by e.at, e.event_id`

/** All events of a seller. */
export async function readEvents(
  db: Queryable,
  { marketplaceId, sellerId }: SellerKey,
): Promise<SellerEvent[]> {
  const { rows } = await db.query<EventRow>({
    name: 'read-standing-events',
    text: READ,
    values: [marketplaceId, sellerId],
  })
  return rows.map((row) => eventOf(row, marketplaceId))
}
