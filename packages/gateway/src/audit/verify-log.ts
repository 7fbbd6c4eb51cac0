// Verifies the decision log: every chain from its first entry to its head, and every row that an entry vouches for.
import { createHash } from 'node:crypto'
import { decisionDigest, judgementDigest } from '../pipeline/log-events.ts'
import type { StoredJudgement } from '../pipeline/stored-judgement.ts'
import { inSnapshot, type Pool, type Queryable } from '../store/database.ts'
import { CHAIN_START, chainHash } from '../store/log/chain.ts'
import type { LogFault } from './log-fault.ts'
import { verifyCheckpoints } from './verify-checkpoints.ts'

export interface LogReport {
  readonly writers: number
  readonly entries: number
  readonly messages: number
  readonly faults: readonly LogFault[]
}

interface EntryRow {
  readonly marketplace_id: string
  readonly writer_id: string
  readonly seq: number
  readonly previous: Buffer
  readonly hash: Buffer
  readonly entry: string
}

interface Head {
  readonly marketplaceId: string
  readonly writerId: string
  readonly seq: number
  readonly hash: Buffer
}

/** Entries read at a time, about 1 KB each. */
const PAGE = 2_000

/** Reads the whole log, as it is at one moment; the time is that of reading it once, with the messages it speaks of. */
export function verifyLog(pool: Pool): Promise<LogReport> {
  return inSnapshot(pool, verify)
}

async function verify(pool: Queryable): Promise<LogReport> {
  const heads = await readHeads(pool)
  const erased = await readErased(pool)
  const faults: LogFault[] = []
  let entries = 0
  let messages = 0
  for (const head of heads) {
    const chain = await verifyChain(pool, head, { faults, erased })
    entries += chain.entries
    messages += chain.messages
  }
  faults.push(...(await orphans(pool)), ...(await verifyCheckpoints(pool)))
  return { writers: heads.length, entries, messages, faults }
}

/** Without reading the entry as JSON, which an altered one need not be. */
const MESSAGE = `substring(entry from '"message":"([0-9a-f-]{36})"')`

/** Messages whose contents were taken out, as the log itself says: what is missing of others is a fault. */
async function readErased(db: Queryable): Promise<Set<string>> {
  const { rows } = await db.query<{ message: string }>(
    `select ${MESSAGE} as message from log_entry where entry like '%"kind":"message.erased"%'`,
  )
  return new Set(rows.map(({ message }) => message))
}

async function readHeads(db: Queryable): Promise<Head[]> {
  const { rows } = await db.query<Head>(
    `select marketplace_id as "marketplaceId", writer_id as "writerId", seq, hash from log_head order by marketplace_id, writer_id`,
  )
  return rows
}

const READ = `
  select marketplace_id, writer_id, seq, previous, hash, entry from log_entry
  where marketplace_id = $1 and writer_id = $2 and seq > $3 order by seq limit $4`

async function verifyChain(
  pool: Queryable,
  head: Head,
  { faults, erased }: { faults: LogFault[]; erased: ReadonlySet<string> },
): Promise<{ entries: number; messages: number }> {
  let last: { seq: number; hash: Buffer } = { seq: 0, hash: CHAIN_START }
  let entries = 0
  let messages = 0
  for (;;) {
    const { rows } = await pool.query<EntryRow>(READ, [head.marketplaceId, head.writerId, last.seq, PAGE])
    const sound: EntryRow[] = []
    for (const row of rows) {
      const fault = entryFault(row, last)
      if (fault) faults.push({ at: `${row.writer_id}/${row.seq}`, fault })
      else sound.push(row)
      last = { seq: row.seq, hash: row.hash }
    }
    entries += rows.length
    messages += await verifyRows(pool, sound, { faults, erased })
    if (rows.length < PAGE) break
  }
  if (last.seq !== head.seq || !last.hash.equals(head.hash))
    faults.push({
      at: `${head.writerId}/${head.seq}`,
      fault: 'the chain does not end where its head says; entries were cut off or altered',
    })
  return { entries, messages }
}

function entryFault(row: EntryRow, last: { seq: number; hash: Buffer }): string | undefined {
  if (row.seq !== last.seq + 1) return `entry ${last.seq + 1} is missing`
  if (!row.previous.equals(last.hash)) return 'the entry does not follow the one before it'
  if (!chainHash(row.previous, row.entry).equals(row.hash)) return 'the entry was altered'
  const { marketplace, writer, seq } = JSON.parse(row.entry) as {
    marketplace: string
    writer: string
    seq: number
  }
  const inPlace = marketplace === row.marketplace_id && writer === row.writer_id && seq === row.seq
  return inPlace ? undefined : 'the entry stands in another one’s place'
}

