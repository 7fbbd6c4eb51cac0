// The whole log of a marketplace as lines of JSON that can be verified anywhere (docs/operations/verify-export.mjs).
import { inSnapshot, type Pool } from '../store/database.ts'
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

/**
 * Writes lines: a head with the public key, every entry, every checkpoint. What no checkpoint covers yet is signed first, and
 * all is as it is at that moment, so that nothing stands under no signature.
 */
export function exportLog(
  pool: Pool,
  { marketplaceId, now }: { marketplaceId: string; now: Date },
  write: (line: string) => void,
): Promise<void> {
  return inSnapshot(pool, async (db) => {
    await makeCheckpoint(db, marketplaceId, now)
    const publicKey = await logPublicKey(db)
    write(JSON.stringify({ format: 'comity-log/1', marketplace: marketplaceId, public_key: publicKey }))
    let last: Line = { writer: '00000000-0000-0000-0000-000000000000', seq: 0 }
    for (;;) {
      const { rows } = await db.query<Line>(READ, [marketplaceId, last.writer, last.seq, PAGE])
      for (const row of rows) write(JSON.stringify(row))
      if (rows.length < PAGE) break
      last = rows.at(-1) as Line
    }
    for (const checkpoint of await readCheckpoints(db, marketplaceId)) write(JSON.stringify(checkpoint))
  })
}
