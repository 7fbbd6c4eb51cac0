// Why was this decided? The way of a recorded message through the very policy that decided it.
import { type Walk, walkPolicy } from '@comity/policy'
import type { Policies } from '../policies/policies.ts'
import type { Queryable } from '../store/database.ts'
import { readInput } from './stored-inputs.ts'

/** Undefined where there is no such message in the marketplace. */
export async function walkMessage(
  db: Queryable,
  policies: Policies,
  { marketplaceId, messageId }: { marketplaceId: string; messageId: string },
): Promise<Walk | undefined> {
  const stored = await readInput(db, marketplaceId, messageId)
  if (!stored) return undefined
  const policy = policies.version(marketplaceId, stored.policy)
  if (!policy)
    throw new Error(`policy ${stored.policy.name} ${stored.policy.version} decided and is not stored`)
  return walkPolicy(stored.input, policy)
}
