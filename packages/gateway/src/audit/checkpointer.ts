// Signs every hour what the log of each marketplace has gained.
import { hourly } from '../hourly.ts'
import type { Log } from '../log.ts'
import { inTransaction, type Pool } from '../store/database.ts'
import { makeCheckpoint } from '../store/log/checkpoints.ts'

export function startCheckpoints(pool: Pool, { log, now }: { log: Log; now: () => Date }): AsyncDisposable {
  return hourly(() => signAll(pool, now), { log, trouble: 'the log could not be signed' })
}

async function signAll(pool: Pool, now: () => Date): Promise<void> {
  const { rows } = await pool.query<{ id: string }>('select marketplace_id as id from marketplace order by 1')
  for (const { id } of rows) await inTransaction(pool, (db) => makeCheckpoint(db, id, now()))
}
