// Opens the store: the operator's PostgreSQL, or the embedded one with a database and a role of its own.
import pg from 'pg'
import { openPool, type Pool, SERVING } from './database.ts'
import {
  type EmbeddedOptions,
  type EmbeddedPostgres,
  openEmbeddedPostgres,
} from './embedded/embedded-postgres.ts'
import { migrate } from './migrate.ts'

export interface StoreOptions {
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly role: EmbeddedOptions['role']
  /** Hears of a database that went away or came back, one sentence each. */
  readonly onTrouble: (sentence: string) => void
}

export interface Store extends AsyncDisposable {
  readonly pool: Pool
  /** Which database is used, for the start message; holds no password. */
  readonly description: string
}

/** The role that the gateway works under. It owns its tables but is no superuser, so that revoked rights hold. */
const ROLE = 'comity'

/** Opens and migrates; the store's end also stops an embedded server that this process owns. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl, dataDir, role, onTrouble } = options
  const plans = role === 'owner' ? SERVING : {}
  if (databaseUrl !== undefined)
    return openAt(
      { connectionString: databaseUrl, ...plans },
      { onTrouble, description: describe(databaseUrl) },
    )
  const server = await openEmbeddedPostgres({ dataDir, role, onRestart: onTrouble })
  try {
    const admin = server.connection('postgres')
    await createRole(admin)
    const description = `embedded PostgreSQL in ${dataDir}; set COMITY_DATABASE_URL to use another`
    return await openAt({ ...server.connection(ROLE, ROLE), ...plans }, { onTrouble, description, server })
  } catch (error) {
    await server[Symbol.asyncDispose]()
    throw error
  }
}

async function openAt(
  config: pg.PoolConfig,
  {
    onTrouble,
    description,
    server,
  }: { onTrouble: (sentence: string) => void; description: string; server?: EmbeddedPostgres },
): Promise<Store> {
  const pool = openPool(config, (error) => onTrouble(`A database connection broke: ${error.message}`))
  try {
    await migrate(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  return {
    pool,
    description,
    [Symbol.asyncDispose]: async () => {
      await pool.end()
      await server?.[Symbol.asyncDispose]()
    },
  }
}

async function createRole(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [ROLE])
    if (rowCount === 0) {
      const password = client.escapeLiteral(config.password as string)
      await client.query(`create role ${ROLE} login password ${password}`)
    }
    const found = await client.query('select 1 from pg_database where datname = $1', [ROLE])
    if (found.rowCount === 0) await client.query(`create database ${ROLE} owner ${ROLE}`)
  } finally {
    await client.end()
  }
}

function describe(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl)
  return `PostgreSQL at ${host}${pathname}`
}
