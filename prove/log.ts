// One byte of a long log is changed, anywhere: in the database, and in an export. It is found, and where it is.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exportLog } from '../packages/gateway/src/audit/export-log.ts'
import { verifyLog } from '../packages/gateway/src/audit/verify-log.ts'
import { inTransaction } from '../packages/gateway/src/store/database.ts'
import { logPublicKey, makeCheckpoint } from '../packages/gateway/src/store/log/checkpoints.ts'
import { DecisionLog } from '../packages/gateway/src/store/log/decision-log.ts'
import { chance } from '../packages/policy/src/simulate/random.ts'
import { type OwnPostgres, startOwnPostgres } from './own-postgres.ts'

const ENTRIES = 100_000
const PER_TRANSACTION = 100
const WRITERS = 4
const CHECKPOINTS = 10
const TAMPERINGS = 40
const SEED = 20_261_127

const VERIFY = fileURLToPath(new URL('../docs/operations/verify-export.mjs', import.meta.url))

/** Prints what was changed and found; false where a change was not found at its place. */
export async function proveLog(): Promise<boolean> {
  await using own = await startOwnPostgres()
  await fill(own)
  const began = performance.now()
  const { entries, faults } = await verifyLog(own.pool)
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  console.log(`log: ${entries} entries verified in ${seconds} s, ${faults.length} faults`)
  const random = chance(SEED).next
  const inDatabase = await tamperInDatabase(own, random)
  const inExport = await tamperInExport(own, random)
  console.log(`log: of ${TAMPERINGS} bytes changed in the database ${inDatabase} were found at their entry`)
  console.log(`log: of ${TAMPERINGS} bytes changed in an export ${inExport} were found at their line`)
  return entries >= ENTRIES && faults.length === 0 && inDatabase === TAMPERINGS && inExport === TAMPERINGS
}

async function fill({ pool, marketplaceId }: OwnPostgres): Promise<void> {
  const log = new DecisionLog(pool)
  const at = new Date('2026-11-27T00:00:00Z')
  let written = 0
  for (let n = 0; n < CHECKPOINTS; n += 1) {
    const writers = Array.from({ length: WRITERS }, async () => {
      while (written < ((n + 1) * ENTRIES) / CHECKPOINTS) {
        written += PER_TRANSACTION
        await log.transaction(async (transaction) => {
          for (let k = 0; k < PER_TRANSACTION; k += 1)
            transaction.log(marketplaceId, { kind: 'proof', at, no: written + k, says: 'Größe 7 – „ja“' })
        })
      }
    })
    await Promise.all(writers)
    await inTransaction(pool, (db) => makeCheckpoint(db, marketplaceId, at))
  }
}

const COLUMNS = ['entry', 'hash', 'previous'] as const

interface Row {
  readonly writer_id: string
  readonly seq: number
  readonly entry: string
  readonly hash: Buffer
  readonly previous: Buffer
}

async function tamperInDatabase({ pool, superuser }: OwnPostgres, random: () => number): Promise<number> {
  let found = 0
  for (let n = 0; n < TAMPERINGS; n += 1) {
    const { rows } = await superuser.query<Row>(
      'select writer_id, seq, entry, hash, previous from log_entry order by writer_id, seq offset $1 limit 1',
      [Math.floor(random() * ENTRIES)],
    )
    const row = rows[0] as Row
    const column = COLUMNS[n % COLUMNS.length] as (typeof COLUMNS)[number]
    const update = `update log_entry set ${column} = $3 where writer_id = $1 and seq = $2`
    await superuser.query(update, [row.writer_id, row.seq, altered(row[column], random)])
    const { faults } = await verifyLog(pool)
    if (faults.some(({ at }) => at === `${row.writer_id}/${row.seq}`)) found += 1
    else console.log(`log: ${column} of ${row.writer_id}/${row.seq} was changed and not found there`)
    await superuser.query(update, [row.writer_id, row.seq, row[column]])
  }
  return found
}

/** One byte otherwise. In a text one that keeps it a text, for PostgreSQL takes no other. */
function altered(value: string | Buffer, random: () => number): string | Buffer {
  if (typeof value !== 'string') return flipped(value, random)
  const letters = [...value]
  const at = Math.floor(random() * letters.length)
  letters[at] = letters[at] === 'x' ? 'y' : 'x'
  return letters.join('')
}

function flipped(bytes: Buffer, random: () => number): Buffer {
  const copy = Buffer.from(bytes)
  const at = Math.floor(random() * copy.length)
  copy[at] = (copy[at] as number) ^ (1 << Math.floor(random() * 8))
  return copy
}

async function tamperInExport({ pool, marketplaceId }: OwnPostgres, random: () => number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'comity-export-'))
  try {
    const lines: string[] = []
    await exportLog(pool, { marketplaceId, now: new Date() }, (line) => void lines.push(`${line}\n`))
    const bytes = Buffer.from(lines.join(''))
    writeFileSync(join(folder, 'key.pem'), await logPublicKey(pool))
    if (verdictOn(folder, bytes).code !== 0) return 0
    return Array.from({ length: TAMPERINGS }, () => isFound(folder, bytes, random)).filter(Boolean).length
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function isFound(folder: string, bytes: Buffer, random: () => number): boolean {
  const at = Math.floor(random() * (bytes.length - 1))
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] as number) ^ (1 << Math.floor(random() * 8))
  const line = bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1
  const { code, out } = verdictOn(folder, copy)
  const isThere = code === 1 && new RegExp(`^line ${line}\\b`, 'm').test(out)
  if (!isThere)
    console.log(`log: byte ${at}, line ${line}, was changed and not found there: ${out.slice(0, 300)}`)
  return isThere
}

function verdictOn(folder: string, bytes: Buffer): { code: number | null; out: string } {
  const file = join(folder, 'log.jsonl')
  writeFileSync(file, bytes)
  const { status, stdout } = spawnSync(process.execPath, [VERIFY, file, join(folder, 'key.pem')])
  return { code: status, out: String(stdout) || readFileSync(file, 'utf8').slice(0, 100) }
}
