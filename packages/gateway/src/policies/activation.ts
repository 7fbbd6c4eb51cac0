// Which policy is in force: activations, each with who made it and why; the latest counts.
import { v7 as uuidv7 } from 'uuid'
import type { Queryable } from '../store/database.ts'
import type { LoggedTransaction } from '../store/log/decision-log.ts'

export interface Activation {
  readonly name: string
  readonly version: number
  /** `shadow`: it only notes what it would have decided. */
  readonly mode: 'enforce' | 'shadow'
  /** Share of sellers, above 0 up to 1; the others stay with the activation before. */
  readonly share: number
  readonly by: string
  readonly why: string
  readonly at: Date
}

/** Activates a stored version, and says so in the log; returns undefined where there is no such version. */
export async function activate(
  transaction: LoggedTransaction,
  marketplaceId: string,
  { name, version, mode, share, by, why, at }: Activation,
): Promise<ActivationView | undefined> {
  const { rows } = await transaction.query<ActivationView>(
    `insert into policy_activation (marketplace_id, activation_id, name, version, mode, share, activated_at, activated_by, why)
     select $1, $2, name, version, $5, $6, $7, $8, $9 from policy_version
     where marketplace_id = $1 and name = $3 and version = $4
     returning ${COLUMNS}`,
    [marketplaceId, uuidv7(), name, version, mode, share, at, by, why],
  )
  if (rows[0])
    transaction.log(marketplaceId, {
      kind: 'policy.activated',
      at,
      policy: name,
      version,
      mode,
      share,
      by,
      why,
    })
  return rows[0]
}

export interface ActivationView extends Omit<Activation, 'by' | 'at'> {
  readonly id: string
  readonly activated_at: Date
  readonly activated_by: string
}

const COLUMNS = 'activation_id as id, name, version, mode, share, why, activated_at, activated_by'

/** Activations, newest first; `before` is the id of the last one of the page before. */
export async function listActivations(
  db: Queryable,
  { marketplaceId, before, limit }: { marketplaceId: string; before?: string | undefined; limit: number },
): Promise<ActivationView[]> {
  const { rows } = await db.query<ActivationView>(
    `select ${COLUMNS} from policy_activation
     where marketplace_id = $1 and ($2::uuid is null or activation_id < $2)
     order by activation_id desc limit $3`,
    [marketplaceId, before ?? null, limit],
  )
  return rows
}

/** Puts in force again what was so before the latest activation; undefined where there was nothing before it. */
export async function rollBack(
  transaction: LoggedTransaction,
  marketplaceId: string,
  { by, why, at }: Pick<Activation, 'by' | 'why' | 'at'>,
): Promise<ActivationView | undefined> {
  const [, before] = await listActivations(transaction, { marketplaceId, limit: 2 })
  if (!before) return undefined
  const { name, version, mode, share } = before
  return activate(transaction, marketplaceId, { name, version, mode, share, by, why, at })
}
