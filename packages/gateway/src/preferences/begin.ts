// The last question before a mail is handed over: what does its buyer want now? Asked under a share lock on his row,
// which a choice takes for itself: so a hand-over comes before a choice, and is the one that may still arrive, or after
// it, and has seen it. There is no third.
import type { Choice } from '@comity/policy'
import { inTransaction, type Pool } from '../store/database.ts'
import { GroupCommit } from '../store/group-commit.ts'
import { type ChoiceKey, findChoices } from './find-choices.ts'

/** What holds at the moment a hand-over begins. */
export interface Consent {
  readonly choices: readonly Choice[]
  /** The number of the buyer's last choice that was seen. */
  readonly ledgerNo: number
}

/** In the order of the buyers, as a choice takes its locks, so that none waits for another in a circle. */
const LOCK = `
  select k.n::int as n, b.ledger_no
  from (select * from unnest($1::uuid[], $2::uuid[], $3::int[]) as k (marketplace_id, buyer_id, n)
    order by marketplace_id, buyer_id) k
  join buyer b on b.marketplace_id = k.marketplace_id and b.buyer_id = k.buyer_id
  order by k.marketplace_id, k.buyer_id for share of b`

/** Asks for many hand-overs at once; those that come together are asked together. */
export class ConsentCheck {
  readonly #asked: GroupCommit<ChoiceKey, Consent>

  constructor(pool: Pool, now: () => Date) {
    this.#asked = new GroupCommit({
      flush: (keys) => readConsent(pool, keys, now()),
      weigh: () => 200,
      full: () => new Error('more hand-overs at once than the outbox has in flight'),
    })
  }

  /** Resolves with what holds now; the caller hands over at once, or not at all. */
  begin(key: ChoiceKey): Promise<Consent> {
    return this.#asked.submit(key)
  }
}

function readConsent(pool: Pool, keys: readonly ChoiceKey[], now: Date): Promise<Consent[]> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ n: number; ledger_no: number }>({
      name: 'lock-consent',
      text: LOCK,
      values: [
        keys.map(({ marketplaceId }) => marketplaceId),
        keys.map(({ buyerId }) => buyerId),
        keys.map((_, n) => n),
      ],
    })
    const numbers = new Map(rows.map(({ n, ledger_no }) => [n, ledger_no]))
    const choices = await findChoices(client, keys, now)
    return keys.map((_, n) => ({ choices: choices[n] ?? [], ledgerNo: numbers.get(n) as number }))
  })
}
