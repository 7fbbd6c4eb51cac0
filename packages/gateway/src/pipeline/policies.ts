// The policy in force for each marketplace.
import { loadPolicy, type Policy } from '@comity/policy'
import type { Queryable } from '../store/database.ts'

const IN_FORCE = `
  select distinct on (marketplace_id) marketplace_id, name, source
  from policy_version
  order by marketplace_id, activated_at desc`

export class Policies {
  readonly #byMarketplace: ReadonlyMap<string, Policy>

  constructor(byMarketplace: ReadonlyMap<string, Policy>) {
    this.#byMarketplace = byMarketplace
  }

  /** Reads the policies in force. A stored policy was checked when it was activated, so a fault now is a bug. */
  static async load(db: Queryable): Promise<Policies> {
    const { rows } = await db.query<{ marketplace_id: string; name: string; source: string }>(IN_FORCE)
    return new Policies(new Map(rows.map((row) => [row.marketplace_id, loadPolicy(row.source, row.name)])))
  }

  of(marketplaceId: string): Policy {
    const policy = this.#byMarketplace.get(marketplaceId)
    if (!policy) throw new Error(`marketplace ${marketplaceId} has no policy in force`)
    return policy
  }
}
