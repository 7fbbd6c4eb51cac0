// The whole log of a marketplace as lines of JSON that can be verified anywhere (docs/operations/verify-export.mjs).
import { inTransaction, type Pool } from '../store/database.ts'
import { logPublicKey, makeCheckpoint, readCheckpoints } from '../store/log/checkpoints.ts'

/** Entries read at a time. */
const PAGE = 2_000

const READ = `
  select writer_id as writer, seq, encode(previous, 'hex') as previous, encode(hash, 'hex') as hash, entry from log_entry
  where marketplace_id = $1 and (writer_id, seq) > ($2::uuid, $3) order by writer_id, seq limit $4`

interface Line {
  readonly writer: string
  readonly seq: number
}

/** Lines: a head with the public key, every entry, every checkpoint. Signs first what no checkpoint covers yet. */
export async function* exportLog(pool: Pool, marketplaceId: string, now: Date): AsyncGenerator<string> {
  await inTransaction(pool, (db) => makeCheckpoint(db, marketplaceId, now))
  const checkpoints = await readCheckpoints(pool, marketplaceId)
  const head = { format: 'comity-log/1', marketplace: marketplaceId, public_key: await logPublicKey(pool) }
  yield JSON.stringify(head)
  let last: Line = { writer: '00000000-0000-0000-0000-000000000000', seq: 0 }
  for (;;) {
    const { rows } = await pool.query<Line>(READ, [marketplaceId, last.writer, last.seq, PAGE])
    for (const row of rows) yield JSON.stringify(row)
    if (rows.length < PAGE) break
    last = rows.at(-1) as Line
  }
  for (const checkpoint of checkpoints) yield JSON.stringify(checkpoint)
}
