// Works through the lists that came in, some lines a transaction, which also notes how far it is: a gateway that dies in
// the middle leaves the rest to the next one, and no line is recorded twice.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import type { Pool } from '../../store/database.ts'
import type { DecisionLog, LoggedTransaction } from '../../store/log/decision-log.ts'
import { type ChoiceLine, readChoiceLines } from './choice-lines.ts'
import { type ImportRef, type RecordedLines, recordLines } from './record-lines.ts'
import { tellOfBundle } from './tell-of-bundle.ts'

export interface ImportContext {
  readonly pool: Pool
  readonly decisionLog: DecisionLog
  readonly log: Log
  readonly now: () => Date
  /** The page for all sellers of a buyer. */
  readonly choicesUrl: (buyer: { marketplaceId: string; buyerId: string }) => string
  /** Called after each commit that left work in the outbox. */
  readonly onWork: () => void
}

/** Lines of one transaction: few enough that a buyer's own click never waits long for the locks. */
const CHUNK = 500

const POLL_MS = 2_000

/** Longer than a chunk can take. */
const LEASE_MS = 60_000

interface OpenImport {
  readonly marketplaceId: string
  readonly importId: string
  readonly content: string
  readonly done: number
  readonly isTrial: boolean
  readonly tell: boolean
}

const CLAIM = `
  update preference_import set leased_until = $2 where (marketplace_id, import_id) in (
    select marketplace_id, import_id from preference_import where finished_at is null and leased_until <= $1
    order by leased_until limit 1 for update skip locked)
  returning marketplace_id as "marketplaceId", import_id as "importId", content, done, dry_run as "isTrial", tell`

const PROGRESS = `
  update preference_import set done = done + $3, recorded = recorded + $4, unchanged = unchanged + $5,
    refused = refused + $6, leased_until = $7,
    finished_at = case when done + $3 >= lines then $8::timestamptz end,
    content = case when done + $3 < lines then content end
  where marketplace_id = $1 and import_id = $2`

const FAULTS = `
  insert into preference_import_fault (marketplace_id, import_id, line, fault)
  select $1, $2, * from unnest($3::int[], $4::text[])`

export class ImportWorker implements AsyncDisposable {
  readonly #context: ImportContext
  #stopping = false
  #running: Promise<void> | undefined
  #wake: () => void = () => undefined

  constructor(context: ImportContext) {
    this.#context = context
  }

  start(): void {
    this.#running = this.#work()
  }

  /** Says that a list came in. */
  wake(): void {
    this.#wake()
  }

  /** Finishes the lines it is at; the rest waits for the next start. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping = true
    this.#wake()
    await this.#running
  }

  async #work(): Promise<void> {
    while (!this.#stopping) {
      const worked = await this.#next().catch((error) => {
        this.#context.log.warn({ err: error }, 'a list of choices could not be worked on; trying again')
        return false
      })
      if (!worked) await this.#rest()
    }
  }

  async #rest(): Promise<void> {
    if (this.#stopping) return
    const timer = new AbortController()
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    await Promise.race([woken, sleep(POLL_MS, undefined, { signal: timer.signal }).catch(() => undefined)])
    timer.abort()
  }

  /** Works on one list as long as it is ours; false where there is none. */
  async #next(): Promise<boolean> {
    const { pool, now } = this.#context
    const at = now()
    const { rows } = await pool.query<OpenImport>(CLAIM, [at, leaseFrom(at)])
    const [open] = rows
    if (!open) return false
    let done = open.done
    for await (const lines of chunksOf(readChoiceLines(open.content, at), open.done)) {
      if (this.#stopping || !(await this.#record(open, done, lines))) break
      done += lines.length
      this.#context.onWork()
    }
    return true
  }

  /** False where another gateway was quicker: then nothing was recorded here. */
  #record(open: OpenImport, done: number, lines: readonly ChoiceLine[]): Promise<boolean> {
    const { decisionLog, now, choicesUrl } = this.#context
    const ref = { marketplaceId: open.marketplaceId, importId: open.importId, now: now() }
    return decisionLog.transaction(async (transaction) => {
      if (!(await isStillAt(transaction, ref, done))) return false
      const result = await recordLines(transaction, lines, { ...ref, isTrial: open.isTrial })
      await noteProgress(transaction, ref, { lines: lines.length, result })
      if (open.tell && !open.isTrial)
        await tellOfBundle(transaction, ref, { entries: result.recorded, choicesUrl })
      return true
    })
  }
}

function leaseFrom(at: Date): Date {
  return new Date(at.getTime() + LEASE_MS)
}

async function isStillAt(
  transaction: LoggedTransaction,
  { marketplaceId, importId }: ImportRef,
  done: number,
): Promise<boolean> {
  const { rows } = await transaction.query<{ done: number }>(
    'select done from preference_import where marketplace_id = $1 and import_id = $2 for update',
    [marketplaceId, importId],
  )
  return rows[0]?.done === done
}

async function noteProgress(
  transaction: LoggedTransaction,
  { marketplaceId, importId, now }: ImportRef,
  { lines, result: { recorded, unchanged, faults } }: { lines: number; result: RecordedLines },
): Promise<void> {
  await transaction.query(PROGRESS, [
    ...[marketplaceId, importId, lines, recorded.length, unchanged, faults.length],
    ...[leaseFrom(now), now],
  ])
  const columns = [faults.map(({ line }) => line), faults.map(({ fault }) => fault)]
  if (faults.length > 0) await transaction.query(FAULTS, [marketplaceId, importId, ...columns])
}

async function* chunksOf(lines: AsyncIterable<ChoiceLine>, skip: number): AsyncGenerator<ChoiceLine[]> {
  let chunk: ChoiceLine[] = []
  let n = 0
  for await (const line of lines) {
    n += 1
    if (n <= skip) continue
    chunk.push(line)
    if (chunk.length === CHUNK) {
      yield chunk
      chunk = []
    }
  }
  if (chunk.length > 0) yield chunk
}
