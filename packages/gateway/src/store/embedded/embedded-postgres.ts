// The embedded database as a whole: one owner per data directory keeps the server running and stops it at the end;
// a command may use a server that is already there as a guest.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Trouble } from '../../trouble.ts'
import { type Account, accountForPostgres } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { type Cluster, openCluster } from './cluster.ts'
import { runningPostmaster, startPostmaster, stopPostmaster } from './postmaster.ts'

export interface EmbeddedOptions {
  readonly dataDir: string
  /** `owner` is the gateway: it fails where another one has the directory. `guest` is a command: it shares. */
  readonly role: 'owner' | 'guest'
  readonly onRestart?: (reason: string) => void
  readonly settings?: Readonly<Record<string, string>>
}

/** Any fixed number: the session that holds this lock owns the server. A lock of a session cannot go stale. */
const OWNER_LOCK = 0x636f6d69

/** First start, or recovery of a large log, may take this long before it is called a failure. */
const START_TIMEOUT_MS = 60_000

/** Another owner that is just ending gets this long to let go. */
const OWNER_TIMEOUT_MS = 5_000

/** Pause before a crashed server is started again, doubled up to the limit. */
const RESTART_DELAY_MS = 100
const RESTART_DELAY_LIMIT_MS = 5_000

/** Starts or joins the embedded database of a data directory. */
export async function openEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const binaries = findBinaries()
  const account = accountForPostgres()
  const cluster = await openCluster(options.dataDir, binaries, account)
  const database = new EmbeddedPostgres(cluster, options, { binaries, account })
  await database.open()
  return database
}

export class EmbeddedPostgres implements AsyncDisposable {
  readonly #cluster: Cluster
  readonly #options: EmbeddedOptions
  readonly #how: { binaries: Binaries; account: Account }
  #session: pg.Client | undefined
  #owns = false
  #stopping = false

  constructor(cluster: Cluster, options: EmbeddedOptions, how: { binaries: Binaries; account: Account }) {
    this.#cluster = cluster
    this.#options = options
    this.#how = how
  }

  /** Connection settings for a role and database of this server. */
  connection(database: string, user = 'postgres'): pg.ClientConfig {
    return { host: this.#cluster.socketDirectory, user, password: this.#cluster.password, database }
  }

  async open(): Promise<void> {
    const deadline = Date.now() + OWNER_TIMEOUT_MS
    for (;;) {
      const session = await this.#connect()
      this.#owns = await lock(session)
      if (this.#owns || this.#options.role === 'guest') return this.#keep(session)
      await session.end()
      if (Date.now() > deadline)
        throw new Trouble(
          `Another Comity is running on ${this.#options.dataDir}. Stop it first, or choose another COMITY_DATA_DIR.`,
        )
      await sleep(100)
    }
  }

  /** Ends the session; the owner stops the server. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping = true
    await this.#session?.end().catch(() => undefined)
    if (this.#owns) await stopPostmaster(this.#cluster)
  }

  #keep(session: pg.Client): void {
    this.#session = session
    session.on('error', () => undefined)
    session.once('end', () => {
      if (!this.#stopping && this.#owns) void this.#recover()
    })
  }

  /** The server went away under its owner: start it again until it stays. */
  async #recover(): Promise<void> {
    this.#options.onRestart?.('The embedded PostgreSQL went away; starting it again.')
    for (
      let delayMs = RESTART_DELAY_MS;
      !this.#stopping;
      delayMs = Math.min(delayMs * 2, RESTART_DELAY_LIMIT_MS)
    ) {
      try {
        return await this.open()
      } catch (error) {
        this.#options.onRestart?.(`The embedded PostgreSQL did not start: ${(error as Error).message}`)
        await sleep(delayMs)
      }
    }
  }

  /** Connects to the running server, starting one where there is none. Two that start at once: PostgreSQL lets one. */
  async #connect(): Promise<pg.Client> {
    const deadline = Date.now() + START_TIMEOUT_MS
    let ended: string | undefined
    for (;;) {
      if (runningPostmaster(this.#cluster) === undefined) {
        if (ended !== undefined && Date.now() > deadline - START_TIMEOUT_MS + 5_000) throw new Trouble(ended)
        const child = startPostmaster(this.#cluster, { ...this.#how, ...this.#options })
        child.once('exit', (code) => {
          ended = `The embedded PostgreSQL ended with code ${code}; its reasons are in ${this.#cluster.logFile}.`
        })
        child.unref()
        await Promise.race([
          once(child, 'spawn'),
          once(child, 'error').then(([error]) => Promise.reject(error)),
        ])
      }
      const client = await tryConnect(this.connection('postgres'))
      if (client) return client
      if (Date.now() > deadline)
        throw new Trouble(`The embedded PostgreSQL did not answer; see ${this.#cluster.logFile}.`)
      await sleep(30)
    }
  }
}

/** Not there yet, or starting up (57P03), or just going down (57P01). */
const NOT_YET = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P01', '57P03']

async function tryConnect(config: pg.ClientConfig): Promise<pg.Client | undefined> {
  const client = new pg.Client(config)
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (NOT_YET.includes(code) || message.includes('terminated unexpectedly')) return undefined
    throw new Trouble(`The embedded PostgreSQL refused the connection: ${message}`, { cause: error })
  }
}

async function lock(session: pg.Client): Promise<boolean> {
  const { rows } = await session.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
    OWNER_LOCK,
  ])
  return rows[0]?.locked ?? false
}