interface DecidedEntry {
  readonly kind: string
  readonly message: string
  readonly decision_no: number
  readonly body_sha256?: string
  readonly judgement_sha256?: string
  readonly decision_sha256: string
}

interface MessageRow {
  readonly n: number
  readonly raw: Buffer | null
  readonly judgement: StoredJudgement | null
  readonly decision: DecisionRow | null
}

interface DecisionRow {
  readonly outcome: string
  readonly how_to_fix: string | null
  readonly claim_upheld: boolean | null
  readonly kept: number[] | null
  readonly left_out: number[] | null
  readonly until: string | null
  readonly [column: string]: unknown
}

const ROWS = `
  select k.n::int as n, b.raw,
    (select jsonb_build_object('verdict', j.verdict, 'confidence', j.confidence, 'language', j.language,
      'segments', j.segments, 'signals', j.signals,
      'model', jsonb_build_object('name', j.model_name, 'version', j.model_version))
      from judgement j where j.marketplace_id = k.marketplace_id and j.message_id = k.message_id) as judgement,
    (select to_jsonb(d) from decision d where d.marketplace_id = k.marketplace_id and d.message_id = k.message_id
      and d.decision_no = k.decision_no) as decision
  from unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[]) as k (marketplace_id, message_id, decision_no, n)
  left join message_body b on b.marketplace_id = k.marketplace_id and b.message_id = k.message_id`

/** Compares the rows that entries speak of with the digests the entries hold. */
async function verifyRows(
  db: Queryable,
  rows: readonly EntryRow[],
  { faults, erased }: { faults: LogFault[]; erased: ReadonlySet<string> },
): Promise<number> {
  const decided = rows.flatMap((row) => {
    const entry = JSON.parse(row.entry) as DecidedEntry
    return entry.kind === 'message.decided' ? [{ marketplaceId: row.marketplace_id, entry }] : []
  })
  if (decided.length === 0) return 0
  const result = await db.query<MessageRow>(ROWS, [
    decided.map(({ marketplaceId }) => marketplaceId),
    decided.map(({ entry }) => entry.message),
    decided.map(({ entry }) => entry.decision_no),
    decided.map((_, n) => n),
  ])
  for (const row of result.rows) {
    const { entry } = decided[row.n] as (typeof decided)[number]
    for (const fault of rowFaults(entry, row, erased.has(entry.message)))
      faults.push({ at: `message ${entry.message}`, fault })
  }
  return decided.length
}

function rowFaults(
  entry: DecidedEntry,
  { raw, judgement, decision }: MessageRow,
  isErased: boolean,
): string[] {
  const faults: string[] = []
  if (!decision) faults.push('the decision is missing')
  else if (digestOfStored(decision) !== entry.decision_sha256) faults.push('the decision was altered')
  if (isErased) return faults
  if (entry.body_sha256 !== undefined && !raw) faults.push('the message is missing')
  else if (entry.body_sha256 !== undefined && raw && sha256(raw) !== entry.body_sha256)
    faults.push('the message was altered')
  if (
    entry.judgement_sha256 !== undefined &&
    (!judgement || judgementDigest(judgement) !== entry.judgement_sha256)
  )
    faults.push('the judgement was altered or is missing')
  return faults
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function digestOfStored(row: DecisionRow): string {
  const { policy_name: name, policy_version: version, how_to_fix, claim_upheld, kept, left_out, until } = row
  const decision = {
    ...row,
    how_to_fix: how_to_fix ?? undefined,
    until: until ?? undefined,
    policy: { name, version },
    claim: claim_upheld === null ? undefined : { upheld: claim_upheld },
    trimmed: kept && left_out ? { kept, left_out } : undefined,
  }
  return decisionDigest(decision as unknown as Parameters<typeof decisionDigest>[0])
}

/** Decisions that no entry vouches for, and chains without a head: somebody wrote past the log. */
async function orphans(db: Queryable): Promise<LogFault[]> {
  const decisions = await db.query<{ message_id: string; decision_no: number }>(
    `select d.message_id, d.decision_no from decision d
     where not exists (select from log_entry e where e.marketplace_id = d.marketplace_id
       and ${MESSAGE} = d.message_id::text and substring(entry from '"decision_no":(\\d+)') = d.decision_no::text)
     limit 100`,
  )
  const chains = await db.query<{ writer_id: string }>(
    `select distinct e.writer_id from log_entry e
     where not exists (select from log_head h where h.marketplace_id = e.marketplace_id and h.writer_id = e.writer_id)`,
  )
  return [
    ...decisions.rows.map(({ message_id }) => ({
      at: `message ${message_id}`,
      fault: 'a decision stands in no entry of the log',
    })),
    ...chains.rows.map(({ writer_id }) => ({ at: writer_id, fault: 'the chain has lost its head' })),
  ]
}
