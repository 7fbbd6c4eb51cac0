// One real PostgreSQL for a whole test run, with a migrated template that every test file copies in some 20 ms.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openPool } from '../packages/gateway/src/store/database.ts'
import { openEmbeddedPostgres } from '../packages/gateway/src/store/embedded/embedded-postgres.ts'
import { migrate } from '../packages/gateway/src/store/migrate.ts'

/** Tests of durability run a server of their own; this one may forget everything when the machine stops. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'comity-tests-'))
  const server = await openEmbeddedPostgres({ dataDir, role: 'owner', settings: FAST })
  const admin = new pg.Client(server.connection('postgres'))
  await admin.connect()
  const { host, password } = server.connection('postgres')
  await admin.query(`create role comity login createdb password ${admin.escapeLiteral(password as string)}`)
  await admin.query('create database comity_template owner comity')
  await admin.end()
  const pool = openPool(server.connection('comity_template', 'comity'), () => undefined)
  await migrate(pool)
  await pool.end()
  provide('postgres', { host: host as string, password: password as string })
  return async () => {
    await server[Symbol.asyncDispose]()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { readonly host: string; readonly password: string }
  }
}
