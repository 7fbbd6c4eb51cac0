// From an envelope recipient to the parties, or the reason why not. Needs no content, so it answers at RCPT.
import { Refusal } from '../refusals.ts'
import type { Queryable } from '../store/database.ts'
import { GroupCommit } from '../store/group-commit.ts'
import { type Address, parseAddress } from './address.ts'
import { findAliases, type Parties, type Party, type ResolvedAlias } from './parties.ts'

/** Where a message goes: the parties, and which of them is its recipient. */
export interface Destination {
  readonly to: Party
  readonly parties: Parties
}

/** Resolves recipients. Look-ups that come together are made together, so that a rush of mail costs few statements. */
export class Identifier {
  readonly #lookups: GroupCommit<Address, ResolvedAlias | undefined>

  constructor(db: Queryable) {
    this.#lookups = new GroupCommit({
      flush: (addresses) => findAliases(db, addresses),
      weigh: () => ADDRESS_BYTES,
      full: () => new Refusal('overloaded'),
    })
  }

  /** Resolves a recipient to its destination; refuses unknown, closed and expired aliases, each with its own reason. */
  async identify(recipient: string, now: Date): Promise<Destination> {
    const address = parseAddress(recipient)
    if (!address) throw new Refusal('address.malformed')
    const alias = await this.#lookups.submit({ ...address, local: address.local.toLowerCase() })
    if (!alias) throw new Refusal('alias.unknown')
    if (alias.revokedAt) throw new Refusal('alias.revoked')
    if (alias.expiresAt <= now) throw new Refusal('alias.expired')
    return { to: alias.standsFor, parties: alias.parties }
  }
}

/** What an address at most takes in a queue. */
const ADDRESS_BYTES = 320

/** The party on the other side. */
export function otherParty(party: Party): Party {
  return party === 'buyer' ? 'seller' : 'buyer'
}
