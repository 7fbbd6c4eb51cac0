// Signs every hour what the log has gained.
import { hourly } from '../hourly.ts'
import type { Log } from '../log.ts'
import { inTransaction, type Pool } from '../store/database.ts'
import { makeCheckpoint } from '../store/log/checkpoints.ts'

export function startCheckpoints(
  { pool, marketplaceId }: { pool: Pool; marketplaceId: string },
  { log, now }: { log: Log; now: () => Date },
): AsyncDisposable {
  const task = async () => void (await inTransaction(pool, (db) => makeCheckpoint(db, marketplaceId, now())))
  return hourly(task, { log, trouble: 'the log could not be signed' })
}
