// Finds what was recorded before for messages that turned out to be there already.
import type { ClaimKind, Outcome } from '@comity/policy'
import type { Queryable } from '../store/database.ts'
import { bytesLiteral } from './counters.ts'
import type { Accepted } from './incoming.ts'

interface RecordedRow {
  readonly n: number
  readonly message_id: string
  readonly outcome: Outcome
  readonly code: string
  readonly because: string
  readonly how_to_fix: string | null
  readonly claim_kind: ClaimKind | null
  readonly claim_upheld: boolean | null
}

const FIND = `
  select k.n, m.message_id, d.outcome, d.code, d.because, d.how_to_fix, m.claim_kind, d.claim_upheld
  from json_to_recordset($1) as k (n int, marketplace_id uuid, message_id uuid, fingerprint bytea, outcome text)
  join message m on m.marketplace_id = k.marketplace_id
    and (m.message_id = k.message_id
      or (m.fingerprint = k.fingerprint and (k.outcome is null or m.first_outcome = k.outcome)))
  join decision d on d.marketplace_id = m.marketplace_id and d.message_id = m.message_id and d.decision_no = 1`

/** A message of a batch that is there already. */
export interface Repeated {
  readonly place: number
  readonly marketplaceId: string
  readonly messageId: string
  readonly fingerprint: Buffer | undefined
  /** Undefined for a retry that was not decided again. */
  readonly outcome: Outcome | undefined
}

/** The recorded answers, by place in the batch. A message that is neither new nor recorded cannot be. */
export async function findRecorded(
  db: Queryable,
  messages: readonly Repeated[],
): Promise<ReadonlyMap<number, Accepted>> {
  if (messages.length === 0) return new Map()
  const keys = messages.map(({ place, marketplaceId, messageId, fingerprint, outcome }) => ({
    n: place,
    marketplace_id: marketplaceId,
    message_id: messageId,
    fingerprint: bytesLiteral(fingerprint),
    outcome: outcome ?? null,
  }))
  const { rows } = await db.query<RecordedRow>({
    name: 'find-recorded',
    text: FIND,
    values: [JSON.stringify(keys)],
  })
  const found = new Map(rows.map((row) => [row.n, acceptedOf(row)]))
  if (found.size < messages.length) throw new Error('a message was neither inserted nor found')
  return found
}

function acceptedOf(row: RecordedRow): Accepted {
  return {
    messageId: row.message_id,
    decision: {
      outcome: row.outcome,
      code: row.code,
      because: row.because,
      ...(row.how_to_fix === null ? {} : { how_to_fix: row.how_to_fix }),
      ...(row.claim_kind && row.claim_upheld !== null
        ? { claim: { kind: row.claim_kind, upheld: row.claim_upheld } }
        : {}),
    },
    duplicate: true,
  }
}
