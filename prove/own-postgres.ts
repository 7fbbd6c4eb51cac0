// A PostgreSQL of a proof's own, with a superuser beside the gateway's role, for who means harm.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { openPool, type Pool } from '../packages/gateway/src/store/database.ts'
import { openEmbeddedPostgres } from '../packages/gateway/src/store/embedded/embedded-postgres.ts'
import { migrate } from '../packages/gateway/src/store/migrate.ts'

export interface OwnPostgres extends AsyncDisposable {
  /** The gateway's role. */
  readonly pool: Pool
  readonly superuser: pg.Client
  /** An empty marketplace. */
  readonly marketplaceId: string
}

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'comity-prove-'))
  const server = await openEmbeddedPostgres({
    dataDir,
    role: 'owner',
    settings: { synchronous_commit: 'off' },
  })
  const admin = new pg.Client(server.connection('postgres'))
  await admin.connect()
  const { password } = server.connection('postgres')
  await admin.query(`create role comity login password ${admin.escapeLiteral(password as string)}`)
  await admin.query('create database proof owner comity')
  await admin.end()
  const pool = openPool({ ...server.connection('proof', 'comity'), max: 5 }, () => undefined)
  await migrate(pool)
  const superuser = new pg.Client(server.connection('proof'))
  await superuser.connect()
  const marketplaceId = uuidv7()
  await pool.query(
    'insert into marketplace (marketplace_id, name, relay_domain, created_at) values ($1, $2, $3, now())',
    [...[marketplaceId, 'Market', 'relay.example']],
  )
  return {
    ...{ pool, superuser, marketplaceId },
    [Symbol.asyncDispose]: async () => {
      await superuser.end()
      await pool.end()
      await server[Symbol.asyncDispose]()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
