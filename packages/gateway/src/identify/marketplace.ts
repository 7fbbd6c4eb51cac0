// Which marketplace an installation serves.
import type { Queryable } from '../store/database.ts'
import { Trouble } from '../trouble.ts'

/** The marketplace that relays at a domain. */
export async function marketplaceOf(db: Queryable, relayDomain: string): Promise<string> {
  const { rows } = await db.query<{ marketplace_id: string }>(
    'select marketplace_id from marketplace where relay_domain = $1',
    [relayDomain],
  )
  if (!rows[0])
    throw new Trouble(
      `No marketplace relays at ${relayDomain}. Start the gateway once, or set COMITY_RELAY_DOMAIN.`,
    )
  return rows[0].marketplace_id
}
