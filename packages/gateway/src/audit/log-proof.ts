// A proof that an entry stands in the log: what a third party needs to check it, without the database or other entries.
import { inSnapshot, type Pool, type Queryable } from '../store/database.ts'
import {
  type Checkpoint,
  type CheckpointBody,
  logPublicKey,
  makeCheckpoint,
  rangeHashes,
  readCheckpoints,
} from '../store/log/checkpoints.ts'
import { merklePath } from '../store/log/merkle.ts'

export interface LogProof {
  readonly format: 'comity-proof/1'
  /** The entry's bytes. */
  readonly entry: string
  /** The hash before it in its chain, hex; with the entry it makes the leaf. */
  readonly previous: string
  readonly index: number
  /** From the leaf to the root, hex. */
  readonly path: readonly string[]
  readonly checkpoint: Checkpoint
  /** PEM; compare it with the one you were given before. */
  readonly public_key: string
}

interface EntryRow {
  readonly writer_id: string
  readonly seq: number
  readonly previous: Buffer
  readonly entry: string
}

/** Reads the marketplace's whole log for the message: a proof is asked for rarely, and mail need not pay for an index. */
const FIND = `
  select writer_id, seq, previous, entry from log_entry
  where marketplace_id = $1 and entry like '%"message":"' || $2::uuid::text || '"%' order by writer_id, seq`

/** Proofs of all that the log says of a message. What no checkpoint covers yet is signed now. */
export async function proveMessage(
  pool: Pool,
  { marketplaceId, messageId, now }: { marketplaceId: string; messageId: string; now: Date },
): Promise<LogProof[]> {
  return inSnapshot(pool, async (db) => {
    await db.query('set local enable_seqscan = on')
    const { rows } = await db.query<EntryRow>(FIND, [marketplaceId, messageId])
    if (rows.length === 0) return []
    await makeCheckpoint(db, marketplaceId, now)
    const checkpoints = await readCheckpoints(db, marketplaceId)
    const publicKey = await logPublicKey(db)
    const proofs: LogProof[] = []
    for (const row of rows) proofs.push(await proofOf(db, row, { marketplaceId, checkpoints, publicKey }))
    return proofs
  })
}

async function proofOf(
  db: Queryable,
  { writer_id, seq, previous, entry }: EntryRow,
  {
    marketplaceId,
    checkpoints,
    publicKey,
  }: { marketplaceId: string; checkpoints: readonly Checkpoint[]; publicKey: string },
): Promise<LogProof> {
  for (const checkpoint of checkpoints) {
    const { ranges } = JSON.parse(checkpoint.body) as CheckpointBody
    let index = 0
    for (const { writer, from, to } of ranges) {
      if (writer !== writer_id || seq < from || seq > to) {
        index += to - from + 1
        continue
      }
      index += seq - from
      const hashes = await rangeHashes(db, marketplaceId, ranges)
      const path = merklePath(hashes, index).map((hash) => hash.toString('hex'))
      return {
        ...{ format: 'comity-proof/1', entry, previous: previous.toString('hex'), index, path },
        ...{ checkpoint, public_key: publicKey },
      }
    }
  }
  throw new Error(`no checkpoint covers entry ${writer_id}/${seq}`)
}
