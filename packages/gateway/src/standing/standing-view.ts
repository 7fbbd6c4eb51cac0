// A seller's standing as he and the operator see it: at its last change and today, with what it means and what to do.
import {
  replay,
  type Standing,
  type StandingRules,
  type StandingState,
  standingOf,
  type Turn,
} from '@comity/policy'
import { explainStanding } from '../notices/standing-letters.ts'
import type { Policies } from '../policies/policies.ts'
import type { Queryable } from '../store/database.ts'
import { findFreeze } from './freeze.ts'
import { ruled } from './record-events.ts'
import { readEvents, type SellerKey } from './seller-event.ts'

interface Snapshot {
  readonly at: Date
  readonly score: number
  readonly sanction: Standing['sanction']
}

export interface StandingView {
  readonly seller: string
  /** After the last event; null where there is none. */
  readonly last_evaluated: Snapshot | null
  /** If evaluated now. */
  readonly today: Snapshot
  readonly strikes: readonly {
    readonly message: string | null
    readonly reason: string
    readonly at: Date
    readonly weight: number
    readonly expires_at: Date
  }[]
  readonly claims: {
    readonly made: number
    readonly false: number
    readonly share: number
    readonly at_least: number
  }
  /** What limits him or is about to. */
  readonly limit: {
    readonly sanction: Standing['sanction']
    readonly from: Date
    readonly until: Date
    /** Whether the operator has suspended all sanctions for now. */
    readonly suspended: boolean
  } | null
  readonly next: Standing['next']
  readonly trend: { readonly score_30_days_ago: number; readonly direction: 'better' | 'worse' | 'steady' }
  /** Of the marketplace's sellers who made claims. */
  readonly median: { readonly false_share: number; readonly sellers: number } | null
  /** In his language. */
  readonly explanation: readonly string[]
  /** What he was told, newest first. */
  readonly history: readonly {
    readonly at: Date
    readonly step: Turn['step']
    readonly from?: Date
    readonly until?: Date
  }[]
}

const TREND_MS = 30 * 86_400_000

/** How many lines of history; the log holds all. */
const HISTORY = 50

/** The standing of one seller; undefined where there is no such seller. */
export async function findStanding(
  db: Queryable,
  policies: Policies,
  { marketplaceId, seller, now }: { marketplaceId: string; seller: string; now: Date },
): Promise<StandingView | undefined> {
  const { rows } = await db.query<{ seller_id: string; language: string; marketplace: string }>(
    `select s.seller_id, s.language, m.name as marketplace from seller s
     join marketplace m on m.marketplace_id = s.marketplace_id where s.marketplace_id = $1 and s.external_id = $2`,
    [marketplaceId, seller],
  )
  if (!rows[0]) return undefined
  const { seller_id: sellerId, language, marketplace } = rows[0]
  const key: SellerKey = { marketplaceId, sellerId }
  const rules = policies.of(marketplaceId, sellerId).policy.standing
  const events = (await readEvents(db, key)).map((event) => ruled(event, policies))
  const { state, turns } = replay(events)
  const standing = standingOf(state, rules, now)
  const isFrozen = (await findFreeze(db, marketplaceId)) !== undefined
  const past = new Date(now.getTime() - TREND_MS)
  const before = standingOf(replay(events.filter(({ event }) => event.at <= past)).state, rules, past)
  return {
    seller,
    last_evaluated: lastOf(state, rules),
    today: { at: now, score: standing.score, sanction: isFrozen ? '' : standing.sanction },
    ...detailsOf(standing, isFrozen),
    trend: { score_30_days_ago: before.score, direction: direction(before.score, standing.score) },
    median: await findMedian(db, marketplaceId),
    explanation: explainStanding({ language, marketplace, message: undefined, standing, rules }),
    history: turns
      .toReversed()
      .slice(0, HISTORY)
      .map(({ key: _, ...told }) => told),
  }
}

function lastOf(state: StandingState, rules: StandingRules): Snapshot | null {
  if (!state.last) return null
  const at = new Date(state.last.at)
  const { score, sanction } = standingOf(state, rules, at)
  return { at, score, sanction }
}

function detailsOf(
  { strikes, claims, term, next }: Standing,
  isFrozen: boolean,
): Pick<StandingView, 'strikes' | 'claims' | 'limit' | 'next'> {
  return {
    strikes: strikes.map(({ message, reason, at, weight, expiresAt }) => ({
      ...{ message, reason, at, weight },
      expires_at: expiresAt,
    })),
    claims: { made: claims.made, false: claims.false, share: claims.share, at_least: claims.atLeast },
    limit: term && { ...term, suspended: isFrozen },
    next,
  }
}

function direction(before: number, now: number): StandingView['trend']['direction'] {
  return now === before ? 'steady' : now < before ? 'better' : 'worse'
}

async function findMedian(db: Queryable, marketplaceId: string): Promise<StandingView['median']> {
  const { rows } = await db.query<{ false_share: number | null; sellers: number }>(
    `select percentile_cont(0.5) within group (order by false_share) as false_share, count(*)::int as sellers
     from seller_standing where marketplace_id = $1`,
    [marketplaceId],
  )
  const { false_share, sellers } = rows[0] as { false_share: number | null; sellers: number }
  return false_share === null ? null : { false_share, sellers }
}
