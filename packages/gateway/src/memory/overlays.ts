// The overlays of marketplaces' judges that are live, and those before them.
import type { Overlay } from '@comity/judge'
import type { Queryable } from '../store/database.ts'
import type { LoggedTransaction } from '../store/log/decision-log.ts'

/** How an overlay did on messages that it had not learned from. */
export interface Trial {
  readonly lessons: number
  readonly sellers: number
  /** Passages of messages that were kept apart. */
  readonly passages: number
  readonly right_before: number
  readonly right_after: number
  readonly critical_lost_before: number
  readonly critical_lost_after: number
}

interface Row {
  readonly version: number
  readonly weights: Readonly<Record<string, readonly number[]>>
}

/** The live one; undefined where there is none. */
export async function liveOverlay(db: Queryable, marketplaceId: string): Promise<Overlay | undefined> {
  const { rows } = await db.query<Row>(
    'select version, weights from judge_overlay where marketplace_id = $1 and live',
    [marketplaceId],
  )
  const [row] = rows
  return (
    row && {
      version: String(row.version),
      weights: new Map(
        Object.entries(row.weights).map(([feature, added]) => [Number(feature), Float64Array.from(added)]),
      ),
    }
  )
}

/** Weights are kept to this: what is smaller moves no reading. */
const DECIMALS = 4

/** Stores an overlay as the next version and puts it live; returns the version. */
export async function putLive(
  transaction: LoggedTransaction,
  { marketplaceId, now }: { marketplaceId: string; now: Date },
  { weights }: Overlay,
  trial: Trial,
): Promise<number> {
  const rounded = Object.fromEntries(
    [...weights].map(([feature, added]) => [
      feature,
      Array.from(added, (one) => Number(one.toFixed(DECIMALS))),
    ]),
  )
  await transaction.query('update judge_overlay set live = false where marketplace_id = $1 and live', [
    marketplaceId,
  ])
  const { rows } = await transaction.query<{ version: number }>(
    `insert into judge_overlay (marketplace_id, version, made_at, weights, trial, live)
     select $1, coalesce(max(version), 0) + 1, $2, $3, $4, true from judge_overlay where marketplace_id = $1
     returning version`,
    [marketplaceId, now, JSON.stringify(rounded), JSON.stringify(trial)],
  )
  const version = (rows[0] as { version: number }).version
  transaction.log(marketplaceId, { kind: 'judge.learned', at: now, version, trial })
  return version
}

/** Takes the live one back; the one before it is live again, or none. Returns which; null for none. */
export async function takeBack(
  transaction: LoggedTransaction,
  { marketplaceId, now }: { marketplaceId: string; now: Date },
): Promise<number | null> {
  const { rows } = await transaction.query<{ version: number }>(
    'update judge_overlay set live = false where marketplace_id = $1 and live returning version',
    [marketplaceId],
  )
  const before = await transaction.query<{ version: number }>(
    `update judge_overlay o set live = true where o.marketplace_id = $1 and o.version = (
       select max(version) from judge_overlay where marketplace_id = $1 and version < $2) returning version`,
    [marketplaceId, rows[0]?.version ?? 0],
  )
  const version = before.rows[0]?.version ?? null
  transaction.log(marketplaceId, { kind: 'judge.unlearned', at: now, version })
  return version
}
