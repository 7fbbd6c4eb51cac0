// From an envelope recipient to the parties, or the reason why not. Needs no content, so it answers at RCPT.
import { Refusal } from '../refusals.ts'
import type { Queryable } from '../store/database.ts'
import { parseAddress } from './address.ts'
import { findAlias, type Parties, type Party } from './parties.ts'

/** Where a message goes: the parties, and which of them is its recipient. */
export interface Destination {
  readonly to: Party
  readonly parties: Parties
}

/** Resolves a recipient to its destination; refuses unknown, closed and expired aliases, each with its own reason. */
export async function identifyRecipient(db: Queryable, recipient: string, now: Date): Promise<Destination> {
  const address = parseAddress(recipient)
  if (!address) throw new Refusal('address.malformed')
  const alias = await findAlias(db, address.local.toLowerCase(), address.domain)
  if (!alias) throw new Refusal('alias.unknown')
  if (alias.revokedAt) throw new Refusal('alias.revoked')
  if (alias.expiresAt <= now) throw new Refusal('alias.expired')
  return { to: alias.standsFor, parties: alias.parties }
}

/** The party on the other side. */
export function otherParty(party: Party): Party {
  return party === 'buyer' ? 'seller' : 'buyer'
}
