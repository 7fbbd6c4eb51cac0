// The connection to PostgreSQL: a pool, transactions, and which failures pass by themselves.
import pg from 'pg'

export type Pool = pg.Pool

/** Whatever runs a statement: the pool, or a client inside a transaction. */
export type Queryable = Pick<pg.ClientBase, 'query'>

/** Half of what the embedded server allows; each holds a server process of about 10 MB. */
const POOL_SIZE = 20

/** A pool that has no connection to give within this time counts as a database that is away. */
const CONNECT_TIMEOUT_MS = 2_000

/** No statement of the gateway comes near; a lock that is never released must not hold a session for ever. */
const STATEMENT_TIMEOUT_MS = 30_000

/**
 * Every statement that serves mail finds its rows by keys. A new database has no statistics yet, and PostgreSQL then
 * plans for tables of a few rows: reading them whole, once for each row looked for, minutes long until its first
 * ANALYZE. So the plans of the serving pool are made once, by index and nested loop, whatever the statistics say.
 */
export const SERVING: pg.PoolConfig = {
  options:
    '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off',
}

/** Opens a pool; `onError` hears of connections that break while they are idle. */
export function openPool(config: pg.PoolConfig, onError: (error: Error) => void): Pool {
  const pool = new pg.Pool({
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'comity',
    ...config,
  })
  pool.on('error', onError)
  // A connection that breaks between two statements of a transaction says so here; the next statement then fails.
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}

/** Runs `work` in one transaction. A connection that failed is thrown away, not given back. */
export function inTransaction<T>(pool: Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return between(pool, 'begin', work)
}

/** The same, on the database as it is at one moment, whatever is written meanwhile. */
export function inSnapshot<T>(pool: Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return between(pool, 'begin isolation level repeatable read', work)
}

async function between<T>(
  pool: Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(begin)
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    await abandon(client, error)
    throw error
  }
}

async function abandon(client: pg.PoolClient, cause: unknown): Promise<void> {
  if (isTransient(cause) && !isSerialization(cause)) return client.release(true)
  try {
    await client.query('rollback')
    client.release()
  } catch (error) {
    client.release(error as Error)
  }
}

/** What pg says of a connection that ended, broke or never came; these errors carry no code. */
const BROKEN = /terminated|connection error|timeout exceeded when trying to connect|Connection ended/

/**
 * Tells whether a failure lies with the database and not with what was asked of it, so that the same work may succeed
 * later: no connection (08), no resources such as a full disk (53), an operator's doing such as a shutdown (57),
 * system errors (58), a conflict between transactions (40), or a broken socket.
 */
export function isTransient(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (/^(?:08|40|53|57|58)[0-9A-Z]{3}$/.test(code)) return true
  return /^E[A-Z]+$/.test(code) || BROKEN.test(message)
}

/** 40001 and 40P01: the transaction was chosen to yield to another and may be tried at once. */
export function isSerialization(error: unknown): boolean {
  return ['40001', '40P01'].includes((error as { code?: string }).code ?? '')
}

/** 53xxx: a full disk, out of memory, too many connections. Waiting for it to pass is the sender's part. */
export function isOutOfResources(error: unknown): boolean {
  return (error as { code?: string }).code?.startsWith('53') ?? false
}
