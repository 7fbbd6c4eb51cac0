// Verifies the signed checkpoints against the log as it is now.
import { createPublicKey } from 'node:crypto'
import type { Queryable } from '../store/database.ts'
import {
  bodyHash,
  type CheckpointBody,
  isSigned,
  logKey,
  NONE_BEFORE,
  rangeHashes,
  readCheckpoints,
} from '../store/log/checkpoints.ts'
import { merkleRoot } from '../store/log/merkle.ts'
import type { LogFault } from './log-fault.ts'

/** Faults of all marketplaces' checkpoints. */
export async function verifyCheckpoints(db: Queryable): Promise<LogFault[]> {
  const { rows } = await db.query<{ marketplace_id: string }>(
    'select distinct marketplace_id from log_checkpoint order by marketplace_id',
  )
  const faults: LogFault[] = []
  for (const { marketplace_id } of rows) faults.push(...(await faultsOf(db, marketplace_id)))
  return faults
}

async function faultsOf(db: Queryable, marketplaceId: string): Promise<LogFault[]> {
  const key = createPublicKey(await logKey(db))
  const faults: LogFault[] = []
  let before = NONE_BEFORE
  for (const [n, checkpoint] of (await readCheckpoints(db, marketplaceId)).entries()) {
    const fault = isSigned(checkpoint, key)
      ? await faultOf(db, JSON.parse(checkpoint.body) as CheckpointBody, before)
      : 'the checkpoint was altered: its signature does not fit'
    if (fault) faults.push({ at: `checkpoint ${marketplaceId}/${n + 1}`, fault })
    before = bodyHash(checkpoint.body)
  }
  return faults
}

async function faultOf(
  db: Queryable,
  { marketplace, ranges, entries, root, previous }: CheckpointBody,
  before: string,
): Promise<string | undefined> {
  if (previous !== before) return 'the checkpoint before it is missing or another one'
  const hashes = await rangeHashes(db, marketplace, ranges)
  if (hashes.length !== entries) return `${entries - hashes.length} of its entries are missing`
  return merkleRoot(hashes).toString('hex') === root ? undefined : 'entries that it vouches for were altered'
}
