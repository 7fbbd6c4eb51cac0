// Adds events to sellers' standings: stored, logged, carried on, and told to the sellers, in the caller's transaction.
import {
  continues,
  follow,
  NO_EVENTS,
  type RuledEvent,
  replay,
  type StandingRules,
  type StandingState,
  shareOf,
  standingOf,
  type Turn,
} from '@comity/policy'
import type { Links } from '../links.ts'
import { type Letter, queueLetters } from '../notices/queue-letters.ts'
import { type RestoredReason, restoredLetter, turnLetter } from '../notices/standing-letters.ts'
import type { Policies } from '../policies/policies.ts'
import type { Queryable } from '../store/database.ts'
import type { LoggedTransaction } from '../store/log/decision-log.ts'
import { type Addressee, findAddressee } from './addressees.ts'
import { type EventRow, eventRow, readEvents, type SellerEvent, type SellerKey } from './seller-event.ts'

export interface StandingContext {
  readonly policies: Policies
  /** Without them letters name no message. */
  readonly links?: Links
  readonly now: Date
  /** Why strikes are taken back, for the letter that says so; an appeal's answer is a letter of its own. */
  readonly restoredBy?: RestoredReason
}

const INSERT = `
  insert into standing_event (marketplace_id, event_id, seller_id, at, kind, policy_name, policy_version, message_id, upheld,
    strike, mixed, rule, why, sanction, until)
  select $1, event_id, seller_id, at, kind, policy_name, policy_version, message_id, upheld, strike, mixed, rule, why, sanction, until
  from json_to_recordset($2) as r (event_id uuid, seller_id uuid, at timestamptz, kind text, policy_name text,
    policy_version int, message_id uuid, upheld boolean, strike boolean, mixed boolean, rule text, why text, sanction text, until timestamptz)`

/** Rows are there before they are locked, and locked in one order by all. */
const LOCK = [
  `insert into seller_standing (marketplace_id, seller_id, state, false_share)
   select $1, seller_id, $3, 0 from unnest($2::uuid[]) as k (seller_id) order by seller_id on conflict do nothing`,
  `select s.seller_id, s.state from seller_standing s where s.marketplace_id = $1 and s.seller_id = any ($2::uuid[])
   order by s.seller_id for update`,
] as const

const STORE = `
  update seller_standing s set state = r.state, false_share = r.false_share
  from json_to_recordset($2) as r (seller_id uuid, state jsonb, false_share float8)
  where s.marketplace_id = $1 and s.seller_id = r.seller_id`

/** Records events of one marketplace, at `now`. */
export async function recordEvents(
  transaction: LoggedTransaction,
  marketplaceId: string,
  events: readonly SellerEvent[],
  context: StandingContext,
): Promise<void> {
  if (events.length === 0) return
  const bySeller = Map.groupBy(events, ({ sellerId }) => sellerId)
  const states = await lockStates(transaction, marketplaceId, [...bySeller.keys()])
  const rows = events.map(eventRow)
  await transaction.query({
    name: 'insert-standing',
    text: INSERT,
    values: [marketplaceId, JSON.stringify(rows)],
  })
  for (const row of rows) transaction.log(marketplaceId, logged(row))
  const next: { seller_id: string; state: StandingState; false_share: number }[] = []
  for (const [sellerId, own] of bySeller) {
    const before = states.get(sellerId) ?? NO_EVENTS
    const { state, turns } = await carryOn(transaction, before, own, context)
    const rules = context.policies.of(marketplaceId, sellerId).policy.standing
    next.push({ seller_id: sellerId, state, false_share: shareOf(state, rules, context.now.getTime()).share })
    await tellSeller(transaction, { marketplaceId, sellerId }, { own, turns, before, state, rules }, context)
  }
  await transaction.query({
    name: 'store-standing',
    text: STORE,
    values: [marketplaceId, JSON.stringify(next)],
  })
}

