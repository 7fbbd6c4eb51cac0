// Every change that must be provable goes through here: one transaction holds the change and its log entries.
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { inTransaction, type Pool, type Queryable } from '../database.ts'
import { CHAIN_START, chainHash, entryText, type LogEvent } from './chain.ts'

/** A transaction that can add to the log; what it adds is written just before it commits. */
export interface LoggedTransaction extends Queryable {
  log(marketplaceId: string, event: LogEvent): void
}

interface Head {
  readonly seq: number
  readonly hash: Buffer
}

/** One chain per marketplace; used by one transaction at a time. */
interface Writer {
  readonly writerId: string
  readonly heads: Map<string, Head>
}

const APPEND = `
  with entry as (
    insert into log_entry (marketplace_id, writer_id, seq, previous, hash, entry)
    select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::bytea[], $5::bytea[], $6::text[])
  )
  insert into log_head (marketplace_id, writer_id, seq, hash)
  select * from unnest($7::uuid[], $8::uuid[], $9::int[], $10::bytea[])
  on conflict (marketplace_id, writer_id) do update set seq = excluded.seq, hash = excluded.hash`

/** Appends to the decision log. Writers that run at once have chains of their own and never wait for each other. */
export class DecisionLog {
  readonly #pool: Pool
  readonly #idle: Writer[] = []

  constructor(pool: Pool) {
    this.#pool = pool
  }

  /**
   * Runs `work` in one transaction and appends what it logs. A writer whose transaction failed is given up, because
   * whether its last entry is there may be unknown; its chain simply ends.
   */
  async transaction<T>(work: (transaction: LoggedTransaction) => Promise<T>): Promise<T> {
    const writer = this.#idle.pop() ?? { writerId: uuidv7(), heads: new Map() }
    const { result, heads } = await inTransaction(this.#pool, async (client) => {
      const events: { marketplaceId: string; event: LogEvent }[] = []
      const log = (marketplaceId: string, event: LogEvent) => void events.push({ marketplaceId, event })
      const result = await work({ query: client.query.bind(client), log } as LoggedTransaction)
      return { result, heads: await append(client, writer, events) }
    })
    for (const [marketplaceId, head] of heads) writer.heads.set(marketplaceId, head)
    this.#idle.push(writer)
    return result
  }
}

interface Row extends Head {
  readonly marketplaceId: string
  readonly previous: Buffer
  readonly entry: string
}

async function append(
  client: pg.ClientBase,
  { writerId, heads }: Writer,
  events: readonly { marketplaceId: string; event: LogEvent }[],
): Promise<Map<string, Head>> {
  const ends = new Map<string, Head>()
  const rows: Row[] = events.map(({ marketplaceId, event }) => {
    const { seq: last, hash: previous } = ends.get(marketplaceId) ??
      heads.get(marketplaceId) ?? { seq: 0, hash: CHAIN_START }
    const seq = last + 1
    const entry = entryText({ marketplaceId, writerId, seq }, event)
    const hash = chainHash(previous, entry)
    ends.set(marketplaceId, { seq, hash })
    return { marketplaceId, seq, previous, hash, entry }
  })
  if (rows.length > 0)
    await client.query({ name: 'log-append', text: APPEND, values: columns(rows, ends, writerId) })
  return ends
}

function columns(rows: readonly Row[], ends: ReadonlyMap<string, Head>, writerId: string): unknown[] {
  const heads = [...ends]
  return [
    rows.map((row) => row.marketplaceId),
    rows.map(() => writerId),
    rows.map((row) => row.seq),
    rows.map((row) => row.previous),
    rows.map((row) => row.hash),
    rows.map((row) => row.entry),
    heads.map(([marketplaceId]) => marketplaceId),
    heads.map(() => writerId),
    heads.map(([, head]) => head.seq),
    heads.map(([, head]) => head.hash),
  ]
}