async function lockStates(
  transaction: Queryable,
  marketplaceId: string,
  sellerIds: readonly string[],
): Promise<Map<string, StandingState>> {
  const [insert, select] = LOCK
  await transaction.query(insert, [marketplaceId, sellerIds, JSON.stringify(NO_EVENTS)])
  const { rows } = await transaction.query<{ seller_id: string; state: StandingState }>(select, [
    marketplaceId,
    sellerIds,
  ])
  return new Map(rows.map(({ seller_id, state }) => [seller_id, state]))
}

/** The entry holds the whole event: a standing can be computed from the log alone. */
function logged({ at, kind, ...row }: EventRow) {
  const details = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
  return { kind: `standing.${kind}`, at, ...details }
}

/** Carries a state on; where an event is of an earlier time, or changes what was, all of them are taken again. */
async function carryOn(
  db: Queryable,
  before: StandingState,
  events: readonly SellerEvent[],
  { policies }: StandingContext,
): Promise<{ state: StandingState; turns: Turn[] }> {
  const added = new Set(events.map(({ event }) => event.id))
  let state = before
  const turns: Turn[] = []
  for (const own of events) {
    if (!continues(state, own.event)) {
      const all = await readEvents(db, own)
      const again = replay(all.map((one) => ruled(one, policies)))
      return { state: again.state, turns: again.turns.filter(({ key }) => added.has(key)) }
    }
    const next = follow(state, own.event, ruled(own, policies).rules)
    state = next.state
    if (next.turn) turns.push(next.turn)
  }
  return { state, turns }
}

/** An event with the rules of the policy it happened under. */
export function ruled({ marketplaceId, event, policy }: SellerEvent, policies: Policies): RuledEvent {
  const found = policies.version(marketplaceId, policy)
  if (!found) throw new Error(`policy ${policy.name} ${policy.version} was never in force`)
  return { event, rules: found.standing }
}

interface Change {
  readonly own: readonly SellerEvent[]
  readonly turns: readonly Turn[]
  readonly before: StandingState
  readonly state: StandingState
  /** Of the policy in force now. */
  readonly rules: StandingRules
}

/** What changed is told in the same transaction: nobody is limited without a word. */
async function tellSeller(
  transaction: LoggedTransaction,
  key: SellerKey,
  change: Change,
  context: StandingContext,
): Promise<void> {
  const isRestored =
    context.restoredBy !== undefined && change.own.some(({ event }) => event.kind === 'overturn')
  if (change.turns.length === 0 && !isRestored) return
  const addressee = await findAddressee(transaction, key, change.own.flatMap(messageOf))
  const letters = [
    ...turnLetters(addressee, change, context),
    ...(isRestored ? [restored(addressee, change, context)] : []),
  ]
  await queueLetters(transaction, { marketplaceId: key.marketplaceId, now: context.now }, letters)
}

function messageOf({ event }: SellerEvent): string[] {
  return 'message' in event ? [event.message] : []
}

function turnLetters(
  addressee: Addressee,
  { own, turns, state, rules }: Change,
  context: StandingContext,
): Letter[] {
  const messages = new Map(own.map((one) => [one.event.id, messageOf(one)[0]]))
  const standing = standingOf(state, rules, context.now)
  return turns.map((turn) => {
    const messageId = messages.get(turn.key)
    const facts = { standing, rules, ...addressee.about(messageId, context.links) }
    return {
      ...{ to: 'seller', partyId: addressee.sellerId, kind: `standing-${turn.step}`, messageId },
      ...turnLetter(turn, facts),
    }
  })
}

function restored(
  addressee: Addressee,
  { own, before, state, rules }: Change,
  context: StandingContext,
): Letter {
  const { now, links } = context
  const standing = standingOf(state, rules, now)
  const messageId = context.restoredBy === 'review' ? own.flatMap(messageOf)[0] : undefined
  const ended = standingOf(before, rules, now).term !== null && standing.term === null
  const facts = { standing, rules, ended, count: own.length, ...addressee.about(messageId, links) }
  return {
    ...{ to: 'seller', partyId: addressee.sellerId, kind: 'standing-restored', messageId },
    ...restoredLetter(context.restoredBy as RestoredReason, facts),
  }
}
